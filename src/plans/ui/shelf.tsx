import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asHeading, Button, Card, Link, List, When, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { ShelfView } from '../shelf/schema.ts';
import { KeepFromDialog, type Keeping } from './keep-from-dialog.tsx';
import { KeptPaths } from './kept-paths.tsx';
import { shelfPath } from './use-shelf.ts';

interface ShelfProps {
  goalId: number;
  /** In view at once, where little is planned yet. */
  isOpen: boolean;
}

/** Look before you leap: how others got there, and what one keeps of it. */
export function Shelf({ goalId, isOpen }: ShelfProps) {
  const [wasOpened, setOpened] = useState(isOpen);
  const query = useQuery({
    ...read<ShelfView>(shelfPath(goalId)),
    enabled: wasOpened || isOpen,
  });
  return (
    <details
      className="plan-shelf"
      open={isOpen}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>How others got there</summary>
      <Why of="littlejohn-2012" about="how others got there">
        To look first at how others went about it follows from that; it is Kith’s own reading.
      </Why>
      <Loaded query={query} lines={5} label="Looking on the shelf">
        {(shelf) => <OnShelf goalId={goalId} shelf={shelf} />}
      </Loaded>
    </details>
  );
}

function OnShelf({ goalId, shelf }: { goalId: number; shelf: ShelfView }) {
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const { entries, goals, kits, kept } = shelf;
  const isEmpty = entries.length + goals.length + kits.length === 0;
  return (
    <div className="shelf">
      {kept.length > 0 && <KeptPaths goalId={goalId} kept={kept} />}
      {isEmpty && (
        <p className="plan-none">
          Nothing is here yet. Follow people who do what you want to learn (
          <Link href="/sources/import">bring some in</Link>), and what they wrote of it stands here.
        </p>
      )}
      {entries.length > 0 && (
        <Card title="What people you follow wrote">
          <List items={entries} keyOf={({ id }) => id}>
            {(entry) => (
              <ShelfLine
                title={<Link href={`/entries/${entry.id}`}>{entry.title || 'Untitled'}</Link>}
                facts={
                  <>
                    <Link href={`/people/${entry.person.id}`}>{entry.person.name}</Link>
                    {entry.publishedAt !== null && <When at={entry.publishedAt} />}
                    <span>{entry.because}</span>
                  </>
                }
                quote={entry.sentence ?? entry.passage}
                onKeep={() => setKeeping({ kind: 'entry', id: entry.id, title: entry.title })}
                name={entry.title}
              />
            )}
          </List>
        </Card>
      )}
      {goals.length > 0 && (
        <Card title="Goals that others share">
          <List items={goals} keyOf={({ id }) => id}>
            {(goal) => (
              <ShelfLine
                title={asHeading(goal.able || goal.need)}
                facts={<span>{goal.memberName}</span>}
                quote={goal.questions.join(' · ')}
                onKeep={() => setKeeping({ kind: 'goal', id: goal.id, title: goal.able })}
                name={goal.able}
              />
            )}
          </List>
        </Card>
      )}
      {kits.length > 0 && (
        <Card title="Starter kits you took in">
          <List items={kits} keyOf={({ id }) => id}>
            {(kit) => (
              <ShelfLine
                title={kit.title}
                facts={<span>{kit.steps.length} steps</span>}
                quote={kit.steps.slice(0, STEPS_SHOWN_MAX).join(' · ')}
                onKeep={() => setKeeping({ kind: 'kit', id: kit.id, title: kit.title })}
                name={kit.title}
              />
            )}
          </List>
        </Card>
      )}
      {keeping && (
        <KeepFromDialog goalId={goalId} keeping={keeping} onClose={() => setKeeping(null)} />
      )}
    </div>
  );
}

const STEPS_SHOWN_MAX = 4;

interface ShelfLineProps {
  title: ReactNode;
  facts: ReactNode;
  quote: string;
  onKeep: () => void;
  name: string;
}

const ShelfLine = ({ title, facts, quote, onKeep, name }: ShelfLineProps) => (
  <div className="shelf-line">
    <div className="shelf-words">
      <p className="step-text">{title}</p>
      <p className="step-facts">{facts}</p>
      {quote !== '' && <p className="shelf-quote">{quote}</p>}
    </div>
    <Button size="s" onPress={onKeep} aria-label={`Keep from this: ${name}`} aria-haspopup="dialog">
      Keep from this
    </Button>
  </div>
);
