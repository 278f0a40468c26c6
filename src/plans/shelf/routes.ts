import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { keepPath, letGoPath } from './kept.ts';
import { KeepForm, KeptView, ShelfView } from './schema.ts';
import { shelfFor } from './shelf.ts';

export function shelfRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/shelf',
      summary: 'How others got there: entries of my people, goals that members share, kits I took',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The shelf', ShelfView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await shelfFor(kith, actorOf(context).id, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/shelf/kept',
      summary: 'Keep something of how somebody got there: in own words, as a step, or both',
      request: { params: idParameter, ...jsonBody(KeepForm) },
      responses: { 201: jsonAnswer('What was kept', KeptView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await keepPath(kith, actorOf(context).id, id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/kept-paths/{id}',
      summary: 'Let go of something kept, with the planned step that was made of it',
      request: { params: idParameter },
      responses: { 204: { description: 'Let go' } },
    }),
    async (context) => {
      await letGoPath(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}
