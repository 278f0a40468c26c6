import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, When } from '#kit';
import { Loaded, read } from '#web-api';
import type { ReasonsView } from '../reasons/schema.ts';
import { type ToldPart, toldParts } from './reason-parts.ts';
import { learntWords, othersWords, partWords, percentWords } from './reason-words.ts';
import './why-person.css';

type Entry = ToldPart['entries'][number];

interface WhyPersonProps {
  goalId: number;
  person: {
    id: number;
    name: string;
    isWaiting?: boolean | undefined;
    yieldsFirst?: boolean | undefined;
  };
}

/** "Why this person?", folded: everything that puts them here, as parts that come to the whole. */
export function WhyPerson({ goalId, person }: WhyPersonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="why why-person" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Why this person?<span className="visually-hidden">{` ${person.name}`}</span>
      </summary>
      {isOpen && <Reasons goalId={goalId} person={person} />}
    </details>
  );
}

function Reasons({ goalId, person }: WhyPersonProps) {
  const query = useQuery(read<ReasonsView>(`/goals/${goalId}/people/${person.id}/reasons`));
  return (
    <Loaded query={query} lines={4} label="Looking why">
      {({ parts, learnt }) =>
        parts.length === 0 ? (
          <p className="reasons-words">
            Nothing they published matches your questions. They stand here because you decided so.
          </p>
        ) : (
          <div className="reasons">
            <ul className="reasons-parts" aria-label={`What puts ${person.name} here`}>
              {toldParts(parts).map((part) => (
                <PartLine key={`${part.kind} ${part.questions.join(' ')}`} part={part} />
              ))}
            </ul>
            <p className="reasons-words">
              Together 100 %: all that puts {person.name} where they are. It does not say how they
              compare with anybody. Of each question, those who say much on it come before those who
              say some.
            </p>
            {person.isWaiting && (
              <p className="reasons-words">
                In these weeks others come first for you. Every few weeks somebody else waits, so
                that not all members of this Kith turn to the same person.
              </p>
            )}
            {person.yieldsFirst && (
              <p className="reasons-words">
                In these weeks somebody else has the first place here. Every few weeks it is another
                who leaves it, so that you do not meet the same person first everywhere.
              </p>
            )}
            {learnt.length > 0 && (
              <p className="reasons-words">
                {learntWords(learnt)}{' '}
                <Link href="/settings/finding">What Kith learnt from your choices</Link>
              </p>
            )}
          </div>
        )
      }
    </Loaded>
  );
}

function PartLine({ part }: { part: ToldPart }) {
  const { title, means } = partWords(part);
  const others = (part.above?.percent ?? 0) + (part.more?.percent ?? 0);
  return (
    <li>
      <p className="reasons-head">
        <span>{title}</span>
        <Share percent={part.percent} />
      </p>
      {means && <p className="reasons-words">{means}</p>}
      {(part.entries.length > 0 || part.above || part.more) && (
        <ul className="reasons-entries">
          {part.entries.map((entry) => (
            <EntryLine key={entry.entryId} entry={entry} />
          ))}
          {(part.above || part.more) && (
            <li>
              <span className="reasons-words">{othersWords(part)}</span>
              <span className="reasons-percent">{percentWords(others)}</span>
            </li>
          )}
        </ul>
      )}
    </li>
  );
}

/** The number says it; the bar shows it to those who would rather look. */
function Share({ percent }: { percent: number }) {
  return (
    <span className="reasons-share">
      <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
        <rect className="reasons-ground" width="100" height="8" />
        <rect width={percent} height="8" />
      </svg>
      <span className="reasons-percent">{percentWords(percent)}</span>
    </span>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  return (
    <li>
      <span>
        <Link href={entry.url ?? `/entries/${entry.entryId}`}>
          {entry.title || 'Without a title'}
        </Link>{' '}
        <span className="reasons-words">
          {entry.publishedAt === null ? 'date unknown' : <When at={entry.publishedAt} />}
          {entry.nearBy && `, near in meaning as ${entry.nearBy} judges`}
          <RepliedTo to={entry.repliedTo} />
        </span>
      </span>
      <span className="reasons-percent">{percentWords(entry.percent)}</span>
    </li>
  );
}

function RepliedTo({ to }: { to: Entry['repliedTo'] }) {
  if (!to) return null;
  const title = to.title || 'an entry without a title';
  return (
    <>
      , in reply to{' '}
      {to.person && (
        <>
          <Link href={`/people/${to.person.id}`}>{to.person.name}</Link>:{' '}
        </>
      )}
      <Link href={`/entries/${to.entryId}`}>{title}</Link>
    </>
  );
}
