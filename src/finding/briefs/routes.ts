import { z } from '@hono/zod-openapi';
import { goalById } from '#goals';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { lookForBriefBlogrolls } from './blogrolls.ts';
import { candidatesFor } from './candidates.ts';
import { briefsOf } from './queries.ts';
import {
  BriefForm,
  BriefView,
  CandidateForm,
  CandidatesView,
  GapForm,
  NewBrief,
} from './schema.ts';
import { addBrief, briefForGap, changeBrief, decideCandidate } from './write.ts';

type Routes = ReturnType<typeof routesOf>;

/** Whom I look for, for a goal, and who it may be. */
export function briefRoutes(kith: Kith) {
  const app = routesOf();
  addOfGoal(app, kith);
  addOfOne(app, kith);
  return app;
}

function addOfGoal(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/briefs',
      summary: 'Whom I look for, for a goal: the open search briefs first',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The briefs', z.object({ briefs: z.array(BriefView) })) },
    }),
    async (context) => {
      const { id: memberId } = actorOf(context);
      const goal = await goalById(kith, memberId, context.req.valid('param').id);
      return context.json({ briefs: await briefsOf(kith.db.read, memberId, goal.id) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/briefs',
      summary:
        'Keep whom I look for: a question, criteria, and in what they should differ from whom I chose',
      request: { params: idParameter, ...jsonBody(NewBrief) },
      responses: { 201: jsonAnswer('The brief', BriefView) },
    }),
    async (context) => {
      const form = { ...context.req.valid('json'), goalId: context.req.valid('param').id };
      return context.json(await addBrief(kith, actorOf(context).id, form), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/briefs/of-gap',
      summary: 'Look for whom a gap asks for: the open brief of it, or a new one',
      request: { params: idParameter, ...jsonBody(GapForm) },
      responses: { 201: jsonAnswer('The brief', BriefView) },
    }),
    async (context) => {
      const form = { ...context.req.valid('json'), goalId: context.req.valid('param').id };
      return context.json(await briefForGap(kith, actorOf(context).id, form), 201);
    },
  );
}

function addOfOne(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/briefs/{id}',
      summary: 'Change a search brief, close it or open it again; what is not named stays',
      request: { params: idParameter, ...jsonBody(BriefForm) },
      responses: { 200: jsonAnswer('The brief', BriefView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeBrief(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/briefs/{id}/candidates',
      summary: 'Who may be whom a brief looks for: my people first, then sites beyond them',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The candidates', CandidatesView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await candidatesFor(kith, actorOf(context).id, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/briefs/{id}/blogrolls',
      summary: 'Ask the sites of whom I chose and of the candidates I have for their blogrolls',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('How many are asked', z.object({ looking: z.number() })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const looking = await lookForBriefBlogrolls(kith, actorOf(context).id, id);
      return context.json({ looking }, 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/briefs/{id}/candidates',
      summary: 'Keep a candidate for a brief, dismiss one, or take that back with "open"',
      request: { params: idParameter, ...jsonBody(CandidateForm) },
      responses: { 204: { description: 'Decided' } },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await decideCandidate(kith, actorOf(context).id, id, context.req.valid('json'));
      return context.body(null, 204);
    },
  );
}
