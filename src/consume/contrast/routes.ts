import { z } from '@hono/zod-openapi';
import { actorOf, jsonAnswer, jsonBody, type Kith, Refusal, route, routesOf } from '#platform';
import { contrastOf } from './queries.ts';
import { ContrastForm, ContrastView } from './schema.ts';

const params = z.object({ day: z.iso.date('Name the week by its Monday.') });

export function contrastRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/stream/contrast/{day}',
      summary: 'One voice from outside my usual circle, for the week that begins on this Monday',
      request: { params },
      responses: { 200: jsonAnswer('It, or why there is none', ContrastView) },
    }),
    async (context) =>
      context.json(
        await contrastOf(kith, actorOf(context).id, context.req.valid('param').day),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/stream/contrast/{day}',
      summary: 'Dismiss the voice of a week, or have it back; no other comes in its place',
      request: { params, ...jsonBody(ContrastForm) },
      responses: { 204: { description: 'Changed' } },
    }),
    async (context) => {
      const { day } = context.req.valid('param');
      const { isDismissed } = context.req.valid('json');
      await dismiss(kith, actorOf(context).id, { monday: day, isDismissed });
      return context.body(null, 204);
    },
  );
  return app;
}

interface Dismissal {
  monday: string;
  isDismissed: boolean;
}

async function dismiss(kith: Kith, memberId: number, { monday, isDismissed }: Dismissal) {
  const { numUpdatedRows } = await kith.db.write((trx) =>
    trx
      .updateTable('contrast')
      .set({ dismissed_at: isDismissed ? kith.now() : null })
      .where('member_id', '=', memberId)
      .where('monday', '=', monday)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n)
    throw new Refusal('not_found', 'There is no voice from outside in this week.');
}
