import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { personById } from '../directory/queries.ts';
import { listById, listsOf, listsOfPeople } from './queries.ts';
import { removeList, restoreList } from './remove.ts';
import { ListForm, ListName, ListView, NewList, PersonIds } from './schema.ts';
import { addList, changeList, putOnList, takeOffList } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const answersList = { 200: jsonAnswer('The list', ListView) };

export function listRoutes(kith: Kith) {
  const app = routesOf();
  addAllRoutes(app, kith);
  addOneRoutes(app, kith);
  addRemovalRoutes(app, kith);
  addListedRoutes(app, kith);
  return app;
}

function addAllRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/lists',
      summary: 'My lists of people, by name',
      responses: { 200: jsonAnswer('The lists', z.object({ lists: z.array(ListView) })) },
    }),
    async (context) => context.json({ lists: await listsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/lists',
      summary: 'Make a list of people; one of the same name is given back',
      request: jsonBody(NewList),
      responses: { 201: jsonAnswer('The list', ListView) },
    }),
    async (context) =>
      context.json(await addList(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addOneRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/lists/{id}',
      summary: 'One list; who is on it is told by GET /people?list=',
      request: { params: idParameter },
      responses: answersList,
    }),
    async (context) =>
      context.json(await listById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/lists/{id}',
      summary: 'Give a list another name, or a saved search another filter',
      request: { params: idParameter, ...jsonBody(ListForm) },
      responses: answersList,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeList(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/lists/{id}',
      summary: 'Remove a list, not its people; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeList(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/lists/{id}/restore',
      summary: 'Undo the removal of a list',
      request: { params: idParameter },
      responses: answersList,
    }),
    async (context) =>
      context.json(
        await restoreList(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}

function addListedRoutes(app: Routes, kith: Kith): void {
  const answersIds = {
    200: jsonAnswer('Whom that changed', z.object({ personIds: z.array(z.number()) })),
  };
  app.openapi(
    route('member', {
      method: 'post',
      path: '/lists/{id}/people',
      summary: 'Put people on a list',
      request: { params: idParameter, ...jsonBody(PersonIds) },
      responses: answersIds,
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id: listId } = context.req.valid('param');
      const { personIds } = context.req.valid('json');
      const added = await kith.db.write((trx) =>
        putOnList(trx, memberId, { listId, personIds, now: kith.now() }),
      );
      return context.json({ personIds: added }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/lists/{id}/people/removals',
      summary: 'Take people off a list',
      request: { params: idParameter, ...jsonBody(PersonIds) },
      responses: answersIds,
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id: listId } = context.req.valid('param');
      const { personIds } = context.req.valid('json');
      const taken = await kith.db.write((trx) => takeOffList(trx, memberId, { listId, personIds }));
      return context.json({ personIds: taken }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/lists',
      summary: 'The lists a person was put on',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The lists', z.object({ lists: z.array(ListName) })) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = await personById(kith, memberId, context.req.valid('param').id);
      const lists = await listsOfPeople(kith.db.read, memberId, [id]);
      return context.json({ lists: lists.get(id) ?? [] }, 200);
    },
  );
}
