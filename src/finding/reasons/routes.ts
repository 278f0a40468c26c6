import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { reasonsFor } from './reasons.ts';
import { ReasonsView } from './schema.ts';

const goalAndPerson = z.object({
  goalId: z.coerce.number().int().positive(),
  personId: z.coerce.number().int().positive(),
});

export function reasonRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{goalId}/people/{personId}/reasons',
      summary: 'Why a person is proposed for a goal: the parts of their place, which come to 100',
      request: { params: goalAndPerson },
      responses: { 200: jsonAnswer('The parts', ReasonsView) },
    }),
    async (context) =>
      context.json(await reasonsFor(kith, actorOf(context).id, context.req.valid('param')), 200),
  );
  return app;
}
