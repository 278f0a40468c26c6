import { type Kith, type Room, routesOf } from '#platform';
import { followMergedPeople } from './follow-people.ts';
import { eraseJobs } from './steps/remove.ts';
import { stepRoutes } from './steps/routes.ts';
import { migrations } from './steps/schema.ts';
import { templateRoutes } from './templates/routes.ts';

export { type ExportedStep, exportPlans } from './export.ts';
export { type Cue, cuesFor, type DueStep, dueSteps, nextSteps } from './steps/next.ts';
export { stepById, stepsOf } from './steps/queries.ts';
export { removeStep } from './steps/remove.ts';
export { StepView } from './steps/schema.ts';
export { addStep } from './steps/write.ts';

function planRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', stepRoutes(kith));
  app.route('/', templateRoutes(kith));
  return app;
}

export const plans: Room = {
  name: 'plans',
  migrations,
  jobs: eraseJobs,
  listeners: followMergedPeople,
  routes: planRoutes,
};
