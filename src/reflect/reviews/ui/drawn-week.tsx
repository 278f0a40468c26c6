import { todayHere } from '#days';
import { asHeading, Link } from '#kit';
import { OnTrack } from '../../ui/on-track.tsx';
import { hasPlanAgainst, PlanAgainst } from '../../ui/plan-against.tsx';
import type { Happening } from '../happened.ts';
import type { WeekView } from '../week-schema.ts';
import { HappenedList } from './happened-list.tsx';
import { weekdayWords } from './words.ts';

const LINES_MAX = 3;

interface DrawnWeekProps {
  view: WeekView;
  /** Whether each goal asks if it is on track: that is a question about now. */
  asksOnTrack?: boolean;
}

/** What happened, by day and for each goal, and what still waits in the inbox. */
export function DrawnWeek({ view, asksOnTrack = false }: DrawnWeekProps) {
  const { goals, happened, waiting } = view;
  const listed = new Set(goals.map(({ id }) => id));
  const others = happened.filter(({ goal }) => goal === null || !listed.has(goal.id));
  return (
    <section className="review-part">
      <h2>What happened</h2>
      <WeekDays days={view.days} />
      {goals.map((goal) => (
        <WeekGoal
          key={goal.id}
          goal={goal}
          happened={happened.filter((one) => one.goal?.id === goal.id)}
          asksOnTrack={asksOnTrack}
        />
      ))}
      {(others.length > 0 || goals.length === 0) && (
        <div className="week-goal">
          {goals.length > 0 && <h3>Besides</h3>}
          <HappenedList
            happened={others}
            shownMax={LINES_MAX}
            nothing="Nothing was written down here this week. What you did elsewhere counts just as well: say it below."
          />
        </div>
      )}
      {waiting > 0 && (
        <p>
          <Link href="/inbox">
            {waiting === 1 ? 'One thing you captured waits' : `${waiting} things you captured wait`}
          </Link>{' '}
          <span className="review-soft">for a place. There is no hurry.</span>
        </p>
      )}
    </section>
  );
}

interface WeekGoalProps {
  goal: WeekView['goals'][number];
  happened: readonly Happening[];
  asksOnTrack: boolean;
}

function WeekGoal({ goal, happened, asksOnTrack }: WeekGoalProps) {
  // What stood in the way is only asked of a week in which nothing was noted.
  const isStill = happened.length === 0 && hasPlanAgainst(goal);
  return (
    <div className="week-goal">
      <h3>
        <Link href={`/goals/${goal.id}`} look="plain">
          {asHeading(goal.title)}
        </Link>
      </h3>
      <HappenedList happened={happened} shownMax={LINES_MAX} nothing="Nothing was noted for it." />
      {isStill && <PlanAgainst obstacle={goal.obstacle} ifThen={goal.ifThen} />}
      {asksOnTrack && <OnTrack goalId={goal.id} isPlanBeside={isStill} />}
      {asksOnTrack && goal.reviewOn !== null && goal.reviewOn <= todayHere() && (
        <p className="review-soft">
          Its day has come:{' '}
          <Link
            href={`/goals/${goal.id}/review`}
            aria-label={`Look back on ${asHeading(goal.title)}`}
          >
            Look back
          </Link>{' '}
          on what shows it, why it went so, and what follows.
        </p>
      )}
    </div>
  );
}

/** How much was noted on which day: a picture that says its numbers too. */
function WeekDays({ days }: { days: WeekView['days'] }) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  return (
    <ol className="week-days" aria-label="Noted on each day">
      {days.map(({ day, count }) => (
        <li key={day}>
          <span className="week-day-bar">
            <svg aria-hidden="true" viewBox="0 0 10 100" preserveAspectRatio="none">
              <rect x="0" width="10" y={100 - (100 * count) / most} height={(100 * count) / most} />
            </svg>
          </span>
          <span className="week-day-count">{count}</span>
          <span>{weekdayWords(day)}</span>
        </li>
      ))}
    </ol>
  );
}
