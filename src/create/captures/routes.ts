import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { NoteView } from '../notes/schema.ts';
import { capture } from './capture.ts';
import { CaptureForm, SettleForm } from './schema.ts';
import { settle } from './settle.ts';

/** The inbox itself is `GET /notes?isWaiting=true`. */
export function captureRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/captures',
      summary: 'Write something down in passing; it waits in the inbox unless it has a goal',
      request: jsonBody(CaptureForm),
      responses: { 201: jsonAnswer('It, as a note', NoteView) },
    }),
    async (context) =>
      context.json(await capture(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/captures/settle',
      summary:
        'Say what becomes of captures: for a goal, a note, kept as they are, or waiting again',
      request: jsonBody(SettleForm),
      responses: { 204: { description: 'Settled' } },
    }),
    async (context) => {
      await settle(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
  return app;
}
