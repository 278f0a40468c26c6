import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import {
  actorOf,
  Day,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  route,
  routesOf,
} from '#platform';
import { orderSteps } from './order.ts';
import { stepById, stepsOf } from './queries.ts';
import { removeStep, restoreStep } from './remove.ts';
import { NewStep, StepForm, StepOrder, StepSettlement, StepView } from './schema.ts';
import { settleStep } from './settle.ts';
import { addStep, changeStep } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
/** The member's own day, which decides what is due. */
const Today = z.object({ today: Day.optional() });
const Steps = jsonAnswer('The steps', z.object({ steps: z.array(StepView) }));
const Step = { 200: jsonAnswer('The step', StepView) };

export function stepRoutes(kith: Kith) {
  const app = routesOf();
  addPlanRoutes(app, kith);
  addStepRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addPlanRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/steps',
      summary: 'The plan of a goal: its steps in their order, done and dropped ones too',
      request: { params: idParameter, query: Today },
      responses: { 200: Steps },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const goal = await goalById(kith, memberId, context.req.valid('param').id);
      const { today } = context.req.valid('query');
      return context.json(
        { steps: await stepsOf(kith, memberId, { goalId: goal.id, today }) },
        200,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/steps',
      summary: 'Add a step at the end of the plan',
      request: { params: idParameter, ...jsonBody(NewStep) },
      responses: { 201: jsonAnswer('The step', StepView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await addStep(kith, actorOf(context).id, id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{id}/steps/order',
      summary: 'Put the steps of a plan into an order',
      request: { params: idParameter, ...jsonBody(StepOrder) },
      responses: { 204: { description: 'They are in this order' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await orderSteps(kith, actorOf(context).id, id, context.req.valid('json').ids);
      return context.body(null, 204);
    },
  );
}

function addStepRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/steps/{id}',
      summary: 'One step',
      request: { params: idParameter, query: Today },
      responses: Step,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { today } = context.req.valid('query');
      return context.json(await stepById(kith, actorOf(context).id, id, today), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/steps/{id}',
      summary: 'Change a step; what is not named stays',
      request: { params: idParameter, ...jsonBody(StepForm) },
      responses: Step,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeStep(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/steps/{id}/state',
      summary: 'Say that a step, or a day of a recurring one, is done; take it back; drop the step',
      request: { params: idParameter, ...jsonBody(StepSettlement) },
      responses: Step,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const settlement = context.req.valid('json');
      return context.json(await settleStep(kith, actorOf(context).id, id, settlement), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/steps/{id}',
      summary: 'Remove a step; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeStep(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/steps/{id}/restore',
      summary: 'Undo the removal of a step',
      request: { params: idParameter },
      responses: Step,
    }),
    async (context) =>
      context.json(
        await restoreStep(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
