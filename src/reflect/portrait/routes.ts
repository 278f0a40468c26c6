import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { Zone } from '../reviews/week-schema.ts';
import { LivedView, livedIn } from './lived.ts';
import { changePortrait, portraitsOf, removePortrait } from './portraits.ts';
import { PeriodText, PortraitForm, PortraitView } from './schema.ts';

const params = z.object({ period: PeriodText });

export function portraitRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/portraits',
      summary: 'My self-portraits, the earliest time first',
      responses: {
        200: jsonAnswer('The portraits', z.object({ portraits: z.array(PortraitView) })),
      },
    }),
    async (context) =>
      context.json({ portraits: await portraitsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/portraits/{period}',
      summary: 'Save answers of a self-portrait; prompts that are not named keep theirs',
      request: { params, ...jsonBody(PortraitForm) },
      responses: { 200: jsonAnswer('The portrait', PortraitView) },
    }),
    async (context) => {
      const { period } = context.req.valid('param');
      const { answers } = context.req.valid('json');
      return context.json(
        await changePortrait(kith, actorOf(context).id, { period, answers }),
        200,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/portraits/{period}',
      summary: 'Remove a self-portrait',
      request: { params },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removePortrait(kith, actorOf(context).id, context.req.valid('param').period);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/portraits/{period}/lived',
      summary: 'A quarter or year as it was lived: the map, goals, people',
      request: { params, query: z.object({ zone: Zone.default('UTC') }) },
      responses: { 200: jsonAnswer('What was lived', LivedView) },
    }),
    async (context) => {
      const asked = { ...context.req.valid('param'), ...context.req.valid('query') };
      return context.json(await livedIn(kith, actorOf(context).id, asked), 200);
    },
  );
  return app;
}
