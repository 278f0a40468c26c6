import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { At } from '../behaviours/schema.ts';
import { Zone } from '../reviews/week-schema.ts';
import { timeSpent } from './queries.ts';
import { TimeView } from './schema.ts';

const Asked = z.object({
  goal: z.coerce.number().int().positive().optional(),
  from: At.optional(),
  to: At.optional(),
  zone: Zone.default('UTC'),
});

export function timeRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/time',
      summary: 'The time I said I spent, for a goal or for all, in a period: the sum, and by week',
      request: { query: Asked },
      responses: { 200: jsonAnswer('The time', TimeView) },
    }),
    async (context) => {
      const { goal: goalId, ...asked } = context.req.valid('query');
      return context.json(await timeSpent(kith, actorOf(context).id, { goalId, ...asked }), 200);
    },
  );
  return app;
}
