import { z } from '@hono/zod-openapi';
import { C, Phase } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { addBehaviour, changeBehaviour } from './by-hand.ts';
import { mapOf } from './map.ts';
import { behaviourById, behavioursOf } from './queries.ts';
import { removeBehaviour, restoreBehaviour } from './remove.ts';
import {
  At,
  BehaviourForm,
  BehavioursPage,
  BehaviourView,
  MapView,
  NewBehaviour,
} from './schema.ts';

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();
/** Epoch ms, for a day begins at another moment for everybody; from is in the period, to is not. */
const Period = z.object({ goal: Id.optional(), from: At.optional(), to: At.optional() });

export function behaviourRoutes(kith: Kith) {
  const app = routesOf();
  addMapRoutes(app, kith);
  addBehaviourRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addMapRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/map',
      summary: 'The twelve cells: what was lived in each, for a goal or for all, in a period',
      request: { query: Period },
      responses: { 200: jsonAnswer('The map', MapView) },
    }),
    async (context) => {
      const { goal: goalId, from, to } = context.req.valid('query');
      return context.json(await mapOf(kith, actorOf(context).id, { goalId, from, to }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/behaviours',
      summary: 'What I lived, the latest first, a page at a time',
      request: {
        query: Period.extend({ c: C.optional(), phase: Phase.optional(), after: Id.optional() }),
      },
      responses: { 200: jsonAnswer('A page of behaviours', BehavioursPage) },
    }),
    async (context) => {
      const { goal: goalId, ...filter } = context.req.valid('query');
      return context.json(
        await behavioursOf(kith, actorOf(context).id, { goalId, ...filter }),
        200,
      );
    },
  );
}

function addBehaviourRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/behaviours',
      summary: 'Add by hand what I did outside of Kith',
      request: jsonBody(NewBehaviour),
      responses: { 201: jsonAnswer('The behaviour', BehaviourView) },
    }),
    async (context) =>
      context.json(await addBehaviour(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/behaviours/{id}',
      summary: 'One behaviour',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The behaviour', BehaviourView) },
    }),
    async (context) =>
      context.json(
        await behaviourById(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/behaviours/{id}',
      summary: 'Change what I added by hand; what is not named stays',
      request: { params: idParameter, ...jsonBody(BehaviourForm) },
      responses: { 200: jsonAnswer('The behaviour', BehaviourView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeBehaviour(kith, actorOf(context).id, { id, form }), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/behaviours/{id}',
      summary: 'Remove what I added by hand; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeBehaviour(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/behaviours/{id}/restore',
      summary: 'Undo the removal of what I added by hand',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The behaviour', BehaviourView) },
    }),
    async (context) =>
      context.json(
        await restoreBehaviour(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
