import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { personById } from '#people';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { helpOf } from './queries.ts';
import { saidHelp } from './say.ts';
import { HelpForm, HelpView } from './schema.ts';

const answers = jsonAnswer('The answers', z.object({ help: z.array(HelpView) }));

export function helpRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{goalId}/people/{personId}/help',
      summary: 'Say whether a person helped with a goal; "unsaid" takes it back',
      request: {
        params: z.object({
          goalId: z.coerce.number().int().positive(),
          personId: z.coerce.number().int().positive(),
        }),
        ...jsonBody(HelpForm),
      },
      responses: { 204: { description: 'Written down' } },
    }),
    async (context) => {
      const where = context.req.valid('param');
      await saidHelp(kith, actorOf(context).id, { ...where, ...context.req.valid('json') });
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/help',
      summary: 'Who helped with a goal, as I said',
      request: { params: idParameter },
      responses: { 200: answers },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const goal = await goalById(kith, memberId, context.req.valid('param').id);
      return context.json({ help: await helpOf(kith, memberId, { goalId: goal.id }) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/help',
      summary: 'What a person helped me with, as I said',
      request: { params: idParameter },
      responses: { 200: answers },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const person = await personById(kith, memberId, context.req.valid('param').id);
      return context.json({ help: await helpOf(kith, memberId, { personId: person.id }) }, 200);
    },
  );
  return app;
}
