import { z } from '@hono/zod-openapi';
import {
  actorOf,
  Day,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  route,
  routesOf,
} from '#platform';
import { StandingView, standingOf } from '../standing/standing.ts';
import { keepingOf } from './keeping.ts';
import { PUT_OFF_MAX, PUT_OFF_SHOWN } from './limits.ts';
import { putOff, takeBackPutOff } from './put-off.ts';
import { KeepingView, PutOffForm, TakeBackForm } from './schema.ts';

const Today = z.object({ today: Day });
const Shown = Today.extend({
  putOff: z.coerce.number().int().min(1).max(PUT_OFF_MAX).default(PUT_OFF_SHOWN),
});

export function keepingRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/keeping',
      summary: 'Whom to get to know, keep in touch with and wake, each with why now',
      request: { query: Shown },
      responses: { 200: jsonAnswer('The three queues', KeepingView) },
    }),
    async (context) => {
      const { today, putOff: putOffMax } = context.req.valid('query');
      return context.json(await keepingOf(kith, actorOf(context).id, { today, putOffMax }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/keeping/put-off',
      summary: 'Keep a line out of its queue until a day, or for good',
      request: jsonBody(PutOffForm),
      responses: { 204: { description: 'Put off' } },
    }),
    async (context) => {
      await putOff(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/keeping/take-back',
      summary: 'Undo that a line was put off',
      request: jsonBody(TakeBackForm),
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await takeBackPutOff(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/standing',
      summary:
        'Where it stands with a person by what happened: a suggested stage and tie, with why',
      request: { params: idParameter, query: Today },
      responses: { 200: jsonAnswer('Where it stands', StandingView) },
    }),
    async (context) => {
      const { id: personId } = context.req.valid('param');
      const { today } = context.req.valid('query');
      const standing = await standingOf(kith, actorOf(context).id, { personId, today });
      return context.json(standing, 200);
    },
  );
  return app;
}
