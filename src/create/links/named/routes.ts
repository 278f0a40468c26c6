import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { leaveUnlinked } from './left-unlinked.ts';
import { namedIn } from './named.ts';
import { LeftUnlinkedForm, NamedThing } from './schema.ts';

export function namedRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/named',
      summary: 'The people, goals, notes and places that a note names without linking them',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('In the order of the text', z.object({ items: z.array(NamedThing) })),
      },
    }),
    async (context) => {
      const items = await namedIn(kith, actorOf(context).id, context.req.valid('param').id);
      return context.json({ items }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/named',
      summary: 'Leave something that a note names without a link for good, or no longer',
      request: { params: idParameter, ...jsonBody(LeftUnlinkedForm) },
      responses: { 204: { description: 'It is remembered' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await leaveUnlinked(kith, actorOf(context).id, {
        noteId: id,
        ...context.req.valid('json'),
      });
      return context.body(null, 204);
    },
  );
  return app;
}
