import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { doInBulk } from './bulk.ts';
import { BulkDone, BulkForm } from './bulk-schema.ts';
import { addByHand, addField, removeField, renamePerson, setMe } from './change.ts';
import { PeopleFilter } from './filter.ts';
import { PAGE_PEOPLE_MAX, PEOPLE_ORDERS } from './limits.ts';
import { mergePeople } from './merge.ts';
import { peopleOf } from './page.ts';
import { meOf, personById } from './queries.ts';
import { removePerson, restorePerson } from './remove.ts';
import {
  ChangedPerson,
  FieldForm,
  PeoplePage,
  PersonForm,
  PersonName,
  PersonView,
  SplitForm,
} from './schema.ts';
import { splitPerson } from './split.ts';

const id = z.number().int().positive();
const Asked = PeopleFilter.extend({
  order: z.enum(PEOPLE_ORDERS).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_PEOPLE_MAX).optional(),
});
const FieldParameter = idParameter.extend({ fieldId: z.coerce.number().int().positive() });
const answersPerson = { 200: jsonAnswer('The person', PersonView) };

export function directoryRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', listRoutes(kith));
  app.route('/', personRoutes(kith));
  app.route('/', endingRoutes(kith));
  app.route('/', fieldRoutes(kith));
  return app;
}

function listRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people',
      summary: 'My people, or those a filter means, a page at a time',
      request: { query: Asked },
      responses: { 200: jsonAnswer('A page', PeoplePage) },
    }),
    async (context) =>
      context.json(await peopleOf(kith, actorOf(context).id, context.req.valid('query')), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people',
      summary: 'Add a person by hand',
      request: jsonBody(PersonForm),
      responses: { 201: jsonAnswer('The person', PersonView) },
    }),
    async (context) =>
      context.json(await addByHand(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/me',
      summary: 'Which of my people I am',
      responses: { 200: jsonAnswer('The id, or null', z.object({ personId: id.nullable() })) },
    }),
    async (context) =>
      context.json({ personId: await meOf(kith.db.read, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/people/me',
      summary: 'Say which of my people I am; null for none',
      request: jsonBody(z.object({ personId: id.nullable() })),
      responses: { 204: { description: 'Said' } },
    }),
    async (context) => {
      await setMe(kith, actorOf(context).id, context.req.valid('json').personId);
      return context.body(null, 204);
    },
  );
  return app;
}

function personRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/bulk',
      summary: 'Do one thing to many people. Can be undone with the changes answered',
      request: jsonBody(BulkForm),
      responses: { 200: jsonAnswer('How many, and the changes', BulkDone) },
    }),
    async (context) =>
      context.json(await doInBulk(kith, actorOf(context).id, context.req.valid('json')), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}',
      summary: 'One person with everything known and where it came from',
      request: { params: idParameter },
      responses: answersPerson,
    }),
    async (context) =>
      context.json(await personById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/people/{id}',
      summary: 'Choose the name a person is shown by',
      request: { params: idParameter, ...jsonBody(z.object({ name: PersonName })) },
      responses: answersPerson,
    }),
    async (context) => {
      const { name } = context.req.valid('json');
      return context.json(
        await renamePerson(kith, actorOf(context).id, context.req.valid('param').id, name),
        200,
      );
    },
  );
  return app;
}

function endingRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/people/{id}',
      summary: 'Remove a person; can be undone for seven days',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removePerson(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/restore',
      summary: 'Undo a removal',
      request: { params: idParameter },
      responses: answersPerson,
    }),
    async (context) =>
      context.json(
        await restorePerson(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/merge',
      summary: 'Make another person and this one the same; this one stays. Can be undone',
      request: { params: idParameter, ...jsonBody(z.object({ otherId: id })) },
      responses: { 200: jsonAnswer('The person', ChangedPerson) },
    }),
    async (context) => {
      const { otherId } = context.req.valid('json');
      return context.json(
        await mergePeople(kith, actorOf(context).id, context.req.valid('param').id, otherId),
        200,
      );
    },
  );
  return app;
}

function fieldRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/split',
      summary: 'Take values of this person to a new one. Can be undone',
      request: { params: idParameter, ...jsonBody(SplitForm) },
      responses: { 201: jsonAnswer('The new person', ChangedPerson) },
    }),
    async (context) => {
      const form = context.req.valid('json');
      const memberId = actorOf(context).id;
      return context.json(
        await splitPerson(kith, memberId, context.req.valid('param').id, form),
        201,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/fields',
      summary: 'Write down something about a person',
      request: { params: idParameter, ...jsonBody(FieldForm) },
      responses: { 201: jsonAnswer('The person', PersonView) },
    }),
    async (context) =>
      context.json(
        await addField(
          kith,
          actorOf(context).id,
          context.req.valid('param').id,
          context.req.valid('json'),
        ),
        201,
      ),
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/people/{id}/fields/{fieldId}',
      summary: 'Take back what was written by hand',
      request: { params: FieldParameter },
      responses: answersPerson,
    }),
    async (context) => {
      const { id: personId, fieldId } = context.req.valid('param');
      return context.json(await removeField(kith, actorOf(context).id, personId, fieldId), 200);
    },
  );
  return app;
}
