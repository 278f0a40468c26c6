import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { addStranger, dismissStranger, lookAt } from './beyond/add.ts';
import { beyondForGoal, StrangerView } from './beyond/view.ts';
import { Decision, decide } from './choices.ts';
import { find, findForGoal } from './find.ts';
import { FindingView } from './view.ts';

const QUESTION_CHARS_MAX = 2_000;
const LOOK_AT_ONCE_MAX = 30;

const goalAndPerson = z.object({
  goalId: z.coerce.number().int().positive(),
  personId: z.coerce.number().int().positive(),
});

export function findingRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/finding',
      summary:
        'Who fits a goal: people with evidence per question and criterion, who together covers it, gaps',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('What was found', FindingView) },
    }),
    async (context) =>
      context.json(
        await findForGoal(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/find',
      summary: 'Who fits a question that belongs to no goal',
      request: {
        query: z.object({ q: z.string().trim().min(1, 'Ask something.').max(QUESTION_CHARS_MAX) }),
      },
      responses: { 200: jsonAnswer('What was found', FindingView) },
    }),
    async (context) => {
      const { q } = context.req.valid('query');
      const questions = [{ id: 0, text: q }];
      return context.json(
        await find(kith, { memberId: actorOf(context).id, questions, context: '' }),
        200,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{goalId}/people/{personId}/decision',
      summary: 'Choose, keep for later or dismiss a person for a goal; "open" takes it back',
      request: { params: goalAndPerson, ...jsonBody(z.object({ decision: Decision })) },
      responses: { 204: { description: 'Decided' } },
    }),
    async (context) => {
      const { goalId, personId } = context.req.valid('param');
      const { decision } = context.req.valid('json');
      await decide(kith, actorOf(context).id, { goalId, personId, decision });
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/beyond',
      summary: 'Whom the network points to for a goal, with who cites them where',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer(
          'The sites',
          z.object({ isOn: z.boolean(), strangers: z.array(StrangerView) }),
        ),
      },
    }),
    async (context) => {
      const strangers = await beyondForGoal(
        kith,
        actorOf(context).id,
        context.req.valid('param').id,
      );
      return context.json({ isOn: kith.config.beyond.enabled, strangers }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/strangers/look',
      summary: 'Visit sites to see who is behind them; politely, and not when switched off',
      request: jsonBody(
        z.object({ ids: z.array(z.number().int().positive()).min(1).max(LOOK_AT_ONCE_MAX) }),
      ),
      responses: { 202: jsonAnswer('How many are visited', z.object({ looking: z.number() })) },
    }),
    async (context) =>
      context.json(
        { looking: await lookAt(kith, actorOf(context).id, context.req.valid('json').ids) },
        202,
      ),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/strangers/{id}/add',
      summary: 'Add whoever is behind a site to the network, kept for later for a goal',
      request: {
        params: idParameter,
        ...jsonBody(z.object({ goalId: z.number().int().positive() })),
      },
      responses: { 201: jsonAnswer('The person', z.object({ personId: z.number() })) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { goalId } = context.req.valid('json');
      await goalById(kith, memberId, goalId);
      const personId = await addStranger(kith, memberId, {
        strangerId: context.req.valid('param').id,
        goalId,
      });
      return context.json({ personId }, 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/strangers/{id}/dismissed',
      summary: 'Put a site out of sight, or back',
      request: { params: idParameter, ...jsonBody(z.object({ dismissed: z.boolean() })) },
      responses: { 204: { description: 'Done' } },
    }),
    async (context) => {
      const { dismissed } = context.req.valid('json');
      await dismissStranger(kith, actorOf(context).id, context.req.valid('param').id, dismissed);
      return context.body(null, 204);
    },
  );
  return app;
}
