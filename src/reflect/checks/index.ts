import type { Part } from '../parts.ts';
import { checkRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { exportChecks } from './queries.ts';
export { stalledGoals } from './stalled.ts';

export const checks: Part = { migrations, routes: checkRoutes };
