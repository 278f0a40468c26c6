import type { Part } from '../parts.ts';
import { eraseJobs } from './remove.ts';
import { toolRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { exportTools } from './queries.ts';

export const tools: Part = { migrations, jobs: eraseJobs, routes: toolRoutes };
