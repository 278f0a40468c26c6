import { useQuery } from '@tanstack/react-query';
import type { GoalView } from '#goals';
import { IfThen, Link } from '#kit';
import { read } from '#web-api';
import './plan-against.css';

type Against = Pick<GoalView, 'obstacle' | 'ifThen'>;

/** Whether a goal says what stands in its way, or what one does then. */
export const hasPlanAgainst = ({ obstacle, ifThen }: Against): boolean =>
  obstacle !== '' || isWhole(ifThen);

const isWhole = (plan: Against['ifThen']): plan is NonNullable<Against['ifThen']> =>
  plan !== null && plan.cue !== '' && plan.action !== '';

/** What one expected to get in the way of a goal, and what one wanted to do then. */
export function PlanAgainst({ obstacle, ifThen }: Against) {
  return (
    <p className="plan-against">
      {obstacle !== '' && <>You expected this in the way: “{obstacle}” </>}
      {isWhole(ifThen) && <IfThen {...ifThen} before="Your plan" />}
    </p>
  );
}

/** The same for a goal of which only the number is known; a way to make a plan where there is none. */
export function PlanOfGoal({ goalId, offers = false }: { goalId: number; offers?: boolean }) {
  const { data: goal } = useQuery(read<GoalView>(`/goals/${goalId}`));
  if (goal === undefined) return null;
  if (hasPlanAgainst(goal)) return <PlanAgainst obstacle={goal.obstacle} ifThen={goal.ifThen} />;
  if (!offers) return null;
  return (
    <p className="plan-against">
      <Link href={`/goals/${goalId}/edit`}>Plan for what gets in the way</Link>
    </p>
  );
}
