import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { orderSavedSearches } from './order.ts';
import { savedSearchesOf } from './queries.ts';
import { SavedSearchForm, SavedSearchOrder, SavedSearchView } from './schema.ts';
import { changeSavedSearch, deleteSavedSearch, restoreSavedSearch, saveSearch } from './write.ts';

const SavedSearches = z.object({ savedSearches: z.array(SavedSearchView) });

export function savedSearchRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/saved-searches',
      summary: 'My saved searches; each is read as GET /stream?search=ID',
      responses: {
        200: jsonAnswer('In the order I put them in, else by name', SavedSearches),
      },
    }),
    async (context) =>
      context.json({ savedSearches: await savedSearchesOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/saved-searches',
      summary: 'Save a search of entries under a name, to be read as a view of the stream',
      request: jsonBody(SavedSearchForm),
      responses: { 201: jsonAnswer('What is saved', SavedSearchView) },
    }),
    async (context) =>
      context.json(await saveSearch(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  addOrdering(app, kith);
  app.openapi(
    route('member', {
      method: 'put',
      path: '/saved-searches/{id}',
      summary: 'Rename a saved search, or let it look for something else',
      request: { params: idParameter, ...jsonBody(SavedSearchForm) },
      responses: { 200: jsonAnswer('As it is now', SavedSearchView) },
    }),
    async (context) => {
      const form = { ...context.req.valid('json'), id: context.req.valid('param').id };
      return context.json(await changeSavedSearch(kith, actorOf(context).id, form), 200);
    },
  );
  addDeleting(app, kith);
  return app;
}

/** Before what has a number in its place. */
function addOrdering(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/saved-searches/order',
      summary: 'Put my saved searches in an order',
      request: jsonBody(SavedSearchOrder),
      responses: { 200: jsonAnswer('In that order', SavedSearches) },
    }),
    async (context) => {
      const { ids } = context.req.valid('json');
      const savedSearches = await orderSavedSearches(kith, actorOf(context).id, ids);
      return context.json({ savedSearches }, 200);
    },
  );
}

function addDeleting(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/saved-searches/{id}',
      summary: 'Delete a saved search; for ten minutes it can come back',
      request: { params: idParameter },
      responses: { 204: { description: 'Deleted' } },
    }),
    async (context) => {
      await deleteSavedSearch(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/saved-searches/{id}/restore',
      summary: 'Bring back a saved search that was just deleted',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('As it was', SavedSearchView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await restoreSavedSearch(kith, actorOf(context).id, id), 200);
    },
  );
}
