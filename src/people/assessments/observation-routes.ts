import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { personById } from '../directory/queries.ts';
import { changesOf } from './history.ts';
import { changeObservation, observationsOf, observe, removeObservation } from './observe.ts';
import { AssessmentChange, NewObservation, ObservationForm, ObservationView } from './schema.ts';

type Routes = ReturnType<typeof routesOf>;

/** What a member observed of a person, and how their mind changed. */
export function observationRoutes(kith: Kith) {
  const app = routesOf();
  addOfPerson(app, kith);
  addOfOne(app, kith);
  return app;
}

function addOfPerson(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/assessments',
      summary: 'How my mind about a person changed, the latest first; for one goal or all',
      request: {
        params: idParameter,
        query: z.object({ goalId: z.coerce.number().int().positive().optional() }),
      },
      responses: {
        200: jsonAnswer('The changes', z.object({ changes: z.array(AssessmentChange) })),
      },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const person = await personById(kith, memberId, context.req.valid('param').id);
      const { goalId } = context.req.valid('query');
      const changes = await changesOf(kith, memberId, { personId: person.id, goalId });
      return context.json({ changes }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/observations',
      summary: 'What I saw a person do, the latest first',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('The observations', z.object({ observations: z.array(ObservationView) })),
      },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const person = await personById(kith, memberId, context.req.valid('param').id);
      const observations = await observationsOf(kith, memberId, [person.id]);
      return context.json({ observations }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/observations',
      summary: 'Note what I saw a person do',
      request: { params: idParameter, ...jsonBody(NewObservation) },
      responses: { 201: jsonAnswer('The observation', ObservationView) },
    }),
    async (context) => {
      const form = { ...context.req.valid('json'), personId: context.req.valid('param').id };
      return context.json(await observe(kith, actorOf(context).id, form), 201);
    },
  );
}

function addOfOne(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/observations/{id}',
      summary: 'Change an observation; what is not named stays',
      request: { params: idParameter, ...jsonBody(ObservationForm) },
      responses: { 200: jsonAnswer('The observation', ObservationView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeObservation(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/observations/{id}',
      summary: 'Remove an observation for good',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeObservation(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
