export { ErrorBody, refusalOf } from './errors.ts';
export {
  type Actor,
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
