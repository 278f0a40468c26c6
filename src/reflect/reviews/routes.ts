import { z } from '@hono/zod-openapi';
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
import { decideReview, reopenReview, skipReview } from './decide.ts';
import { Happening, happenedIn } from './happened.ts';
import { OverviewView, reviewsOverview } from './overview.ts';
import { peopleOfReview } from './people.ts';
import { reviewById, reviewsOf } from './queries.ts';
import { removeReview, restoreReview } from './remove.ts';
import { DecisionForm, GoalReviewView, ReviewForm, SkipForm } from './schema.ts';
import { changeReview, openReview } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Named = z.object({ id: z.number(), name: z.string() });
const Reviewed = { 200: jsonAnswer('The review', GoalReviewView) };

export function reviewRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addReviewRoutes(app, kith);
  addDecisionRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reviews',
      summary:
        'Where reviewing stands: this week, goals whose day has come, and what was written before',
      request: { query: z.object({ today: Day }) },
      responses: { 200: jsonAnswer('The reviews', OverviewView) },
    }),
    async (context) => {
      const { today } = context.req.valid('query');
      return context.json(await reviewsOverview(kith, actorOf(context).id, today), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/reviews',
      summary: 'The reviews of a goal: the open one, then the latest',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('The reviews', z.object({ reviews: z.array(GoalReviewView) })),
      },
    }),
    async (context) => {
      const goalId = context.req.valid('param').id;
      return context.json({ reviews: await reviewsOf(kith, actorOf(context).id, { goalId }) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/reviews',
      summary: 'Open the review of a goal: the one that was begun, else a new one',
      request: { params: idParameter },
      responses: { 201: jsonAnswer('The review', GoalReviewView) },
    }),
    async (context) =>
      context.json(await openReview(kith, actorOf(context).id, context.req.valid('param').id), 201),
  );
}

function addReviewRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reviews/{id}',
      summary: 'One review of a goal',
      request: { params: idParameter },
      responses: Reviewed,
    }),
    async (context) =>
      context.json(await reviewById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reviews/{id}/happened',
      summary: 'What happened for the goal since it was last looked at',
      request: { params: idParameter },
      responses: {
        200: jsonAnswer('What happened', z.object({ happened: z.array(Happening) })),
      },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const review = await reviewById(kith, memberId, context.req.valid('param').id);
      const happened = await happenedIn(kith, memberId, {
        goalId: review.goal.id,
        from: review.since,
        to: review.doneAt ?? kith.now() + 1,
      });
      return context.json({ happened }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/reviews/{id}/people',
      summary: 'Whom a review asks about: did they help? Those I chose for its goal',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The people', z.object({ people: z.array(Named) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json({ people: await peopleOfReview(kith, actorOf(context).id, id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/reviews/{id}',
      summary: 'Save what is written of a review; what is not named stays',
      request: { params: idParameter, ...jsonBody(ReviewForm) },
      responses: Reviewed,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeReview(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addDecisionRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reviews/{id}/decision',
      summary: 'Decide what follows; it is carried out at once',
      request: { params: idParameter, ...jsonBody(DecisionForm) },
      responses: Reviewed,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await decideReview(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/reviews/{id}/decision',
      summary: 'Take a decision back: the goal stands as it stood, the review is open again',
      request: { params: idParameter },
      responses: Reviewed,
    }),
    async (context) =>
      context.json(
        await reopenReview(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/reviews/{id}/state',
      summary: 'Leave a review out this time, or take it up again',
      request: { params: idParameter, ...jsonBody(SkipForm) },
      responses: Reviewed,
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await skipReview(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/reviews/{id}',
      summary: 'Remove a review; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeReview(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/reviews/{id}/restore',
      summary: 'Undo the removal of a review',
      request: { params: idParameter },
      responses: Reviewed,
    }),
    async (context) =>
      context.json(
        await restoreReview(kith, actorOf(context).id, context.req.valid('param').id),
        200,
      ),
  );
}
