import { lazy, type RefObject, Suspense } from 'react';
import { todayHere } from '#days';
import type { StepView } from '#plans';
import { ToRead } from '../../../src/consume/ui/to-read.tsx';
import { asHeading, CheckIcon, IfThen, Link, PlusIcon, When } from '../../kit/index.ts';
import type { Amounts } from './amounts.ts';
import type { Home, HomeGoal } from './answer.ts';
import { useGoalsOfDay } from './use-done.ts';
import './goals.css';

const OnTrack = lazy(() =>
  import('../../../src/reflect/ui/on-track.tsx').then((checks) => ({ default: checks.OnTrack })),
);

interface GoalsProps {
  home: Home;
  amounts: Amounts;
  ref: RefObject<HTMLElement | null>;
}

/** The most pressing goal in full, the others in a few lines each, and how many there are besides. */
export function Goals({ home, amounts, ref }: GoalsProps) {
  const [goals, done] = useGoalsOfDay(home, ref);
  const shown = goals.slice(0, amounts.goals);
  return (
    <section className="home-goals" aria-label="Goals" ref={ref}>
      {shown.map((goal, place) => (
        <Goal
          key={goal.id}
          goal={goal}
          isFront={place === 0}
          tellsPlan={place === 0 || amounts.tellsPlans}
          asksOnTrack={place === 0 && amounts.asksOnTrack}
          done={done}
        />
      ))}
      <More home={home} shown={shown.length} />
      {amounts.reads > 0 && (
        <ToRead
          countMax={amounts.reads}
          without={home.entries}
          hasNobody={goals.every(({ people }) => people.length === 0)}
        />
      )}
    </section>
  );
}

/** Where the goals are that do not stand here. */
function More({ home: { goalsTotal, drafts }, shown }: { home: Home; shown: number }) {
  const more = goalsTotal - shown;
  const [draft, ...others] = drafts;
  if (more === 0 && draft === undefined) return null;
  return (
    <p className="home-more">
      {more > 0 && <Link href="/goals">{more === 1 ? '1 more goal' : `${more} more goals`}</Link>}
      {draft !== undefined && others.length === 0 && (
        <span className="home-draft">
          A draft waits: <Link href={`/goals/${draft.id}/edit`}>{asHeading(draft.title)}</Link>
        </span>
      )}
      {others.length > 0 && <Link href="/goals">{`${drafts.length} drafts wait`}</Link>}
    </p>
  );
}

interface GoalProps {
  goal: HomeGoal;
  isFront: boolean;
  tellsPlan: boolean;
  asksOnTrack: boolean;
  done: (step: StepView) => void;
}

function Goal({ goal, isFront, tellsPlan, asksOnTrack, done }: GoalProps) {
  return (
    <article className="home-goal" data-front={isFront || undefined}>
      <h2 className="home-title">
        <Link href={`/goals/${goal.id}`} look="plain">
          <span className="home-cut">{asHeading(goal.title)}</span>
        </Link>
      </h2>
      <Step goal={goal} tellsPlan={tellsPlan} done={done} />
      {asksOnTrack && (
        <div className="home-check">
          <Suspense>
            <OnTrack goalId={goal.id} isPlanBeside={goal.ifThen?.whose === 'goal'} />
          </Suspense>
        </div>
      )}
    </article>
  );
}

/** The next step with its ring to tick, or the way to plan one. */
function Step({ goal, tellsPlan, done }: Pick<GoalProps, 'goal' | 'tellsPlan' | 'done'>) {
  const { step } = goal;
  return (
    <div className="home-step" data-done={goal.isStepDone || undefined}>
      {step === null ? (
        <span className="home-tick">
          <PlusIcon />
        </span>
      ) : (
        <button
          type="button"
          className="home-tick"
          aria-label={`Done: ${step.text}`}
          // Not disabled meanwhile: that would throw the focus back to the top of the page.
          aria-disabled={goal.isStepDone}
          onClick={() => !goal.isStepDone && done(step)}
        >
          <CheckIcon />
        </button>
      )}
      <div className="home-step-words">
        <Link href={`/goals/${goal.id}/plan`} look={step === null ? 'text' : 'plain'}>
          <span className="home-cut">{step === null ? 'Plan the next step' : step.text}</span>
        </Link>
        <Facts goal={goal} />
        {goal.ifThen !== null && (tellsPlan || isOfToday(goal)) && <Cue ifThen={goal.ifThen} />}
      </div>
    </div>
  );
}

/** Whether a step waits for its cue today: that is told however little room there is. */
const isOfToday = ({ step, ifThen }: HomeGoal): boolean =>
  ifThen?.whose === 'step' && step?.nextDueOn === todayHere();

/** When the step is due, what else is, and with whom. */
function Facts({ goal }: { goal: HomeGoal }) {
  const { id, step, dueMore, isReviewDue, people } = goal;
  return (
    <ul className="home-facts">
      {step !== null && step.nextDueOn !== null && (
        <li>
          <When at={step.nextDueOn} before={step.nextDueOn < todayHere() ? 'was due' : 'due'} />
        </li>
      )}
      {dueMore > 0 && (
        <li>
          <Link href={`/goals/${id}/plan`}>{`${dueMore} more due`}</Link>
        </li>
      )}
      {isReviewDue && (
        <li>
          <Link href={`/goals/${id}/review`} aria-label="Look back at this goal">
            Look back
          </Link>
        </li>
      )}
      <li className="home-people">
        {people.length === 0 ? (
          <Link href={`/goals/${id}`}>See who fits</Link>
        ) : (
          people.map((person, at) => (
            <span key={person.id}>
              {at === 0 ? 'with ' : ', '}
              <Link href={`/people/${person.id}`}>{person.name}</Link>
            </span>
          ))
        )}
      </li>
    </ul>
  );
}

/** A cue whose day has passed is told for the next time, not as if it were now. */
function Cue({ ifThen }: { ifThen: NonNullable<HomeGoal['ifThen']> }) {
  const before =
    ifThen.whose === 'goal' ? 'Your plan' : ifThen.missedOn === null ? undefined : 'Next time';
  return (
    <p className="home-if-then">
      <IfThen cue={ifThen.cue} action={ifThen.action} before={before} />
    </p>
  );
}
