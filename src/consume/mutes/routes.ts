import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { mutesOf } from './queries.ts';
import { MutedNow, MuteUntil, MuteView, NewMute } from './schema.ts';
import { liftMute, mute, muteUntil, restoreMute } from './write.ts';

export function muteRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/mutes',
      summary: 'What I have muted, and how much each keeps away lately',
      responses: { 200: jsonAnswer('The latest first', z.object({ mutes: z.array(MuteView) })) },
    }),
    async (context) => context.json({ mutes: await mutesOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mutes',
      summary: 'See nothing of words, a source or a thread in my stream, always or until a day',
      request: jsonBody(NewMute),
      responses: { 201: jsonAnswer('What is muted', MutedNow) },
    }),
    async (context) =>
      context.json(await mute(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/mutes/{id}',
      summary: 'Let a mute last until another time, or for good',
      request: { params: idParameter, ...jsonBody(MuteUntil) },
      responses: { 204: { description: 'Changed' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { untilAt } = context.req.valid('json');
      await muteUntil(kith, actorOf(context).id, { id, untilAt });
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/mutes/{id}',
      summary: 'Lift a mute; for ten minutes it can come back',
      request: { params: idParameter },
      responses: { 204: { description: 'Lifted' } },
    }),
    async (context) => {
      await liftMute(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/mutes/{id}/restore',
      summary: 'Mute again what was just lifted',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What is muted', MuteView) },
    }),
    async (context) =>
      context.json(
        await restoreMute(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  return app;
}
