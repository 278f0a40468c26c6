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
import { interactionById, interactionsOf } from './queries.ts';
import { removeInteractions, restoreInteractions } from './remove.ts';
import {
  InteractionForm,
  InteractionsPage,
  InteractionView,
  NewInteraction,
  RemovedForm,
  SeveralInteractions,
} from './schema.ts';
import { changeInteraction, logInteraction, logSeveral } from './write.ts';

type Routes = ReturnType<typeof routesOf>;
const Id = z.coerce.number().int().positive();
const One = jsonAnswer('The interaction', InteractionView);

export function interactionRoutes(kith: Kith) {
  const app = routesOf();
  addListRoutes(app, kith);
  addInteractionRoutes(app, kith);
  addRemovalRoutes(app, kith);
  return app;
}

function addListRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/interactions',
      summary: 'What passed between me and my people, the latest day first',
      request: {
        query: z.object({
          person: Id.optional(),
          goal: Id.optional(),
          /** 1: only what serves no goal yet. */
          incidental: z.enum(['1']).optional(),
          from: Day.optional(),
          to: Day.optional(),
          after: Id.optional(),
        }),
      },
      responses: { 200: jsonAnswer('A page of interactions', InteractionsPage) },
    }),
    async (context) => {
      const { person, goal, incidental, ...rest } = context.req.valid('query');
      const filter = { personId: person, goalId: goal, isIncidental: incidental === '1', ...rest };
      return context.json(await interactionsOf(kith, actorOf(context).id, filter), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/interactions/several',
      summary: 'Log several encounters, all or none of them, such as those chosen from a calendar',
      request: jsonBody(SeveralInteractions),
      responses: {
        201: jsonAnswer('The interactions', z.object({ interactions: z.array(InteractionView) })),
      },
    }),
    async (context) => {
      const { interactions } = context.req.valid('json');
      const logged = await logSeveral(kith, actorOf(context).id, interactions);
      return context.json({ interactions: logged }, 201);
    },
  );
}

function addInteractionRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/interactions',
      summary: 'Log one encounter with all who were in it',
      request: jsonBody(NewInteraction),
      responses: { 201: One },
    }),
    async (context) =>
      context.json(await logInteraction(kith, actorOf(context).id, context.req.valid('json')), 201),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/interactions/{id}',
      summary: 'One interaction',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await interactionById(kith, actorOf(context).id, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'patch',
      path: '/interactions/{id}',
      summary: 'Change an interaction, such as attaching a goal later; what is not named stays',
      request: { params: idParameter, ...jsonBody(InteractionForm) },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const form = context.req.valid('json');
      return context.json(await changeInteraction(kith, actorOf(context).id, id, form), 200);
    },
  );
}

function addRemovalRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'put',
      path: '/interactions/removed',
      summary: 'Remove several interactions, or undo that; it can be undone for ten minutes',
      request: jsonBody(RemovedForm),
      responses: { 204: { description: 'Done' } },
    }),
    async (context) => {
      const { ids, isRemoved } = context.req.valid('json');
      const { id: memberId } = actorOf(context);
      if (isRemoved) await removeInteractions(kith, memberId, ids);
      else await restoreInteractions(kith, memberId, ids);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/interactions/{id}',
      summary: 'Remove an interaction; it can be restored for ten minutes',
      request: { params: idParameter },
      responses: { 204: { description: 'Removed' } },
    }),
    async (context) => {
      await removeInteractions(kith, actorOf(context).id, [context.req.valid('param').id]);
      return context.body(null, 204);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/interactions/{id}/restore',
      summary: 'Undo the removal of an interaction',
      request: { params: idParameter },
      responses: { 200: One },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const [view] = await restoreInteractions(kith, actorOf(context).id, [id]);
      return context.json(view ?? (await interactionById(kith, actorOf(context).id, id)), 200);
    },
  );
}
