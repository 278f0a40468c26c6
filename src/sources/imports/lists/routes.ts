import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { keepAsLists } from './keep.ts';
import { importGroups } from './queries.ts';
import { GroupsToKeep, ImportGroup } from './schema.ts';

const answersGroups = {
  200: jsonAnswer('The groups', z.object({ groups: z.array(ImportGroup) })),
};

export function importListRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports/{id}/groups',
      summary: 'The groups that an import brought, and the lists they are kept as',
      request: { params: idParameter },
      responses: answersGroups,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ groups: await importGroups(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/imports/{id}/lists',
      summary: 'Keep groups of an import as lists of the same name; all when none is named',
      request: { params: idParameter, ...jsonBody(GroupsToKeep) },
      responses: answersGroups,
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id: batchId } = context.req.valid('param');
      await keepAsLists(kith, memberId, { batchId, ...context.req.valid('json') });
      return context.json({ groups: await importGroups(kith, memberId, batchId) }, 200);
    },
  );
  return app;
}
