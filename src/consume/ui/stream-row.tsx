import { memo } from 'react';
import { Button, Link, When } from '#kit';
import type { Wanted, WhyHere } from '../goals/schema.ts';
import { minutesWords } from '../stream/rules.ts';
import type { StreamEntry } from '../stream/schema.ts';
import { useEntryAddress, useRow } from './beside/beside.ts';
import { EntryMenu } from './calm/entry-menu.tsx';
import { wantedWords } from './calm/wanted-words.ts';

interface StreamRowProps {
  entry: StreamEntry;
  /** Where it stands for a goal: for which question, and whose goal that is where it is not plain. */
  why?: readonly WhyHere[] | undefined;
  /** What one wanted more or less of, and moved it. */
  wanted?: readonly Wanted[] | undefined;
  /** Whether it stands beside the list. */
  isChosen?: boolean;
  onMark: (entry: StreamEntry) => void;
  onKeep: (entry: StreamEntry) => void;
}

/** One entry in a list: what it is, who published it where and when, how long it takes. */
export const StreamRow = memo(function StreamRow({
  entry,
  why = [],
  wanted = [],
  isChosen = false,
  onMark,
  onKeep,
}: StreamRowProps) {
  const title = entry.title || 'Untitled';
  const minutes = minutesWords(entry.words);
  const hasWhy = why.length + wanted.length + entry.alsoIn.length > 0;
  const addressOf = useEntryAddress();
  const { address, row } = useRow(entry.id);
  return (
    <article
      className="stream-row"
      data-entry={entry.id}
      data-read={entry.isRead || undefined}
      aria-label={title}
      aria-current={isChosen || undefined}
      tabIndex={-1}
      {...row}
    >
      <h2>
        <Link href={address} look="plain">
          {title}
        </Link>
      </h2>
      <p className="stream-about">
        <Whose entry={entry} />
        {entry.publishedAt !== null && <When at={entry.publishedAt} />}
        {minutes && <span>{minutes}</span>}
      </p>
      {entry.excerpt && <p className="stream-excerpt">{entry.excerpt}</p>}
      <div className="stream-foot">
        {hasWhy && (
          <div className="stream-whys">
            {why.map((one) => (
              <p className="stream-why" key={one.goalId}>
                Speaks of <Link href={`/goals/${one.goalId}`}>{one.question}</Link>
                {one.goal && `, for “${one.goal}”`}
              </p>
            ))}
            {wanted.map((one) => (
              <p className="stream-why" key={`${one.kind} ${one.key}`}>
                {wantedWords(one)}
              </p>
            ))}
            {entry.alsoIn.length > 0 && (
              <p className="stream-why">
                Also carried by{' '}
                {entry.alsoIn.map(({ id, source }, at) => (
                  <span key={id}>
                    {at > 0 && ', '}
                    <Link href={addressOf(id)}>{source}</Link>
                  </span>
                ))}
              </p>
            )}
          </div>
        )}
        <span className="stream-acts">
          <Button
            size="s"
            tone="plain"
            onPress={() => onKeep(entry)}
            aria-label={`${entry.keepId === null ? 'Keep' : 'Kept'}: ${title}`}
          >
            {entry.keepId === null ? 'Keep' : 'Kept ✓'}
          </Button>
          <Button
            size="s"
            tone="plain"
            onPress={() => onMark(entry)}
            aria-label={`${entry.isRead ? 'Unread' : 'Mark read'}: ${title}`}
          >
            {entry.isRead ? 'Unread' : 'Mark read'}
          </Button>
          <EntryMenu entry={entry} />
        </span>
      </div>
    </article>
  );
});

/** The people, where the member knows them; else the source. */
function Whose({ entry: { people, source } }: Pick<StreamRowProps, 'entry'>) {
  if (people.length === 0) return <span>{source}</span>;
  return (
    <span>
      {people.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link href={`/people/${id}`}>{name}</Link>
        </span>
      ))}
    </span>
  );
}
