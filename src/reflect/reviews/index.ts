import { type Kith, routesOf } from '#platform';
import { eraseJobs } from './remove.ts';
import { reviewRoutes } from './routes.ts';
import { migrations } from './schema.ts';
import { weekRoutes } from './week-routes.ts';

export { exportReviews } from './queries.ts';
export { weekOf } from './week-rules.ts';
export { exportWeeks, weekReview } from './weeks.ts';

/** Looking back on goals and weeks, as a part of the room. */
export const reviews = {
  migrations,
  jobs: eraseJobs,
  routes: (kith: Kith) => {
    const app = routesOf();
    app.route('/', reviewRoutes(kith));
    app.route('/', weekRoutes(kith));
    return app;
  },
};
