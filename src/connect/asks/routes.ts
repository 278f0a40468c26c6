import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { answeredBy, answeredByAll } from './answered.ts';
import { addAskedRoutes } from './asked-routes.ts';
import { proposeMix } from './propose.ts';
import { askById, askCalibration, asksOf } from './queries.ts';
import { removeAsk, restoreAsk } from './remove.ts';
import {
  AnsweredCounts,
  AnsweredView,
  AskCalibration,
  AskForm,
  AskProposal,
  AskSettlement,
  AskView,
  NewAsk,
  ProposalForm,
} from './schema.ts';
import { settleAsk } from './settle.ts';
import { changeAsk, makeAsk } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();
const One = jsonAnswer('The ask', AskView);

export function askRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addAnsweredRoutes(app, kith);
  addOneRoutes(app, kith);
  addAskedRoutes(app, kith);
  return app;
}

function addAnsweredRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/asks/answered',
      summary: 'Of my asks that came to an end, how many each person answered',
      responses: { 200: jsonAnswer('By person', z.object({ people: AnsweredCounts })) },
    }),
    async (context) =>
      context.json({ people: await answeredByAll(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/answered',
      summary: 'Of my asks to a person, how many they answered, and how soon',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What came', AnsweredView) },
    }),
    async (context) =>
      context.json(await answeredBy(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/asks',
      summary: 'My asks: open ones by the day they close, then closed ones',
      request: {
        query: z.object({
          goal: Id.optional(),
          person: Id.optional(),
          state: z.enum(['open', 'closed']).optional(),
        }),
      },
      responses: { 200: jsonAnswer('The asks', z.object({ asks: z.array(AskView) })) },
    }),
    async (context) => {
      const { goal, person, state } = context.req.valid('query');
      const filter = { goalId: goal, personId: person, state };
      return context.json({ asks: await asksOf(kith, actorOf(context).id, filter) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/asks/calibration',
      summary: 'How likely I thought help was, against how often it came',
      responses: { 200: jsonAnswer('The comparison', AskCalibration) },
    }),
    async (context) => context.json(await askCalibration(kith, actorOf(context).id), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/asks/proposal',
      summary: 'Propose whom to ask, each with why; nothing is stored',
      request: jsonBody(ProposalForm),
      responses: { 200: jsonAnswer('The proposal', AskProposal) },
    }),
    async (context) =>
      context.json(await proposeMix(kith, actorOf(context).id, context.req.valid('json')), 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/asks',
      summary: 'Make an ask to two to four people; nothing is sent',
      request: jsonBody(NewAsk),
      responses: { 201: One },
    }),
    async (context) =>
      context.json(await makeAsk(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
}

function addOneRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/asks/{id}',
      summary: 'One ask with its people and the messages to them',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) =>
      context.json(await askById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/asks/{id}',
      summary: 'Change an ask, or say what came of it; what is not named stays',
      request: { params: idParameter, ...jsonBody(AskForm) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeAsk(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/asks/{id}/state',
      summary: 'Close an ask before its day, or open it again with a new one',
      request: { params: idParameter, ...jsonBody(AskSettlement) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const settlement = context.req.valid('json');
      return context.json(await settleAsk(kith, actorOf(context).id, id, settlement), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/asks/{id}',
      summary: 'Remove an ask; for ten minutes it can be brought back',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeAsk(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/asks/{id}/restore',
      summary: 'Bring back an ask that was removed',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) =>
      context.json(await restoreAsk(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
}
