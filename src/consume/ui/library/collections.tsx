import { useQuery } from '@tanstack/react-query';
import { Button, Link } from '#kit';
import { read } from '#web-api';
import type { LibraryView } from '../../library/schema.ts';

interface CollectionsProps {
  of: LibraryView['goals'];
  goals: readonly { id: number; name: string }[];
}

/** What is kept for each goal, as a way to it. */
export function Collections({ of, goals }: CollectionsProps) {
  const named = of.flatMap(({ goalId, count }) => {
    const name = goals.find(({ id }) => id === goalId)?.name;
    return name === undefined ? [] : [{ goalId, count, name }];
  });
  if (named.length === 0) return null;
  return (
    <nav aria-label="Kept for your goals">
      <ul className="library-collections">
        {named.map(({ goalId, count, name }) => (
          <li key={goalId}>
            <Link href={`/library?goal=${goalId}`} look="button">
              {`${name} (${count.toLocaleString('en')})`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface OnlyOfProps {
  personId: string;
  onLeave: () => void;
}

/** Says that only what one person published is shown, and leads back. */
export function OnlyOf({ personId, onLeave }: OnlyOfProps) {
  const { data } = useQuery(read<{ name: string }>(`/people/${encodeURIComponent(personId)}`));
  return (
    <p className="library-only">
      {data ? `Only what ${data.name} published.` : 'Only what one person published.'}{' '}
      <Button size="s" onPress={onLeave}>
        Show all
      </Button>
    </p>
  );
}
