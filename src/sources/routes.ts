import { z } from '@hono/zod-openapi';
import { personById } from '#people';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { knownAddress } from './discovery/known-rules.ts';
import { EntryLine, EntryView, entriesByPerson, entryById } from './entries/queries.ts';
import { followAddress } from './feeds/follow-address.ts';
import { leaveSource, restoreSource } from './feeds/leave.ts';
import { SourceView, sourcesOf } from './feeds/queries.ts';
import { NewSource } from './feeds/schema.ts';
import { shownHtml } from './images/shown.ts';
import { chooseAddress } from './polling/choose-address.ts';
import { refreshProgress, startRefresh } from './polling/refresh.ts';

const ProgressView = z
  .object({
    id: z.number(),
    startedAt: z.number(),
    sources: z.number(),
    done: z.number(),
    /** Not asked: their servers want no visits for now. */
    paused: z.number(),
    fetched: z.number(),
    unchanged: z.number(),
    failed: z.array(z.object({ url: z.string(), title: z.string(), reason: z.string() })),
    entriesNew: z.number(),
    /** Counted when it is done. */
    entriesTotal: z.number().nullable(),
    isDone: z.boolean(),
  })
  .openapi('RefreshProgress');

const ChoicesView = z
  .object({
    /** "GitHub project"; null where it is a feed, or a site that Kith does not know by its address. */
    site: z.string().nullable(),
    /** The best first; `which` takes one of these. */
    choices: z.array(z.object({ id: z.string(), name: z.string() })),
    /** Why there is none, and what to do instead. */
    none: z.string().nullable(),
    /** Many publish there: followed, it makes nobody a person; as a place it gets what places have. */
    isPlace: z.boolean(),
  })
  .openapi('SourceChoices');

const FollowedView = z
  .object({
    sourceId: z.number(),
    /** Whose it is; null where many publish. */
    personId: z.number().nullable(),
    feedUrl: z.string(),
    title: z.string(),
    isNew: z.boolean(),
  })
  .openapi('FollowedSource');

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();

export function sourceRoutes(kith: Kith) {
  const app = routesOf();
  addSourceRoutes(app, kith);
  addAddressRoute(app, kith);
  addRefreshRoutes(app, kith);
  addEntryRoutes(app, kith);
  return app;
}

function addSourceRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/sources',
      summary: 'My sources with their health, those in trouble first',
      request: { query: z.object({ person: Id.optional(), place: Id.optional() }) },
      responses: { 200: jsonAnswer('The sources', z.object({ sources: z.array(SourceView) })) },
    }),
    async (context) => {
      const { person: personId, place: placeId } = context.req.valid('query');
      const sources = await sourcesOf(kith, actorOf(context).id, { personId, placeId });
      return context.json({ sources }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/sources',
      summary: 'Follow an address: a feed, or a site that has one',
      request: jsonBody(NewSource),
      responses: {
        200: jsonAnswer('It was followed already', FollowedView),
        201: jsonAnswer('It is followed', FollowedView),
      },
    }),
    async (context) => {
      const done = await followAddress(kith, actorOf(context).id, context.req.valid('json'));
      return context.json(done, done.isNew ? 201 : 200);
    },
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
      await leaveSource(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/sources/{id}/restore',
      summary: 'Follow a source again that was just left, as it was',
      request: { params: idParameter },
      responses: { 204: { description: 'Followed again' } },
    }),
    async (context) => {
      await restoreSource(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}

function addAddressRoute(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/sources/choices',
      summary: 'What an address has to follow, told from its look alone; nothing is fetched',
      request: { query: NewSource.pick({ url: true }) },
      responses: { 200: jsonAnswer('The choices', ChoicesView) },
    }),
    (context) => {
      const known = knownAddress(context.req.valid('query').url);
      const choices = (known?.feeds ?? []).map(({ id, name }) => ({ id, name }));
      const { none = null, isPlace = false, site = null } = known ?? {};
      return context.json({ site, choices, none, isPlace }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/sources/{id}/address',
      summary: 'Ask a source that moved for good at its old address again, or at its new one',
      request: { params: idParameter, ...jsonBody(z.object({ which: z.enum(['old', 'new']) })) },
      responses: { 204: { description: 'It is asked there' } },
    }),
    async (context) => {
      const sourceId = context.req.valid('param').id;
      const { which } = context.req.valid('json');
      await chooseAddress(kith, actorOf(context).id, { sourceId, which });
      return context.body(null, 204);
    },
  );
}

function addRefreshRoutes(app: Routes, kith: Kith): void {
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
}

function addEntryRoutes(app: Routes, kith: Kith): void {
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
    async (context) => {
      const memberId = actorOf(context).id;
      const entry = await entryById(kith, memberId, context.req.valid('param').id);
      return context.json({ ...entry, html: shownHtml(kith, memberId, entry.html) }, 200);
    },
  );
}
