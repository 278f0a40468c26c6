import { AskView, MoveView } from '#connect';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { askForCause, askTogetherForCause } from './ask.ts';
import { experienceOf } from './experience.ts';
import { CauseAsk, CauseAskTogether, ExperienceView, Situation } from './schema.ts';

export function causeRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/experience',
      summary:
        'Who may have met the same difficulty, and first words to ask them; nothing is stored',
      request: { params: idParameter, ...jsonBody(Situation) },
      responses: { 200: jsonAnswer('The people', ExperienceView) },
    }),
    async (context) => {
      const asked = { goalId: context.req.valid('param').id, situation: context.req.valid('json') };
      return context.json(await experienceOf(kith, actorOf(context).id, asked), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/cause-asks',
      summary: 'Plan to ask somebody: was it me, the method or the situation?',
      request: { params: idParameter, ...jsonBody(CauseAsk) },
      responses: { 201: jsonAnswer('The planned move', MoveView) },
    }),
    async (context) => {
      const asked = { goalId: context.req.valid('param').id, ask: context.req.valid('json') };
      return context.json(await askForCause(kith, actorOf(context).id, asked), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/cause-asks/together',
      summary: 'Ask two or three people at once why it went so; nothing is sent',
      request: { params: idParameter, ...jsonBody(CauseAskTogether) },
      responses: { 201: jsonAnswer('The ask', AskView) },
    }),
    async (context) => {
      const asked = { goalId: context.req.valid('param').id, ask: context.req.valid('json') };
      return context.json(await askTogetherForCause(kith, actorOf(context).id, asked), 201);
    },
  );
  return app;
}
