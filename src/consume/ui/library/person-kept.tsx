import { useQuery } from '@tanstack/react-query';
import { Fold, Link, List } from '#kit';
import { read, useGoalNames } from '#web-api';
import type { LibraryView } from '../../library/schema.ts';
import { LibraryLine } from './library-line.tsx';
import './library.css';

interface PersonKeptProps {
  person: { id: number; name: string };
}

const SHOWN_MAX = 5;

/** What one keeps of a person's, the latest first, and the way to all of it. Not there while one keeps nothing. */
export function PersonKept({ person }: PersonKeptProps) {
  const { data } = useQuery(read<LibraryView>(`/keeps?person=${person.id}`));
  const goals = useGoalNames();
  if (!data || data.keeps.length === 0) return null;
  return (
    <Fold
      id="person.kept"
      title="What you keep"
      actions={<Link href={`/library?person=${person.id}`}>In the library</Link>}
    >
      <List
        items={data.keeps.slice(0, SHOWN_MAX)}
        keyOf={({ id }) => id}
        label={`What you keep of ${person.name}`}
      >
        {(keep) => (
          <LibraryLine
            keep={keep}
            goal={goals.find(({ id }) => id === keep.goalId)?.name ?? null}
          />
        )}
      </List>
    </Fold>
  );
}
