export { enqueue, type NewJob } from './enqueue.ts';
export { eraseRemovedJob } from './erase-removed.ts';
export { deadLetters, forgetDead, jobCounts, retryDead } from './letters.ts';
export { forgetJobsOf } from './of-member.ts';
export { type JobHandler, type Runner, startRunner } from './runner.ts';
export { migrations } from './schema.ts';
export { mapInSlices } from './slices.ts';
