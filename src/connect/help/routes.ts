import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { personById } from '#people';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { giveHelp, takeHelpBack, wordsForHelp } from './give.ts';
import { HelpBoard, HelpForm, HelpView, HelpWords, HelpWordsForm } from './schema.ts';
import { whomCanIHelp } from './whom.ts';

const Id = z.coerce.number().int().positive();

export function helpRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/help',
      summary: 'Whom I can help: what my people ask, with what of mine may touch it',
      request: { query: z.object({ goal: Id.optional(), person: Id.optional() }) },
      responses: { 200: jsonAnswer('The people', HelpBoard) },
    }),
    async (context) => {
      const { goal, person } = context.req.valid('query');
      const { id: memberId } = actorOf(context);
      if (goal !== undefined) await goalById(kith, memberId, goal);
      if (person !== undefined) await personById(kith, memberId, person);
      const of = { goalId: goal, personId: person };
      return context.json(await whomCanIHelp(kith, memberId, of), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/needs/{id}/helps',
      summary: 'Note that I took a rung of the ladder for what somebody asks',
      request: { params: idParameter, ...jsonBody(HelpForm) },
      responses: { 201: jsonAnswer('The help', HelpView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await giveHelp(kith, actorOf(context).id, id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/needs/{id}/help-words',
      summary: 'Propose first words for a rung; nothing is stored',
      request: { params: idParameter, ...jsonBody(HelpWordsForm) },
      responses: { 200: jsonAnswer('The words', HelpWords) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await wordsForHelp(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/helps/{id}',
      summary: 'Take back what was noted',
      request: { params: idParameter },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await takeHelpBack(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}
