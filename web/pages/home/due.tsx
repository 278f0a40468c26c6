import { type ReactNode, type Ref, useId } from 'react';
import { IfThen, Link, When } from '../../kit/index.ts';
import type { Home } from './answer.ts';
import { withPeople } from './with-people.ts';

interface DueProps {
  home: Home;
  isShort: boolean;
  ref: Ref<HTMLElement>;
}

/** What is due besides the steps, and the few people and entries that matter now. */
export function Due({ home, isShort, ref }: DueProps) {
  const some = <One,>(things: readonly One[]) => (isShort ? things.slice(0, 1) : things);
  const people = some(withPeople(home));
  const lines = linesOf(home);
  return (
    <aside className="home-due" aria-label="Due" ref={ref}>
      {people.length > 0 && (
        <Part title="With people" more={<MoreWithPeople home={home} shown={people} />}>
          {people.map(({ key, href, words, on }) => (
            <li key={key}>
              <Link href={href}>{words}</Link>
              {on !== null && <When at={on} before="," />}
            </li>
          ))}
        </Part>
      )}
      {home.keeping.length > 0 && (
        <Part title="Keep in touch" more={<Link href="/keeping">Who else</Link>}>
          {some(home.keeping).map(({ person, why }) => (
            <li key={person.id}>
              <Link href={`/people/${person.id}`}>{person.name}</Link>{' '}
              <span className="home-quiet">{why}</span>
            </li>
          ))}
        </Part>
      )}
      {home.entries.length > 0 && (
        <Part title="Lately">
          {some(home.entries).map((entry) => (
            <li key={entry.id}>
              <Link href={`/entries/${entry.id}`}>{entry.title}</Link>{' '}
              <span className="home-quiet">
                {entry.person.name}, <When at={entry.publishedAt} />
              </span>
            </li>
          ))}
        </Part>
      )}
      {home.cues.length > 0 && !isShort && (
        <Part title="If the moment comes">
          {home.cues.map(({ stepId, goal, cue, action }) => (
            <li key={stepId}>
              <Link href={`/goals/${goal.id}/plan`} look="plain">
                <IfThen cue={cue} action={action} />
              </Link>
            </li>
          ))}
        </Part>
      )}
      {lines.length > 0 && (
        <Part title="Also" isAlso>
          {lines.map(({ href, words }) => (
            <li key={href}>
              <Link href={href}>{words}</Link>
            </li>
          ))}
        </Part>
      )}
    </aside>
  );
}

interface PartProps {
  title: string;
  children: ReactNode;
  /** The way to all of them. */
  more?: ReactNode;
  /** Short lines: they stand beside each other where the page is narrow. */
  isAlso?: boolean;
}

function Part({ title, children, more, isAlso }: PartProps) {
  const id = useId();
  return (
    <section className="home-part" aria-labelledby={id} data-also={isAlso}>
      <h2 id={id} className="home-part-title">
        {title}
      </h2>
      <ul>{children}</ul>
      {more && <div className="home-part-more">{more}</div>}
    </section>
  );
}

/** Where the rest of it stands: moves and asks have a page each. */
function MoreWithPeople({ home, shown }: { home: Home; shown: readonly { href: string }[] }) {
  const movesShown = shown.filter(({ href }) => href === '/moves').length;
  const moves = home.movesTotal - movesShown;
  const asks = home.asksTotal - (shown.length - movesShown);
  if (moves + asks === 0) return null;
  if (moves > 0 && asks > 0)
    return (
      <>
        <Link href="/moves">{`${count(moves, 'move')}`}</Link>
        {' and '}
        <Link href="/asks">{`${count(asks, 'ask')} more`}</Link>
      </>
    );
  return moves > 0 ? (
    <Link href="/moves">{`${moves} more due`}</Link>
  ) : (
    <Link href="/asks">{`${asks} more due`}</Link>
  );
}

function linesOf({ waiting, requests, recall, week }: Home): { href: string; words: string }[] {
  const isWeekOpen = week.state !== 'done' && week.state !== 'skipped';
  return [
    ...(requests > 0 ? [{ href: '/peers', words: requestWords(requests) }] : []),
    ...(isWeekOpen
      ? [{ href: `/reviews/week/${week.week}`, words: 'Look back at this week' }]
      : []),
    ...(waiting > 0
      ? [{ href: '/inbox', words: `${count(waiting, 'capture')} in the inbox` }]
      : []),
    ...(recall > 0 ? [{ href: '/recall', words: `${count(recall, 'question')} to yourself` }] : []),
  ];
}

export const requestWords = (number: number) =>
  number === 1 ? 'A member wrote to you' : `${number} members wrote to you`;

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
