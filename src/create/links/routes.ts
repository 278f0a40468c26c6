import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { words } from '../notes/schema.ts';
import { completeLink } from './complete.ts';
import { linksOf, mentionsOf } from './queries.ts';
import { Completion, LinkKind, Mentions, NoteLinks } from './schema.ts';

const WORDS_CHARS_MAX = 200;
const MENTIONED = [
  ['goals', 'goal'],
  ['people', 'person'],
  ['entries', 'entry'],
  ['places', 'place'],
] as const;

export function linkRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/links',
      summary: 'What a note links to, what links to it, and which notes speak of it without a link',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The links', NoteLinks) },
    }),
    async (context) =>
      context.json(await linksOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  for (const [things, kind] of MENTIONED) {
    app.openapi(
      route('member', {
        method: 'get',
        path: `/${things}/{id}/mentions`,
        summary: `The notes that link to one of my ${things} or speak of it without a link`,
        request: { params: idParameter },
        responses: { 200: jsonAnswer('The notes, the one written in last first', Mentions) },
      }),
      async (context) => {
        const { id } = context.req.valid('param');
        return context.json(await mentionsOf(kith, actorOf(context).id, { kind, id }), 200);
      },
    );
  }
  app.openapi(
    route('member', {
      method: 'get',
      path: '/links/complete',
      summary: 'What one may be about to link to, by the letters typed so far',
      request: {
        query: z.object({
          words: words(WORDS_CHARS_MAX, 'Type fewer letters.').default(''),
          kind: LinkKind.optional(),
        }),
      },
      responses: { 200: jsonAnswer('The things', z.object({ items: z.array(Completion) })) },
    }),
    async (context) => {
      const items = await completeLink(kith, actorOf(context).id, context.req.valid('query'));
      return context.json({ items }, 200);
    },
  );
  return app;
}
