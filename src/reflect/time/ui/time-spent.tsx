import { useQuery } from '@tanstack/react-query';
import { dayHere } from '#days';
import { readNow } from '#web-api';
import { weekOf } from '../../reviews/week-rules.ts';
import type { TimeView } from '../schema.ts';
import { minutesWords } from '../words-rules.ts';
import '../../ui/on-track.css';

/** The time that was noted for a goal, as a fact beside the time a week that one has in mind. */
export function TimeSpentFact({ goalId }: { goalId: number }) {
  const { data } = useQuery(readNow<TimeView>(addressOf({ goalId })));
  if (!data || data.minutes === null) return null;
  const week = weekOf(dayHere(Date.now()));
  const now = data.weeks.find((one) => one.week === week);
  return (
    <div>
      <dt>Time noted</dt>
      <dd>
        {minutesWords(data.minutes)}
        {now && `, ${minutesWords(now.minutes)} of it this week`}
      </dd>
    </div>
  );
}

interface TimeSpentProps {
  goalId: number | null;
  bounds: { from?: number; to?: number };
  /** The period as one says it within a sentence. */
  periodWords: string;
  /** What one set aside for the goal; null where that was not said. */
  minutesPerWeek?: number | null;
}

/** The time that was noted in a period, in a sentence, and by week as a table. Nothing where none was. */
export function TimeSpent({ goalId, bounds, periodWords, minutesPerWeek = null }: TimeSpentProps) {
  const { data } = useQuery(readNow<TimeView>(addressOf({ goalId, ...bounds })));
  if (!data || data.minutes === null) return null;
  const isAll = bounds.from === undefined && bounds.to === undefined;
  return (
    <section className="map-latest">
      <h2>Time noted</h2>
      <p>
        {minutesWords(data.minutes)} {isAll ? 'in all' : periodWords}.
        {minutesPerWeek !== null && ` You set aside ${minutesWords(minutesPerWeek)} a week.`}
      </p>
      {data.weeks.length > 1 && <Weeks weeks={data.weeks} />}
    </section>
  );
}

function Weeks({ weeks }: Pick<TimeView, 'weeks'>) {
  return (
    <details className="progress-table">
      <summary>By week</summary>
      <table>
        <caption className="visually-hidden">Time noted by week, latest first</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, minutes }) => (
            <tr key={week}>
              <td>{`${Number(week.slice(6))} of ${week.slice(0, 4)}`}</td>
              <td>{minutesWords(minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function addressOf({
  goalId,
  from,
  to,
}: {
  goalId: number | null;
  from?: number;
  to?: number;
}): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const asked = new URLSearchParams({ zone });
  if (goalId !== null) asked.set('goal', String(goalId));
  if (from !== undefined) asked.set('from', String(from));
  if (to !== undefined) asked.set('to', String(to));
  return `/time?${asked}`;
}
