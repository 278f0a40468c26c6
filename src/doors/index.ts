export { serverOf } from './web/server.ts';
