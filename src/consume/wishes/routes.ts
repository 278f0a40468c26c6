import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { wishesOf } from './queries.ts';
import { ForgetForm, NewWish, WishesView, WishNow } from './schema.ts';
import { forgetTrait, resetWishes, restoreWishes, unwish, wish } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function wishRoutes(kith: Kith) {
  const app = routesOf();
  addWishRoutes(app, kith);
  addLearntRoutes(app, kith);
  return app;
}

function addWishRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/wishes',
      summary:
        'Want more or less of what is like an entry; it changes the order, and hides nothing',
      request: jsonBody(NewWish),
      responses: { 201: jsonAnswer('What was noted', WishNow) },
    }),
    async (context) =>
      context.json(await wish(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/wishes/{id}',
      summary: 'Take a wish back',
      request: { params: idParameter },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await unwish(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}

function addLearntRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/wishes',
      summary: 'What was learnt from what I wanted more and less of',
      responses: { 200: jsonAnswer('What moves most first', WishesView) },
    }),
    async (context) => context.json(await wishesOf(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/wishes/forgotten',
      summary: 'Have what was learnt of a source, person, word or length count no longer, or again',
      request: jsonBody(ForgetForm),
      responses: { 204: { description: 'Changed' } },
    }),
    async (context) => {
      await forgetTrait(kith, actorOf(context).id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/wishes',
      summary: 'Forget all that was learnt; for ten minutes it can come back',
      responses: { 200: jsonAnswer('By which it comes back', z.object({ at: z.number() })) },
    }),
    async (context) => context.json({ at: await resetWishes(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/wishes/reset/{at}/undo',
      summary: 'Bring back what was forgotten then',
      request: { params: z.object({ at: z.coerce.number().int().positive() }) },
      responses: { 204: { description: 'There again' } },
    }),
    async (context) => {
      await restoreWishes(kith, actorOf(context).id, context.req.valid('param').at);
      return context.body(null, 204);
    },
  );
}
