import type { Room } from '#platform';
import { followMergedPeople } from './follow-people.ts';
import { eraseJobs } from './steps/remove.ts';
import { stepRoutes } from './steps/routes.ts';
import { migrations } from './steps/schema.ts';

export { type ExportedStep, exportPlans } from './export.ts';
export { type Cue, cuesFor, type DueStep, dueSteps, nextSteps } from './steps/next.ts';
export { stepById, stepsOf } from './steps/queries.ts';
export { removeStep } from './steps/remove.ts';
export type { StepView } from './steps/schema.ts';
export { addStep } from './steps/write.ts';

export const plans: Room = {
  name: 'plans',
  migrations,
  jobs: eraseJobs,
  listeners: followMergedPeople,
  routes: stepRoutes,
};
