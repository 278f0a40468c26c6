import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { asHeading, Link } from '#kit';
import { Loaded, readNow } from '#web-api';
import { minutesWords } from '../../time/words-rules.ts';
import type { LivedView } from '../lived.ts';
import { isYear } from '../period-rules.ts';

const CS = [
  ['consume', 'Consume'],
  ['create', 'Create'],
  ['connect', 'Connect'],
  ['contribute', 'Contribute'],
] as const;
const PHASES = [
  ['forethought', 'Before'],
  ['performance', 'While'],
  ['reflection', 'Afterwards'],
] as const;

/** What was lived in the period: the twelve cells, goals, people. A fact sheet to answer from. */
export function LivedPeriod({ period }: { period: string }) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const query = useQuery(
    readNow<LivedView>(`/portraits/${period}/lived?zone=${encodeURIComponent(zone)}`),
  );
  return (
    <section className="lived">
      <h2>{isYear(period) ? 'The year as you lived it' : 'What you lived'}</h2>
      <Loaded query={query} lines={4} label="Loading what you lived">
        {(lived) => <Lived lived={lived} />}
      </Loaded>
    </section>
  );
}

function Lived({ lived }: { lived: LivedView }) {
  const { cells, set, met, parked, people, reviews, minutes } = lived;
  const isEmpty = cells.every(({ count }) => count === 0) && set.length === 0;
  if (isEmpty)
    return <p className="portrait-soft">Nothing was noted here. Answer from what you remember.</p>;
  return (
    <>
      <LivedCells cells={cells} />
      <dl className="lived-facts">
        <Goals name="Goals set" goals={set} />
        <Goals name="Goals met" goals={met} />
        <Goals name="Goals parked" goals={parked} />
        {people.length > 0 && (
          <Fact name="Learnt with">
            {people.map(({ id, name }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <Link href={`/people/${id}`}>{name}</Link>
              </span>
            ))}
          </Fact>
        )}
        {reviews > 0 && (
          <Fact name="Looked back">{reviews === 1 ? 'once' : `${reviews} times`}</Fact>
        )}
        {minutes !== null && <Fact name="Time noted">{minutesWords(minutes)}</Fact>}
      </dl>
    </>
  );
}

/** A table, because it is one. A cell is shaded where something was, not by how much: more is not better. */
function LivedCells({ cells }: { cells: LivedView['cells'] }) {
  const countOf = (c: string, phase: string) =>
    cells.find((cell) => cell.c === c && cell.phase === phase)?.count ?? 0;
  return (
    <table className="lived-cells">
      <caption className="visually-hidden">What you did, by phase and kind</caption>
      <thead>
        <tr>
          <td />
          {CS.map(([c, title]) => (
            <th key={c} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {PHASES.map(([phase, title]) => (
          <tr key={phase}>
            <th scope="row">{title}</th>
            {CS.map(([c]) => {
              const count = countOf(c, phase);
              return (
                <td key={c} className="lived-count" data-lived={count > 0 || undefined}>
                  {count}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Goals({ name, goals }: { name: string; goals: LivedView['met'] }) {
  if (goals.length === 0) return null;
  return (
    <Fact name={name}>
      <ul>
        {goals.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/goals/${id}/journey`}>{asHeading(title)}</Link>
          </li>
        ))}
      </ul>
    </Fact>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
