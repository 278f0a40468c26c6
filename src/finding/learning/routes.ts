import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { learntBy } from './queries.ts';
import { forgetLesson, resetLearning, undoReset } from './reset.ts';
import { LearntView } from './schema.ts';

const At = z.object({ at: z.number().int().positive() });

export function learningRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/finding/learnt',
      summary: 'What finding learnt from my choices, and from which',
      responses: { 200: jsonAnswer('What was learnt', LearntView) },
    }),
    async (context) => context.json(await learntBy(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/finding/learnt/reset',
      summary: 'Put all that was learnt aside: people are ranked as shipped again',
      responses: { 200: jsonAnswer('When, to undo it by', At) },
    }),
    async (context) => context.json(await resetLearning(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/finding/learnt/undo-reset',
      summary: 'Learn again from what was put aside at a moment',
      request: jsonBody(At),
      responses: { 204: { description: 'Taken back in' } },
    }),
    async (context) => {
      await undoReset(kith, actorOf(context).id, context.req.valid('json').at);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/lessons/{id}/forgotten',
      summary: 'No longer learn from one choice, or learn from it again',
      request: { params: idParameter, ...jsonBody(z.object({ forgotten: z.boolean() })) },
      responses: { 204: { description: 'Done' } },
    }),
    async (context) => {
      await forgetLesson(kith, actorOf(context).id, {
        lessonId: context.req.valid('param').id,
        isForgotten: context.req.valid('json').forgotten,
      });
      return context.body(null, 204);
    },
  );
  return app;
}
