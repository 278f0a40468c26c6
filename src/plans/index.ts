import { type Kith, type Room, routesOf } from '#platform';
import { erasePerson } from './erase-person.ts';
import { followMergedPeople } from './follow-people.ts';
import { kitRoutes } from './kits/routes.ts';
import { migrations as kits } from './kits/schema.ts';
import { shelfRoutes } from './shelf/routes.ts';
import { migrations as shelf } from './shelf/schema.ts';
import { triedOf } from './steps/acts.ts';
import { eraseJobs } from './steps/remove.ts';
import { stepRoutes } from './steps/routes.ts';
import { migrations as steps } from './steps/schema.ts';
import { templateRoutes } from './templates/routes.ts';

export { exportPlans } from './export.ts';
export { linkWords } from './kits/link-rules.ts';
export { kitOf, passKit } from './kits/pass.ts';
export { previewKit } from './kits/queries.ts';
export { parseKit } from './kits/schema.ts';
export { takeKit } from './kits/take.ts';
export {
  type GoalPlan,
  IfThenNow,
  ifThenWords,
  momentOf,
  STALLS_AFTER_DAYS,
} from './steps/moment.ts';
export { type DueStep, dueSteps, type Next, nextSteps } from './steps/next.ts';
export { stepsOf } from './steps/queries.ts';
export { removeSteps } from './steps/remove.ts';
export { StepView } from './steps/schema.ts';
export { addStep, addStepIn } from './steps/write.ts';

function planRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', stepRoutes(kith));
  app.route('/', templateRoutes(kith));
  app.route('/', kitRoutes(kith));
  app.route('/', shelfRoutes(kith));
  return app;
}

export const plans: Room = {
  name: 'plans',
  actsOn: triedOf,
  erasePerson,
  migrations: [...steps, ...kits, ...shelf],
  jobs: eraseJobs,
  listeners: followMergedPeople,
  routes: planRoutes,
};
