import { z } from '@hono/zod-openapi';
import { dayOf } from '#days';
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
import { kitOf, passKit } from './pass.ts';
import { kitsOf, previewKit } from './queries.ts';
import {
  KitChoices,
  KitPreview,
  KitView,
  PassedKit,
  PEOPLE_MAX,
  readKit,
  TakeChoices,
} from './schema.ts';
import { takeKit } from './take.ts';
import { undoKit } from './undo.ts';

type Routes = ReturnType<typeof routesOf>;
/** Read by `readKit`, which says in words what is wrong with a stranger's file. */
const Document = z.looseObject({}).openapi({ description: 'A starter kit as Kith exports it' });
const Passing = KitChoices.extend({
  print: z.string().max(100).optional().openapi({
    description: 'Of the kit that was looked at: when it is another by now, it does not go',
  }),
});

export function kitRoutes(kith: Kith) {
  const app = routesOf();
  addPassRoutes(app, kith);
  addTakeRoutes(app, kith);
  addTakenRoutes(app, kith);
  return app;
}

function addPassRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/goals/{id}/kit',
      summary: 'What a starter kit of this goal usually holds, to the letter, and what stays here',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The kit', PassedKit) },
    }),
    async (context) => {
      const { id: goalId } = context.req.valid('param');
      return context.json(await kitOf(kith, actorOf(context).id, { goalId }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/kit/preview',
      summary: 'The same with pieces left out, taken in or reworded; nothing is stored',
      request: { params: idParameter, ...jsonBody(KitChoices) },
      responses: { 200: jsonAnswer('The kit', PassedKit) },
    }),
    async (context) => {
      const { id: goalId } = context.req.valid('param');
      const choices = context.req.valid('json');
      return context.json(await kitOf(kith, actorOf(context).id, { goalId, choices }), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/goals/{id}/kit',
      summary: 'Hand on a starter kit of this goal: as previewed, noted as given',
      request: { params: idParameter, ...jsonBody(Passing) },
      responses: { 200: jsonAnswer('The kit', PassedKit) },
    }),
    async (context) => {
      const { id: goalId } = context.req.valid('param');
      const { print, ...choices } = context.req.valid('json');
      const passing = { goalId, choices, print };
      return context.json(await passKit(kith, actorOf(context).id, passing), 200);
    },
  );
}

function addTakeRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/kits/preview',
      summary: 'What taking a starter kit would make here; nothing is stored',
      request: jsonBody(z.object({ kit: Document })),
      responses: { 200: jsonAnswer('The preview', KitPreview) },
    }),
    async (context) => {
      const kit = readKit(context.req.valid('json').kit);
      return context.json(await previewKit(kith, actorOf(context).id, kit), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/kits',
      summary: 'Take a starter kit: a goal, its steps, people, places, sources to follow',
      request: jsonBody(
        z.object({
          kit: Document,
          isStarted: z.boolean().default(false),
          today: Day.optional(),
          draftKey: z.uuid().optional(),
          bringBack: z
            .array(z.number().int().min(0))
            .max(PEOPLE_MAX)
            .default([])
            .openapi({ description: 'People of the kit whom I had erased and want back; from 0' }),
          choices: TakeChoices.optional().openapi({
            description: 'What I leave out of it, and what I say in words of my own',
          }),
        }),
      ),
      responses: { 201: jsonAnswer('The kit that was taken', KitView) },
    }),
    async (context) => {
      const { kit, today, ...rest } = context.req.valid('json');
      const taking = { ...rest, kit: readKit(kit), today: today ?? dayOf(kith.now()) };
      return context.json(await takeKit(kith, actorOf(context).id, taking), 201);
    },
  );
}

function addTakenRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/kits',
      summary: 'The starter kits I took in, the last first',
      responses: { 200: jsonAnswer('The kits', z.object({ kits: z.array(KitView) })) },
    }),
    async (context) => context.json({ kits: await kitsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/kits/{id}/undo',
      summary: 'Take back what a kit made; people whom a hand has touched stay',
      request: { params: idParameter },
      responses: { 204: { description: 'Taken back' } },
    }),
    async (context) => {
      await undoKit(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
