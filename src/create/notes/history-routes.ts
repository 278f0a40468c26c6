import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { restoreRevision } from './change.ts';
import { historyOf, revisionById } from './history.ts';
import { NoteView, RevisionLine, RevisionView } from './schema.ts';

const parameters = idParameter.extend({
  revisionId: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'revisionId', in: 'path' } }),
});

export function historyRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/history',
      summary: 'What a note was before, the latest first',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('Earlier states', z.object({ revisions: z.array(RevisionLine) })),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ revisions: await historyOf(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/history/{revisionId}',
      summary: 'One earlier state of a note',
      request: { params: parameters },
      responses: { 200: jsonAnswer('The state', RevisionView) },
    }),
    async (context) => {
      const { id, revisionId } = context.req.valid('param');
      const asked = { noteId: id, revisionId };
      const { shownTo: _, ...revision } = await revisionById(kith, actorOf(context).id, asked);
      return context.json(revision, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/history/{revisionId}/restore',
      summary: 'Make an earlier state the note again; what it is now is kept',
      request: { params: parameters },
      responses: { 200: jsonAnswer('The note', NoteView) },
    }),
    async (context) => {
      const { id, revisionId } = context.req.valid('param');
      const asked = { noteId: id, revisionId };
      const revision = await revisionById(kith, actorOf(context).id, asked);
      return context.json(
        await restoreRevision(kith, actorOf(context).id, { ...revision, id }),
        200,
      );
    },
  );
  return app;
}
