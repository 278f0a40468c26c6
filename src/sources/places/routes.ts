import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { happeningsAt } from './calendar/queries.ts';
import { HappeningView } from './calendar/schema.ts';
import { entriesByPlace } from './entries.ts';
import { followPlace } from './follow-place.ts';
import { PlaceEntry, PlaceSource } from './schema.ts';

const FollowedView = z
  .object({
    sourceId: z.number(),
    feedUrl: z.string(),
    title: z.string(),
    isNew: z.boolean(),
  })
  .openapi('FollowedPlace');

export function placeSourceRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/places/{id}/sources',
      summary: 'Follow the feed or listing of a place',
      request: { params: idParameter, ...jsonBody(PlaceSource) },
      responses: {
        200: jsonAnswer('It was followed already', FollowedView),
        201: jsonAnswer('It is followed', FollowedView),
      },
    }),
    async (context) => {
      const { id: placeId } = context.req.valid('param');
      const { url, which } = context.req.valid('json');
      const done = await followPlace(kith, actorOf(context).id, { placeId, url, which });
      return context.json(done, done.isNew ? 201 : 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places/{id}/entries',
      summary: 'What was published at a place lately',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The entries', z.object({ entries: z.array(PlaceEntry) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ entries: await entriesByPlace(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places/{id}/happenings',
      summary: 'What is on at a place and to come, as its calendar says',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('What is on', z.object({ happenings: z.array(HappeningView) })),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ happenings: await happeningsAt(kith, actorOf(context).id, id) }, 200);
    },
  );
  return app;
}
