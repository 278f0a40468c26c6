import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { EntrySearch, FoundEntries } from './schema.ts';
import { searchEntries } from './search-entries.ts';

export function searchRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/search/entries',
      summary:
        'Search what my sources published: words, "phrases", -not, person: source: goal: tag: is: before: after:',
      request: { query: EntrySearch },
      responses: { 200: jsonAnswer('A page of what is found', FoundEntries) },
    }),
    async (context) =>
      context.json(await searchEntries(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  return app;
}
