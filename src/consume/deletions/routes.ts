import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { deletionsOf } from './queries.ts';
import { DeletionsQuery, DeletionsView, DeletionView, NewDeletion } from './schema.ts';
import { deleteEntry, undelete } from './write.ts';

export function deletionRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/deletions',
      summary: 'Entries I deleted for myself',
      request: { query: DeletionsQuery },
      responses: { 200: jsonAnswer('A page of them, the latest first', DeletionsView) },
    }),
    async (context) =>
      context.json(await deletionsOf(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/deletions',
      summary: 'Delete an entry for myself, for good: it does not come back with its source',
      request: jsonBody(NewDeletion),
      responses: { 201: jsonAnswer('What is deleted', DeletionView) },
    }),
    async (context) => {
      const { entryId } = context.req.valid('json');
      return context.json(await deleteEntry(kith, actorOf(context).id, entryId), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/deletions/{id}',
      summary: 'Take a deletion back: the entry is there again',
      request: { params: idParameter },
      responses: { 204: { description: 'There again' } },
    }),
    async (context) => {
      await undelete(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}
