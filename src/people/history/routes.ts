import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { ChangeIds, HistoryLine } from './schema.ts';
import { historyOf } from './story.ts';
import { undoChanges } from './undo.ts';

export function historyRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/history',
      summary: 'What happened to a person in my directory, the last first',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The history', z.object({ lines: z.array(HistoryLine) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ lines: await historyOf(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/changes/undo',
      summary: 'Take back what I did to people, the last first, all or nothing',
      request: jsonBody(ChangeIds),
      responses: { 204: { description: 'Undone' } },
    }),
    async (context) => {
      await undoChanges(kith, actorOf(context).id, context.req.valid('json').changeIds);
      return context.body(null, 204);
    },
  );
  return app;
}
