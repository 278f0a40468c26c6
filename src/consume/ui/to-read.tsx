import { useQuery } from '@tanstack/react-query';
import { Link, useMatches } from '#kit';
import { minutesWords } from '../stream/rules.ts';
import { goalStream } from './use-goal-stream.ts';
import './to-read.css';

interface ToReadProps {
  countMax: number;
  /** What stands on the page already. */
  without: readonly { id: number }[];
  /** Nobody helps with a goal so far. */
  hasNobody: boolean;
}

const Nobody = () => (
  <section className="to-read" aria-labelledby="to-read">
    <h2 id="to-read">Next, the people</h2>
    <p>
      You follow nobody yet. Bring in whom you read or know, and Kith says who fits your goals and
      what they publish for them.
    </p>
    <Link href="/sources/import" look="button">
      Bring in people you read
    </Link>
  </section>
);

/**
 * Where there is room below the goals: what to read for them first today. On a phone it is a press away; but who follows
 * nobody yet is led on there, too.
 */
export function ToRead({ countMax, without, hasNobody }: ToReadProps) {
  const isWide = useMatches('(min-width: 60rem)');
  const { data } = useQuery({ ...goalStream(false), enabled: isWide || hasNobody });
  if (data?.hasSources === false) return <Nobody />;
  if (!isWide || data === undefined) return null;
  const waiting = data.entries.filter(
    ({ id, isRead }) => !isRead && !without.some((shown) => shown.id === id),
  );
  const entries = waiting.slice(0, countMax);
  if (entries.length === 0) return null;
  return (
    <section className="to-read" aria-labelledby="to-read">
      <h2 id="to-read">To read for your goals</h2>
      <ul>
        {entries.map(({ id, title, people, source, words }) => (
          <li key={id}>
            <Link href={`/entries/${id}`}>{title || 'Untitled'}</Link>{' '}
            <span className="to-read-about">
              {[people[0]?.name ?? source, minutesWords(words)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <Link href="/stream">
        {waiting.length > entries.length
          ? `${waiting.length - entries.length} more for today`
          : 'In the stream, with why'}
      </Link>
    </section>
  );
}
