import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { assess, assessmentsFor } from './assess.ts';
import { AssessmentForm, AssessmentView, CRITERIA, CRITERION_WORDS, Criterion } from './schema.ts';

const Where = idParameter.extend({
  personId: z.coerce.number().int().positive(),
  criterion: Criterion,
});

const CriterionView = z
  .object({ criterion: Criterion, title: z.string(), question: z.string(), onlyYou: z.boolean() })
  .openapi('Criterion');

export function assessmentRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/criteria',
      summary: 'The ten criteria in words; onlyYou marks those the program never proposes',
      responses: {
        200: jsonAnswer('The criteria', z.object({ criteria: z.array(CriterionView) })),
      },
    }),
    async (context) => {
      actorOf(context);
      const criteria = CRITERIA.map((criterion) => ({ criterion, ...CRITERION_WORDS[criterion] }));
      return context.json({ criteria }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/assessments',
      summary: 'What I decided about people for a goal; what is not there is unknown',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('The assessments', z.object({ assessments: z.array(AssessmentView) })),
      },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const goal = await goalById(kith, memberId, context.req.valid('param').id);
      return context.json({ assessments: await assessmentsFor(kith, memberId, goal.id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{id}/people/{personId}/criteria/{criterion}',
      summary:
        'Decide whether a person meets a criterion for a goal; unknown takes the decision back',
      request: { params: Where, ...jsonBody(AssessmentForm) },
      responses: { 204: { description: 'Written down' } },
    }),
    async (context) => {
      const { id: goalId, personId, criterion } = context.req.valid('param');
      await assess(kith, actorOf(context).id, {
        goalId,
        personId,
        criterion,
        ...context.req.valid('json'),
      });
      return context.body(null, 204);
    },
  );
  return app;
}
