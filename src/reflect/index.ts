import type { Room } from '#platform';
import { eraseJobs, migrations as recall, recallRoutes } from './recall/index.ts';

export { exportRecall, recallDue } from './recall/index.ts';

export const reflect: Room = {
  name: 'reflect',
  migrations: [...recall],
  jobs: eraseJobs,
  routes: recallRoutes,
};
