import { roomOfParts } from './parts.ts';
import { eraseJobs, migrations, recallRoutes } from './recall/index.ts';
import { reviews } from './reviews/index.ts';

export { exportRecall, recallDue } from './recall/index.ts';
export { exportReviews, exportWeeks, reviewsOf } from './reviews/index.ts';

export const reflect = roomOfParts('reflect', [
  { migrations, jobs: eraseJobs, routes: recallRoutes },
  reviews,
]);
