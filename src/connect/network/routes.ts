import { z } from '@hono/zod-openapi';
import { actorOf, Day, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { broughtTo } from './brought.ts';
import { diversityOf } from './diversity.ts';
import { UNITS } from './diversity-rules.ts';
import { networkOf } from './network.ts';
import { BroughtView, DiversityView, NetworkView } from './schema.ts';

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
  app.openapi(
    route('member', {
      method: 'get',
      path: '/network/diversity',
      summary:
        'How alike those are with whom I learn, by quarter or month, in what is known of them',
      request: { query: z.object({ by: z.enum(UNITS).default('quarter') }) },
      responses: { 200: jsonAnswer('The periods', DiversityView) },
    }),
    async (context) => {
      const { by } = context.req.valid('query');
      return context.json(await diversityOf(kith, actorOf(context).id, by), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/network/brought',
      summary: 'Who brought me what, and what I gave them, for a goal or a time',
      request: {
        query: z.object({
          goal: z.coerce.number().int().positive().optional(),
          from: Day.optional(),
          to: Day.optional(),
        }),
      },
      responses: { 200: jsonAnswer('People, whoever was there last first', BroughtView) },
    }),
    async (context) => {
      const { goal, ...days } = context.req.valid('query');
      const within = { goalId: goal, ...days };
      return context.json(await broughtTo(kith, actorOf(context).id, within), 200);
    },
  );
  return app;
}
