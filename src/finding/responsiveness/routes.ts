import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { responsivenessOf } from './responsiveness.ts';
import { ResponsivenessView } from './schema.ts';

export function responsivenessRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/responsiveness',
      summary: 'Whether a person is around and answers, apart from what they know',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What is known, with entries', ResponsivenessView) },
    }),
    async (context) =>
      context.json(
        await responsivenessOf(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  return app;
}
