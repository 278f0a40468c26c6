import type { OpenAPIHono } from '@hono/zod-openapi';
import { identify } from '#members';
import { type HttpVariables, type Kith, routesOf } from '#platform';
import { aboutRoutes } from './about.ts';
import { exportRoutes } from './export.ts';
import { homeRoutes } from './home.ts';
import { personExportRoutes } from './person-export.ts';

/** `/api/v1`: the routes of every room, and their description. */
export function apiDoor(kith: Kith, version: string): OpenAPIHono<{ Variables: HttpVariables }> {
  const api = routesOf();
  api.use('*', identify(kith));
  for (const room of kith.rooms) {
    const routes = room.routes?.(kith);
    if (routes) api.route('/', routes);
  }
  api.route('/', aboutRoutes(kith, version));
  api.route('/', exportRoutes(kith));
  api.route('/', personExportRoutes(kith));
  api.route('/', homeRoutes(kith));
  api.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'kith_session',
  });
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
  });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Kith', version, license: { name: 'AGPL-3.0-or-later' } },
    servers: [{ url: '/api/v1' }],
  });
  return api;
}
