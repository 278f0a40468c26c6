import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { addRoll, removeRoll, rollsOf } from './rolls.ts';
import { NewRoll, RollView } from './schema.ts';

export function rollRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/rolls',
      summary: 'Public lists of people that I added, each with how many sites it names',
      responses: { 200: jsonAnswer('The lists', z.object({ rolls: z.array(RollView) })) },
    }),
    async (context) => context.json({ rolls: await rollsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/rolls',
      summary:
        'Add a public list by its address (blogroll, OPML, page of links); it is looked at once',
      request: jsonBody(NewRoll),
      responses: { 202: jsonAnswer('The list', RollView) },
    }),
    async (context) =>
      context.json(await addRoll(kith, actorOf(context).id, context.req.valid('json').url), 202),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/rolls/{id}',
      summary: 'Take a list away with what it names',
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await removeRoll(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}
