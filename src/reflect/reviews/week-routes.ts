import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { Week, WeekEnd, WeekForm, WeekReviewView, WeekView, Zone } from './week-schema.ts';
import { changeWeek, endWeek, weekView } from './weeks.ts';

const params = z.object({ week: Week });
const Reviewed = { 200: jsonAnswer('The review', WeekReviewView) };

export function weekRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reviews/weeks/{week}',
      summary: 'A week drawn for its review, and what is written of it',
      request: { params, query: z.object({ zone: Zone.default('UTC') }) },
      responses: { 200: jsonAnswer('The week', WeekView) },
    }),
    async (context) => {
      const { week } = context.req.valid('param');
      const { zone } = context.req.valid('query');
      return context.json(await weekView(kith, actorOf(context).id, { week, zone }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/reviews/weeks/{week}',
      summary: 'Save what is written of a week; what is not named stays',
      request: { params, ...jsonBody(WeekForm) },
      responses: Reviewed,
    }),
    async (context) => {
      const { week } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeWeek(kith, actorOf(context).id, week, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reviews/weeks/{week}/state',
      summary: 'Close a week, leave it out, or open it again',
      request: { params, ...jsonBody(WeekEnd) },
      responses: Reviewed,
    }),
    async (context) => {
      const { week } = context.req.valid('param');
      const end = context.req.valid('json');
      return context.json(await endWeek(kith, actorOf(context).id, week, end), 200);
    },
  );
  return app;
}
