import type { Part } from '../parts.ts';
import { eraseJobs } from './remove.ts';
import { recallRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { exportRecall, recallDue } from './queries.ts';

export const recall: Part = { migrations, jobs: eraseJobs, routes: recallRoutes };
