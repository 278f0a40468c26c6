import { z } from '@hono/zod-openapi';
import { zipOf } from '#archive';
import { dayOf } from '#days';
import { type Actor, actorOf, type Kith, route, routesOf, streamOf } from '#platform';
import { TAG_CHARS_MAX } from '../library/limits.ts';
import { annotationsOf } from './annotations.ts';
import { bookmarksOf } from './bookmarks.ts';
import { jsonOf } from './json.ts';
import { exportedItems } from './keeps.ts';

const file = z.string().openapi({ format: 'binary' });
const ScopeQuery = z.object({
  goal: z.coerce.number().int().positive().optional(),
  tag: z.string().max(TAG_CHARS_MAX).optional(),
});
type Items = ReturnType<typeof exportedItems>;

interface Form {
  path: string;
  summary: string;
  type: string;
  pieces: (items: Items, now: number) => AsyncGenerator<string | Uint8Array>;
}

const FORMS: Form[] = [
  {
    path: '/library.html',
    summary: 'My library as bookmarks, which every browser takes',
    type: 'text/html; charset=utf-8',
    pieces: bookmarksOf,
  },
  {
    path: '/library.csv',
    summary: 'My library as a table',
    type: 'text/csv; charset=utf-8',
    pieces: async function* table(items) {
      const { tableOf } = await import('./table.ts');
      yield* tableOf(items);
    },
  },
  {
    path: '/library.json',
    summary: 'My library with its texts and highlights, which another Kith reads back',
    type: 'application/json',
    pieces: jsonOf,
  },
  {
    path: '/library.zip',
    summary: 'My library as Markdown, a file for each thing, in a ZIP archive',
    type: 'application/zip',
    pieces: async function* archive(items) {
      const { filesOf } = await import('./markdown.ts');
      yield* zipOf('Kith library/', filesOf(items));
    },
  },
  {
    path: '/library.jsonld',
    summary: 'What I marked, and what I take from pages, as annotations of W3C’s model',
    type: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    pieces: async function* annotations(items) {
      yield JSON.stringify(await annotationsOf(items));
    },
  },
];

/** The library as files, all or a goal's or what has a tag: written piece by piece, never in memory whole. */
export function libraryExportRoutes(kith: Kith) {
  const app = routesOf();
  for (const { path, summary, type, pieces } of FORMS)
    app.openapi(
      route('member', {
        method: 'get',
        path,
        summary,
        request: { query: ScopeQuery },
        responses: {
          200: {
            description: 'The file',
            content: { [type.split(';')[0] ?? type]: { schema: file } },
          },
        },
      }),
      (context) => {
        const actor = actorOf(context);
        const items = exportedItems(kith, actor.id, context.req.valid('query'));
        return context.body(streamOf(pieces(items, kith.now())), 200, {
          'content-type': type,
          'content-disposition': `attachment; filename="${nameFor(kith, actor, path)}"`,
        });
      },
    );
  return app;
}

const nameFor = (kith: Kith, { name }: Actor, path: string): string => {
  const day = dayOf(kith.now());
  return `kith-library-${name}-${day}${path.slice(path.indexOf('.'))}`;
};
