import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { sharedGoals } from './goals-of-others.ts';
import { ownName } from './needs/own-name.ts';
import { proposeFromText } from './needs/propose-from-text.ts';
import { partsOf } from './parts.ts';
import { proposeQuestions } from './propose-questions.ts';
import { goalById, goalsOf } from './queries.ts';
import { readersOf, showGoalTo } from './readers.ts';
import { removeGoal, restoreGoal } from './remove.ts';
import {
  GoalForm,
  GoalParts,
  GoalReaders,
  GoalReadersForm,
  GoalStory,
  GoalText,
  GoalView,
  NewGoal,
  PastedText,
  SharedGoal,
  StatusForm,
  TextProposals,
} from './schema.ts';
import { setGoalStatus } from './status.ts';
import { storyOf } from './story.ts';
import { changeGoal, draftGoal } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Wording = z.object({
  need: GoalText.default(''),
  able: GoalText.default(''),
  /** Whether the need was taken out of an advert or a review. */
  isPasted: z.boolean().default(false),
});

export function goalRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addTextRoute(app, kith);
  addGoalRoutes(app, kith);
  addRemovalRoutes(app, kith);
  addReadingRoutes(app, kith);
  addReaderRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals',
      summary: 'My goals, the one worked on last first',
      responses: { 200: jsonAnswer('The goals', z.object({ goals: z.array(GoalView) })) },
    }),
    async (context) => context.json({ goals: await goalsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals',
      summary: 'Start a goal as a draft, from its first word on',
      request: jsonBody(NewGoal),
      responses: { 201: jsonAnswer('The goal', GoalView) },
    }),
    async (context) =>
      context.json(await draftGoal(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/questions',
      summary: 'Propose questions from the words of a goal; nothing is stored',
      request: jsonBody(Wording),
      responses: { 200: jsonAnswer('Proposals', z.object({ questions: z.array(z.string()) })) },
    }),
    async (context) => {
      const memberName = await ownName(kith, actorOf(context).id);
      const words = context.req.valid('json');
      return context.json({ questions: proposeQuestions({ ...words, memberName }) }, 200);
    },
  );
}

function addTextRoute(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/text',
      summary: 'Propose needs and questions from a pasted advert or review; nothing is stored',
      request: jsonBody(z.object({ text: PastedText })),
      responses: { 200: jsonAnswer('Proposals', TextProposals) },
    }),
    async (context) => {
      const memberName = await ownName(kith, actorOf(context).id);
      return context.json(proposeFromText(context.req.valid('json').text, memberName), 200);
    },
  );
}

function addGoalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}',
      summary: 'One goal',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The goal', GoalView) },
    }),
    async (context) =>
      context.json(await goalById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/goals/{id}',
      summary: 'Change a goal; what is not named stays',
      request: { params: idParameter, ...jsonBody(GoalForm) },
      responses: { 200: jsonAnswer('The goal', GoalView) },
    }),
    async (context) =>
      context.json(
        await changeGoal(
          kith,
          actorOf(context).id,
          context.req.valid('param').id,
          context.req.valid('json'),
        ),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{id}/status',
      summary: 'Start a goal, park it with a reason, resume it, or meet it with what shows it',
      request: { params: idParameter, ...jsonBody(StatusForm) },
      responses: { 200: jsonAnswer('The goal', GoalView) },
    }),
    async (context) => {
      const { status, ...words } = context.req.valid('json');
      const { id } = context.req.valid('param');
      return context.json(await setGoalStatus(kith, actorOf(context).id, id, status, words), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/goals/{id}',
      summary: 'Remove a goal with everything found for it; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeGoal(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/restore',
      summary: 'Undo the removal of a goal',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The goal', GoalView) },
    }),
    async (context) =>
      context.json(
        await restoreGoal(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}

function addReadingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/parts',
      summary: 'What a goal is a part of, and the parts it has',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The goals by name', GoalParts) },
    }),
    async (context) =>
      context.json(await partsOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/story',
      summary: 'How a goal changed, in words, and how sure I was each time',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The story', GoalStory) },
    }),
    async (context) =>
      context.json(await storyOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/shared-goals',
      summary: 'Goals that other members let be seen, the latest or the most alike first',
      request: { query: z.object({ words: GoalText.optional() }) },
      responses: { 200: jsonAnswer('The goals', z.object({ goals: z.array(SharedGoal) })) },
    }),
    async (context) =>
      context.json(
        { goals: await sharedGoals(kith, actorOf(context).id, context.req.valid('query')) },
        200,
      ),
  );
}

function addReaderRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/readers',
      summary: 'Members whom a goal is shown to by name',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The members', GoalReaders) },
    }),
    async (context) =>
      context.json(await readersOf(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/goals/{id}/readers',
      summary: 'Show a goal to these members and to no others by name',
      request: { params: idParameter, ...jsonBody(GoalReadersForm) },
      responses: { 200: jsonAnswer('The members', GoalReaders) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { memberIds } = context.req.valid('json');
      return context.json(await showGoalTo(kith, actorOf(context).id, id, memberIds), 200);
    },
  );
}
