import { z } from '@hono/zod-openapi';
import { noteById } from '#create';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { answerRecallQuestion, takeAnswerBack } from './answer.ts';
import {
  calibrationFor,
  perDayOf,
  questionsOfNote,
  recallQuestionsOf,
  recallSession,
} from './queries.ts';
import { removeRecallQuestion, restoreRecallQuestion } from './remove.ts';
import {
  CalibrationView,
  NewRecallQuestion,
  RecallAnswerForm,
  RecallAnswerView,
  RecallQuestionForm,
  RecallQuestionView,
  RecallSession,
  RecallSettings,
  TodayQuery,
} from './schema.ts';
import { changeRecallQuestion, makeRecallQuestion, setPerDay } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Questions = z.object({ questions: z.array(RecallQuestionView) });

export function recallRoutes(kith: Kith) {
  const app = routesOf();
  addNoteRoutes(app, kith);
  addSessionRoutes(app, kith);
  addSettingsRoutes(app, kith);
  addQuestionRoutes(app, kith);
  addAnswerRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addNoteRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/{id}/questions',
      summary: 'My questions to myself on a note',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The questions', Questions) },
    }),
    async (context) => {
      const [{ id: memberId }, { id }] = [actorOf(context), context.req.valid('param')];
      await noteById(kith, memberId, id);
      return context.json({ questions: await questionsOfNote(kith, memberId, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/{id}/questions',
      summary: 'Ask myself later: a question on a note',
      request: { params: idParameter, ...jsonBody(NewRecallQuestion) },
      responses: { 201: jsonAnswer('The question', RecallQuestionView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await makeRecallQuestion(kith, actorOf(context).id, id, form), 201);
    },
  );
}

function addSessionRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/recall',
      summary: 'What I ask myself today',
      request: { query: TodayQuery },
      responses: { 200: jsonAnswer('The questions, and how far the day is', RecallSession) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json(await recallSession(kith, actorOf(context).id, today), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/recall/calibration',
      summary: 'How sure I was against how it went; silent below ten answers',
      responses: { 200: jsonAnswer('The calibration', CalibrationView) },
    }),
    async (context) => context.json(await calibrationFor(kith, actorOf(context).id), 200),
  );
}

function addSettingsRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/recall/settings',
      summary: 'How many questions a day',
      responses: { 200: jsonAnswer('The settings', RecallSettings) },
    }),
    async (context) => context.json({ perDay: await perDayOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/recall/settings',
      summary: 'Say how many questions a day',
      request: jsonBody(RecallSettings),
      responses: { 200: jsonAnswer('The settings', RecallSettings) },
    }),
    async (context) => {
      const { perDay } = context.req.valid('json');
      await setPerDay(kith, actorOf(context).id, perDay);
      return context.json({ perDay }, 200);
    },
  );
}

function addQuestionRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/recall-questions',
      summary: 'My questions to myself, those asked next first',
      responses: { 200: jsonAnswer('The questions', Questions) },
    }),
    async (context) =>
      context.json({ questions: await recallQuestionsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/recall-questions/{id}',
      summary: 'Change, suspend or take up a question; what is not named stays',
      request: { params: idParameter, ...jsonBody(RecallQuestionForm) },
      responses: { 200: jsonAnswer('The question', RecallQuestionView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeRecallQuestion(kith, actorOf(context).id, id, form), 200);
    },
  );
}

const answerParameters = idParameter.extend({
  answerId: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: 'answerId', in: 'path' } }),
});

function addAnswerRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/recall-questions/{id}/answers',
      summary: 'Say how it went',
      request: { params: idParameter, ...jsonBody(RecallAnswerForm) },
      responses: { 201: jsonAnswer('The answer, and the question as it is now', RecallAnswerView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await answerRecallQuestion(kith, actorOf(context).id, id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/recall-questions/{id}/answers/{answerId}',
      summary: 'Take the last answer back',
      request: { params: answerParameters },
      responses: { 200: jsonAnswer('The question as it was before', RecallQuestionView) },
    }),
    async (context) => {
      const { id, answerId } = context.req.valid('param');
      return context.json(await takeAnswerBack(kith, actorOf(context).id, id, answerId), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/recall-questions/{id}',
      summary: 'Remove a question; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeRecallQuestion(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/recall-questions/{id}/restore',
      summary: 'Undo the removal of a question',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The question', RecallQuestionView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await restoreRecallQuestion(kith, actorOf(context).id, id), 200);
    },
  );
}
