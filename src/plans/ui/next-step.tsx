import { useQuery } from '@tanstack/react-query';
import { todayHere } from '#days';
import { Link, When } from '#kit';
import { nextOf } from '../steps/rules.ts';
import { planQuery } from './use-steps.ts';
import './next-step.css';

/** What one does next for a goal, in a line that leads to its plan; without a plan, the way to one. */
export function NextStep({ goalId }: { goalId: number }) {
  const { data } = useQuery(planQuery(goalId));
  if (data === undefined) return null;
  const step = nextOf(data.steps, todayHere());
  const plan = `/goals/${goalId}/plan`;
  return (
    <p className="next-step">
      <span className="next-step-label">Next step</span>
      <Link href={plan}>{step?.text ?? 'Plan the next step'}</Link>
      {step?.nextDueOn && (
        <When at={step.nextDueOn} before={step.nextDueOn < todayHere() ? 'was due' : 'due'} />
      )}
    </p>
  );
}
