import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { chooseSending, meaningFor } from './choice.ts';
import { MeaningView } from './schema.ts';

export function meaningRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/finding/meaning',
      summary: 'Who is asked what is near in meaning, and whether my questions go there',
      responses: { 200: jsonAnswer('Who is asked', MeaningView) },
    }),
    async (context) => context.json(await meaningFor(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/finding/meaning',
      summary: 'Let my questions be compared by meaning elsewhere, or keep them on this Kith',
      request: jsonBody(z.object({ sendsQuestions: z.boolean() })),
      responses: { 204: { description: 'Chosen' } },
    }),
    async (context) => {
      await chooseSending(kith, actorOf(context).id, context.req.valid('json').sendsQuestions);
      return context.body(null, 204);
    },
  );
  return app;
}
