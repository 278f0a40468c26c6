import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { PersonView } from '../directory/schema.ts';
import { erasePerson, pendingErasures, undoErasure } from './erase.ts';
import { ErasureView, PendingErasure } from './schema.ts';

export function erasureRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/erase',
      summary: 'Erase a person with everything about them; can be undone for ten minutes',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The erasure', ErasureView) },
    }),
    async (context) =>
      context.json(
        await erasePerson(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/erasures/{id}/undo',
      summary: 'Undo an erasure that has not been carried out yet',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The person', PersonView) },
    }),
    async (context) =>
      context.json(
        await undoErasure(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/erasures',
      summary: 'Whom I am having erased, as long as it can be undone',
      responses: {
        200: jsonAnswer('The erasures', z.object({ erasures: z.array(PendingErasure) })),
      },
    }),
    async (context) =>
      context.json({ erasures: await pendingErasures(kith, actorOf(context).id) }, 200),
  );
  return app;
}
