import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { EntrySearch, FoundEntries, FoundKeeps, LibrarySearch } from './schema.ts';
import { searchEntries } from './search-entries.ts';
import { searchLibrary } from './search-library.ts';

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
  app.openapi(
    route('member', {
      method: 'get',
      path: '/search/library',
      summary:
        'Search what I keep, its text, takeaways and highlights: as entries are, without is:; before: and after: by when it was published, else kept',
      request: { query: LibrarySearch },
      responses: { 200: jsonAnswer('A page of it, the latest kept first', FoundKeeps) },
    }),
    async (context) =>
      context.json(await searchLibrary(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  return app;
}
