import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { GivesView, whatICouldGive } from './gives.ts';
import { openerFor } from './opener.ts';
import { moveById, movesFor } from './queries.ts';
import { MoveForm, MoveState, MoveView, NewMove, OpenerForm, Settlement } from './schema.ts';
import { changeMove, planMove, settleMove } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();
const Moves = jsonAnswer('The moves', z.object({ moves: z.array(MoveView) }));
const OpenerView = z.object({
  opener: z.string(),
  about: z.object({ id: z.number(), title: z.string(), url: z.string().nullable() }).nullable(),
});

export function moveRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addProposalRoutes(app, kith);
  addMoveRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/moves',
      summary: 'My moves: planned ones by their day, then done ones; dropped ones when asked for',
      request: {
        query: z.object({
          goal: Id.optional(),
          person: Id.optional(),
          state: MoveState.optional(),
        }),
      },
      responses: { 200: Moves },
    }),
    async (context) => {
      const { goal, person, state } = context.req.valid('query');
      const filter = { goalId: goal, personId: person, state };
      return context.json({ moves: await movesFor(kith, actorOf(context).id, filter) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/moves',
      summary: 'The moves of a goal: planned ones by their day, then done ones',
      request: { params: idParameter, query: z.object({ state: MoveState.optional() }) },
      responses: { 200: Moves },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const { state } = context.req.valid('query');
      const goal = await goalById(kith, memberId, context.req.valid('param').id);
      return context.json(
        { moves: await movesFor(kith, memberId, { goalId: goal.id, state }) },
        200,
      );
    },
  );
}

function addProposalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/gives',
      summary: 'What of mine touches what a person writes about lately',
      request: { params: idParameter, query: z.object({ goal: Id.optional() }) },
      responses: { 200: jsonAnswer('What I could give', GivesView) },
    }),
    async (context) => {
      const { id: personId } = context.req.valid('param');
      const { goal: goalId } = context.req.valid('query');
      const { id: memberId } = actorOf(context);
      return context.json(await whatICouldGive(kith, memberId, { personId, goalId }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/moves/opener',
      summary: 'Propose first words for a move; nothing is stored',
      request: jsonBody(OpenerForm),
      responses: { 200: jsonAnswer('The proposal', OpenerView) },
    }),
    async (context) =>
      context.json(await openerFor(kith, actorOf(context).id, context.req.valid('json')), 200),
  );
}

function addMoveRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/moves',
      summary: 'Plan the next thing to do with a person for a goal',
      request: jsonBody(NewMove),
      responses: { 201: jsonAnswer('The move', MoveView) },
    }),
    async (context) =>
      context.json(await planMove(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/moves/{id}',
      summary: 'One move',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The move', MoveView) },
    }),
    async (context) =>
      context.json(await moveById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/moves/{id}',
      summary: 'Change a planned move; what is not named stays',
      request: { params: idParameter, ...jsonBody(MoveForm) },
      responses: { 200: jsonAnswer('The move', MoveView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeMove(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/moves/{id}/state',
      summary: 'Done, with what came of it; dropped; or back to planned',
      request: { params: idParameter, ...jsonBody(Settlement) },
      responses: { 200: jsonAnswer('The move', MoveView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const settlement = context.req.valid('json');
      return context.json(await settleMove(kith, actorOf(context).id, id, settlement), 200);
    },
  );
}
