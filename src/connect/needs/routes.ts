import { z } from '@hono/zod-openapi';
import { personById } from '#people';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { needById, needsOf } from './queries.ts';
import { NeedForm, NeedSettlement, NeedState, NeedView, NewNeed } from './schema.ts';
import { addNeed, changeNeed, settleNeed } from './write.ts';

const Needs = jsonAnswer('The questions and goals', z.object({ needs: z.array(NeedView) }));
const One = jsonAnswer('The question or goal', NeedView);

export function needRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/needs',
      summary: 'What my people ask about and want to learn, the latest first',
      request: {
        query: z.object({
          person: z.coerce.number().int().positive().optional(),
          state: NeedState.optional(),
        }),
      },
      responses: { 200: Needs },
    }),
    async (context) => {
      const { person, state } = context.req.valid('query');
      const filter = { personId: person, state };
      return context.json({ needs: await needsOf(kith, actorOf(context).id, filter) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/people/{id}/needs',
      summary: 'What a person asks about and wants to learn',
      request: { params: idParameter, query: z.object({ state: NeedState.optional() }) },
      responses: { 200: Needs },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const person = await personById(kith, memberId, context.req.valid('param').id);
      const filter = { personId: person.id, state: context.req.valid('query').state };
      return context.json({ needs: await needsOf(kith, memberId, filter) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/people/{id}/needs',
      summary: 'Write down what a person asks about or wants to learn',
      request: { params: idParameter, ...jsonBody(NewNeed) },
      responses: { 201: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await addNeed(kith, actorOf(context).id, id, form), 201);
    },
  );
  addOneRoutes(app, kith);
  return app;
}

function addOneRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/needs/{id}',
      summary: 'One question or goal of somebody',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) =>
      context.json(await needById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/needs/{id}',
      summary: 'Change what was written down; what is not named stays',
      request: { params: idParameter, ...jsonBody(NeedForm) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeNeed(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/needs/{id}/state',
      summary: 'Closed, dismissed for good, or open again',
      request: { params: idParameter, ...jsonBody(NeedSettlement) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { state } = context.req.valid('json');
      return context.json(await settleNeed(kith, actorOf(context).id, id, state), 200);
    },
  );
}
