import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { notePresence, noteServing } from './gather.ts';
import { placePage, placePages, placesOfPerson } from './queries.ts';
import { removePlace } from './remove.ts';
import { PlaceChange, PlacePage, PlaceToAdd, PlaceView } from './schema.ts';
import { addPlace, changePlace, restorePlace } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

export function placeRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addPlaceRoutes(app, kith);
  addEndingRoutes(app, kith);
  addGatheringRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places',
      summary: 'My places by name, with who is there and the goals they serve',
      responses: { 200: jsonAnswer('The places', z.object({ places: z.array(PlacePage) })) },
    }),
    async (context) => context.json({ places: await placePages(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/places',
      summary: 'Add a place; one of the same name is given back',
      request: jsonBody(PlaceToAdd),
      responses: { 201: jsonAnswer('The place', PlaceView) },
    }),
    async (context) =>
      context.json(await addPlace(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addPlaceRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/places/{id}',
      summary: 'One place with who is there and the goals it serves',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The place', PlacePage) },
    }),
    async (context) =>
      context.json(await placePage(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/places/{id}',
      summary: 'Change a place; what is not named stays',
      request: { params: idParameter, ...jsonBody(PlaceChange) },
      responses: { 200: jsonAnswer('The place', PlaceView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changePlace(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addEndingRoutes(app: Routes, kith: Kith): void {
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

const PersonThere = z.object({
  placeId: z.coerce.number().int().positive(),
  personId: z.coerce.number().int().positive(),
});
const GoalServed = z.object({
  placeId: z.coerce.number().int().positive(),
  goalId: z.coerce.number().int().positive(),
});

function addGatheringRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/places/{placeId}/people/{personId}',
      summary: 'Say that a person is at a place, or is not; "open" takes it back',
      request: {
        params: PersonThere,
        ...jsonBody(z.object({ presence: z.enum(['there', 'not', 'open']) })),
      },
      responses: { 204: { description: 'Said' } },
    }),
    async (context) => {
      const { presence } = context.req.valid('json');
      const at = context.req.valid('param');
      await notePresence(kith, { ...at, memberId: actorOf(context).id, presence });
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/places/{placeId}/goals/{goalId}',
      summary: 'Say whether a place serves a goal',
      request: { params: GoalServed, ...jsonBody(z.object({ serves: z.boolean() })) },
      responses: { 204: { description: 'Said' } },
    }),
    async (context) => {
      const { serves } = context.req.valid('json');
      const at = context.req.valid('param');
      await noteServing(kith, { ...at, memberId: actorOf(context).id, serves });
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/places',
      summary: 'Where I say somebody is',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The places', z.object({ places: z.array(PlaceView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ places: await placesOfPerson(kith, actorOf(context).id, id) }, 200);
    },
  );
}
