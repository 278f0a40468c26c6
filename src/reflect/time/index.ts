import type { Part } from '../parts.ts';
import { timeRoutes } from './routes.ts';
import { migrations } from './schema.ts';

/** What was said of time, summed, as a part of the room. */
export const time: Part = { migrations, routes: timeRoutes };
