import { z } from '@hono/zod-openapi';

/** Two weeks without a sign are long enough to ask what stands in the way; see decisions/0035. */
export const STALLS_AFTER_DAYS = 14;

/** An if-then plan whose moment is now, as far as a calendar can tell. */
export const IfThenNow = z
  .object({
    /** A step's own plan says what to do when; a goal's says what to do against its obstacle. */
    whose: z.enum(['step', 'goal']),
    cue: z.string(),
    action: z.string(),
    /** The day on which the cue was meant to come and passed; null while it may still come. */
    missedOn: z.string().nullable(),
  })
  .openapi('IfThenNow');
export type IfThenNow = z.infer<typeof IfThenNow>;

interface Cued {
  cue: string;
  /** What the step is, where no action is said. */
  action: string;
  text: string;
  nextDueOn: string | null;
}
export interface GoalPlan {
  ifThen: { cue: string; action: string } | null;
}
interface Standing {
  step: Cued | null;
  goal: GoalPlan;
  /** Whether the goal does not move, by the member's word or by two weeks of silence. */
  isStalled: boolean;
  today: string;
}

/**
 * The one if-then plan to be told beside a goal's next step, if any: the step's own on its day, or on any day where
 * it has none, or told as missed; else the goal's, once a step is due or the goal stalls. A plan whose day lies
 * ahead waits for it.
 */
export function momentOf({ step, goal, isStalled, today }: Standing): IfThenNow | null {
  const isDue = step !== null && step.nextDueOn !== null && step.nextDueOn <= today;
  if (step !== null && step.cue !== '' && (isDue || step.nextDueOn === null))
    return stepsOwn(step, today);
  const plan = wholePlan(goal);
  return plan !== null && (isDue || isStalled) ? { whose: 'goal', ...plan, missedOn: null } : null;
}

/** Of a step that has a cue. */
function stepsOwn({ cue, action, text, nextDueOn }: Cued, today: string): IfThenNow {
  const missedOn = nextDueOn !== null && nextDueOn < today ? nextDueOn : null;
  return { whose: 'step', cue, action: action || text, missedOn };
}

/** The goal's plan; null while half of it is missing, since half a plan tells nobody what to do. */
function wholePlan({ ifThen }: GoalPlan): { cue: string; action: string } | null {
  if (ifThen === null || ifThen.cue === '' || ifThen.action === '') return null;
  return { cue: ifThen.cue, action: ifThen.action };
}

/** "if it is Monday, then I drill" */
export const ifThenWords = ({ cue, action }: { cue: string; action: string }): string =>
  `if ${cue}, then I ${action}`;
