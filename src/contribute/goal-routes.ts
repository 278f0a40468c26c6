import {
  actorOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  route,
  type routesOf,
} from '#platform';
import { LinkView } from './publishing/schema.ts';
import {
  ChangedGoalWords,
  GoalGoingOut,
  namesInGoal,
  PublishedGoalForm,
  publishGoal,
  takeGoalBack,
} from './redaction/publish-goal.ts';

/** What of a goal goes on the web, looked through name by name. */
export function addGoalRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/going-out',
      summary: 'A goal as it could go out, and all that in it says who or what is meant',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The words and whom they name', GoalGoingOut) },
    }),
    async (context) => {
      const goalId = context.req.valid('param').id;
      return context.json(await namesInGoal(kith, actorOf(context).id, { goalId }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/going-out',
      summary: 'The same for other words, such as the writer has made of the goal',
      request: { params: idParameter, ...jsonBody(ChangedGoalWords) },
      responses: { 200: jsonAnswer('The words and whom they name', GoalGoingOut) },
    }),
    async (context) => {
      const asked = { goalId: context.req.valid('param').id, changed: context.req.valid('json') };
      return context.json(await namesInGoal(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{id}/published',
      summary: 'Put what was looked through of a goal on the web; what changes later waits',
      request: { params: idParameter, ...jsonBody(PublishedGoalForm) },
      responses: { 200: jsonAnswer('Its link', LinkView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await publishGoal(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/goals/{id}/published',
      summary: 'Take a goal off the web; its link opens nothing until it is put there again',
      request: { params: idParameter },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await takeGoalBack(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
