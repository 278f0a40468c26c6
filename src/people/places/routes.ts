import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { placesOf } from './queries.ts';
import { removePlace } from './remove.ts';
import { NewPlace, PlaceForm, PlaceView } from './schema.ts';
import { addPlace, changePlace, restorePlace } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function placeRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addPlaceRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places',
      summary: 'My places, by name',
      responses: { 200: jsonAnswer('The places', z.object({ places: z.array(PlaceView) })) },
    }),
    async (context) => context.json({ places: await placesOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/places',
      summary: 'Add a place; one of the same name is given back',
      request: jsonBody(NewPlace),
      responses: { 201: jsonAnswer('The place', PlaceView) },
    }),
    async (context) =>
      context.json(await addPlace(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addPlaceRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/places/{id}',
      summary: 'Change a place; what is not named stays',
      request: { params: idParameter, ...jsonBody(PlaceForm) },
      responses: { 200: jsonAnswer('The place', PlaceView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changePlace(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/places/{id}',
      summary: 'Remove a place; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removePlace(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/places/{id}/restore',
      summary: 'Undo the removal of a place',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The place', PlaceView) },
    }),
    async (context) =>
      context.json(
        await restorePlace(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
