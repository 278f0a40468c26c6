export type { Actor } from './actor.ts';
export { ErrorBody, refusalOf } from './errors.ts';
export { streamOf } from './pieces.ts';
export {
  actorOf,
  type HttpContext,
  type HttpVariables,
  hostOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  route,
  routesOf,
} from './routes.ts';
export { httpServer } from './server.ts';
