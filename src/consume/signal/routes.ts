import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { SignalView, signalOf } from './queries.ts';

export function signalRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/stream/signal',
      summary: 'What of each of my sources I open and keep, of the last 90 days',
      responses: { 200: jsonAnswer('By source', z.object({ sources: z.array(SignalView) })) },
    }),
    async (context) => context.json({ sources: await signalOf(kith, actorOf(context).id) }, 200),
  );
  return app;
}
