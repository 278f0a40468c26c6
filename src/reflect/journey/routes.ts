import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, type Kith, route, routesOf } from '#platform';
import { journeyOf } from './journey.ts';
import { journeyMarkdown } from './markdown.ts';
import { JourneyAsked, JourneyView } from './schema.ts';

export function journeyRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/journey',
      summary:
        'The way of a goal: need, plan, turns, people, evidence, reviews, and all that happened',
      request: { params: idParameter, query: JourneyAsked },
      responses: { 200: jsonAnswer('The journey', JourneyView) },
    }),
    async (context) => {
      const goalId = context.req.valid('param').id;
      const { people, zone } = context.req.valid('query');
      const asked = { goalId, isNamed: people === 'yes', zone };
      return context.json(await journeyOf(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/journey.md',
      summary: 'The same as a Markdown file',
      request: { params: idParameter, query: JourneyAsked },
      responses: {
        200: {
          description: 'The journey, to keep as a file',
          content: { 'text/markdown': { schema: z.string() } },
        },
      },
    }),
    async (context) => {
      const goalId = context.req.valid('param').id;
      const { people, zone } = context.req.valid('query');
      const asked = { goalId, isNamed: people === 'yes', zone };
      const journey = await journeyOf(kith, actorOf(context).id, asked);
      return context.body(journeyMarkdown(journey), 200, {
        'Content-Type': 'text/markdown; charset=utf-8',
        'Content-Disposition': `attachment; filename="kith-journey-${goalId}.md"`,
      });
    },
  );
  return app;
}
