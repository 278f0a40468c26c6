import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { introductionById, introductionsOf } from './queries.ts';
import {
  IntroductionAnswer,
  IntroductionForm,
  IntroductionMade,
  IntroductionView,
  NewIntroduction,
} from './schema.ts';
import {
  changeIntroduction,
  introduce,
  noteAnswer,
  planIntroduction,
  removeIntroduction,
  restoreIntroduction,
} from './write.ts';

const One = jsonAnswer('The introduction', IntroductionView);

export function introductionRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/introductions',
      summary: 'My introductions, the latest first',
      request: { query: z.object({ person: z.coerce.number().int().positive().optional() }) },
      responses: {
        200: jsonAnswer(
          'The introductions',
          z.object({ introductions: z.array(IntroductionView) }),
        ),
      },
    }),
    async (context) => {
      const filter = { personId: context.req.valid('query').person };
      const introductions = await introductionsOf(kith, actorOf(context).id, filter);
      return context.json({ introductions }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/introductions',
      summary: 'Plan to bring two people together; nobody is asked yet',
      request: jsonBody(NewIntroduction),
      responses: { 201: One },
    }),
    async (context) =>
      context.json(
        await planIntroduction(kith, actorOf(context).id, context.req.valid('json')),
        201,
      ),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/introductions/{id}',
      summary: 'One introduction, with words for what comes next',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await introductionById(kith, actorOf(context).id, id), 200);
    },
  );
  addChangeRoutes(app, kith);
  return app;
}

function addChangeRoutes(app: ReturnType<typeof routesOf>, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/introductions/{id}',
      summary: 'Change the reason, or say what came of it',
      request: { params: idParameter, ...jsonBody(IntroductionForm) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeIntroduction(kith, actorOf(context).id, id, form), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/introductions/{id}/answer',
      summary: 'Note what one side said, or take that back',
      request: { params: idParameter, ...jsonBody(IntroductionAnswer) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const answer = context.req.valid('json');
      return context.json(await noteAnswer(kith, actorOf(context).id, id, answer), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'put',
      path: '/introductions/{id}/made',
      summary: 'Say that they are introduced, once both agreed; or take that back',
      request: { params: idParameter, ...jsonBody(IntroductionMade) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const made = context.req.valid('json');
      return context.json(await introduce(kith, actorOf(context).id, id, made), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/introductions/{id}',
      summary: 'Remove an introduction; for ten minutes it can be brought back',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeIntroduction(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/introductions/{id}/restore',
      summary: 'Bring back an introduction that was removed',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await restoreIntroduction(kith, actorOf(context).id, id), 200);
    },
  );
}
