import { z } from '@hono/zod-openapi';
import { personById } from '#people';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { EntryLine, EntryView, entriesByPerson, entryById } from './entries/queries.ts';
import { unfollowSource } from './feeds/follow.ts';
import { SourceView, sourcesOf } from './feeds/queries.ts';
import { refreshProgress, startRefresh } from './polling/refresh.ts';

const ProgressView = z
  .object({
    id: z.number(),
    startedAt: z.number(),
    sources: z.number(),
    done: z.number(),
    fetched: z.number(),
    unchanged: z.number(),
    failed: z.array(z.object({ url: z.string(), title: z.string(), reason: z.string() })),
    entriesNew: z.number(),
    entriesTotal: z.number(),
    isDone: z.boolean(),
  })
  .openapi('RefreshProgress');

export function sourceRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/sources',
      summary: 'My sources with their health, those in trouble first',
      request: { query: z.object({ person: z.coerce.number().int().positive().optional() }) },
      responses: { 200: jsonAnswer('The sources', z.object({ sources: z.array(SourceView) })) },
    }),
    async (context) =>
      context.json(
        { sources: await sourcesOf(kith, actorOf(context).id, context.req.valid('query').person) },
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/sources/{id}',
      summary: 'Stop following a source',
      request: { params: idParameter },
      responses: { 204: { description: 'No longer followed' } },
    }),
    async (context) => {
      await unfollowSource(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/refresh',
      summary: 'Look at my sources now: all of them, or those that are due',
      request: jsonBody(z.object({ which: z.enum(['due', 'all']).default('all') })),
      responses: { 202: jsonAnswer('It has begun', z.object({ id: z.number() })) },
    }),
    async (context) =>
      context.json(
        { id: await startRefresh(kith, actorOf(context).id, context.req.valid('json').which) },
        202,
      ),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/refresh',
      summary: 'How far the last look at my sources is',
      responses: {
        200: jsonAnswer(
          'The progress; null before the first',
          z.object({ progress: ProgressView.nullable() }),
        ),
      },
    }),
    async (context) =>
      context.json({ progress: await refreshProgress(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/entries',
      summary: 'What a person published lately',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The entries', z.object({ entries: z.array(EntryLine) })) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await personById(kith, memberId, id);
      return context.json({ entries: await entriesByPerson(kith, memberId, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/entries/{id}',
      summary: 'One entry to read',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The entry', EntryView) },
    }),
    async (context) =>
      context.json(await entryById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  return app;
}
