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
import { answerCheck, withdrawCheck } from './answer.ts';
import { latestChecks, progressOf } from './queries.ts';
import { CheckForm, CheckView, ProgressView } from './schema.ts';

const GoalAndDay = z.object({
  goalId: z.coerce.number().int().positive(),
  day: Day,
});

export function checkRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/checks',
      summary: 'How a goal went by my own word, day by day, and how sure I was',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The progress', ProgressView) },
    }),
    async (context) =>
      context.json(await progressOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{goalId}/checks/{day}',
      summary: 'Say whether a goal is on track, on a day of my calendar',
      request: { params: GoalAndDay, ...jsonBody(CheckForm) },
      responses: { 200: jsonAnswer('The check', CheckView) },
    }),
    async (context) => {
      const form = context.req.valid('json');
      const asked = { ...context.req.valid('param'), form };
      return context.json(await answerCheck(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/goals/{goalId}/checks/{day}',
      summary: 'Take back what I said on a day',
      request: { params: GoalAndDay },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await withdrawCheck(kith, actorOf(context).id, context.req.valid('param'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/checks/latest',
      summary: 'The last check of each of my goals',
      responses: { 200: jsonAnswer('The checks', z.object({ checks: z.array(CheckView) })) },
    }),
    async (context) => context.json({ checks: await latestChecks(kith, actorOf(context).id) }, 200),
  );
  return app;
}
