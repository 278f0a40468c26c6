import { roomOfParts } from './parts.ts';
import { portraits } from './portrait/index.ts';
import { eraseJobs, migrations, recallRoutes } from './recall/index.ts';
import { reviews } from './reviews/index.ts';

export { portraitsOf } from './portrait/index.ts';
export { exportRecall, recallDue } from './recall/index.ts';
export { exportReviews, exportWeeks, reviewsOf } from './reviews/index.ts';

export const reflect = roomOfParts('reflect', [
  { migrations, jobs: eraseJobs, routes: recallRoutes },
  reviews,
  portraits,
]);
