import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { streamOf } from './queries.ts';
import { markAllRead, markRead, unmarkAll } from './read.ts';
import {
  ChangedSettings,
  ReadAllDone,
  ReadAllForm,
  ReadForm,
  StreamQuery,
  StreamSettings,
  StreamView,
} from './schema.ts';
import { changeSettings, settingsOf } from './settings.ts';

export function streamRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/stream',
      summary:
        'What my sources published, newest first: all, of one source, person or place, or what a saved search finds',
      request: { query: StreamQuery },
      responses: { 200: jsonAnswer('A page of it', StreamView) },
    }),
    async (context) =>
      context.json(await streamOf(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/stream/read',
      summary: 'Mark entries as read, or as waiting again',
      request: jsonBody(ReadForm),
      responses: { 204: { description: 'Marked' } },
    }),
    async (context) => {
      await markRead(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/stream/read-all',
      summary:
        'Mark all that waits as read: all, of one source, person or place, or of a saved search',
      request: jsonBody(ReadAllForm),
      responses: { 200: jsonAnswer('What was marked', ReadAllDone) },
    }),
    async (context) =>
      context.json(await markAllRead(kith, actorOf(context).id, context.req.valid('json')), 200),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/stream/read-all/{at}',
      summary: 'Take back what was marked together, named by its moment or its key: it waits again',
      request: {
        params: z.object({ at: z.union([z.uuid(), z.coerce.number().int().positive()]) }),
      },
      responses: { 204: { description: 'Waiting again' } },
    }),
    async (context) => {
      await unmarkAll(kith, actorOf(context).id, context.req.valid('param').at);
      return context.body(null, 204);
    },
  );
  addSettingRoutes(app, kith);
  return app;
}

function addSettingRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/stream/settings',
      summary: 'How I want to read',
      responses: { 200: jsonAnswer('As it is set', StreamSettings) },
    }),
    async (context) => context.json(await settingsOf(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/stream/settings',
      summary:
        'How long I want to read in a day, and for how long something waits; what is not named stays',
      request: jsonBody(ChangedSettings),
      responses: { 204: { description: 'Kept' } },
    }),
    async (context) => {
      await changeSettings(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}
