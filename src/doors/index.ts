export { complaintOf } from './cli/complaint.ts';
export { runCommandLine } from './cli/run.ts';
export { serverOf, WEB_FOLDER } from './web/server.ts';
