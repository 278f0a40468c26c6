export { exportRecall, perDayOf, recallDue } from './queries.ts';
export { eraseJobs } from './remove.ts';
export { recallRoutes } from './routes.ts';
export { migrations } from './schema.ts';
