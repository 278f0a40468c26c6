import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { duplicatesOf } from './queries.ts';
import { PairsForm, PairsPage } from './schema.ts';
import { dismissPairs, mergePairs } from './settle.ts';

type Routes = ReturnType<typeof routesOf>;
const Asked = z.object({
  state: z.enum(['open', 'dismissed']).optional(),
  after: z.string().max(50).optional(),
});

export function duplicateRoutes(kith: Kith) {
  const app = routesOf();
  addReading(app, kith);
  addSettling(app, kith);
  return app;
}

function addReading(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/duplicates',
      summary: 'Who of my people may be one, side by side with reasons, the surest first',
      request: { query: Asked },
      responses: { 200: jsonAnswer('A page of pairs', PairsPage) },
    }),
    async (context) =>
      context.json(await duplicatesOf(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
}

function addSettling(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/duplicates/merge',
      summary: 'Make pairs one person each. Can be undone with the changes answered',
      request: jsonBody(PairsForm),
      responses: {
        200: jsonAnswer('The changes', z.object({ changeIds: z.array(z.number()) })),
      },
    }),
    async (context) => {
      const { pairs } = context.req.valid('json');
      return context.json({ changeIds: await mergePairs(kith, actorOf(context).id, pairs) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/duplicates/dismiss',
      summary: 'Say that pairs are not the same person, or take that back',
      request: jsonBody(PairsForm.extend({ isDismissed: z.boolean().default(true) })),
      responses: { 204: { description: 'Said' } },
    }),
    async (context) => {
      await dismissPairs(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}
