import { actorOf, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { streamForGoals } from './queries.ts';
import { GoalStreamQuery, GoalStreamView } from './schema.ts';

export function goalStreamRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/stream/goals',
      summary: 'What waits and speaks of my goals, each with why, within the minutes of a day',
      request: { query: GoalStreamQuery },
      responses: { 200: jsonAnswer('What to read today', GoalStreamView) },
    }),
    async (context) =>
      context.json(
        await streamForGoals(kith, actorOf(context).id, context.req.valid('query')),
        200,
      ),
  );
  return app;
}
