import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { networkOf } from './network.ts';
import { NetworkView } from './schema.ts';

export function networkRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/network',
      summary: 'My people and what joins them: who links to whom, and who were met together',
      responses: { 200: jsonAnswer('The network', NetworkView) },
    }),
    async (context) => context.json(await networkOf(kith, actorOf(context).id), 200),
  );
  return app;
}
