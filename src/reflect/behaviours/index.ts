import type { Part } from '../parts.ts';
import { behaviourListeners } from './listeners.ts';
import { eraseJobs } from './remove.ts';
import { behaviourRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export const behaviours: Part = {
  migrations,
  jobs: eraseJobs,
  listeners: behaviourListeners,
  routes: behaviourRoutes,
};
