import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, route, routesOf } from '../http/index.ts';
import { isStorable, NOT_STORABLE } from '../written.ts';

const NAME_CHARS_MAX = 300;
const file = z.string().openapi({ format: 'binary' });
const After = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** What a room's routes say of themselves in the API's description. */
export interface ImportWords {
  list: string;
  read: string;
  one: string;
  items: string;
  apply: string;
  undo: string;
  discard: string;
}

const AGAIN = 'Go on with an import whose work stopped half way';
const STOP = 'Stop bringing in; what came so far stays, and can be gone on with or taken back';

/** A file as it was sent. */
export interface SentFile {
  bytes: Uint8Array<ArrayBuffer>;
  name: string;
}

/** One room's imports, as they are spoken to from outside. */
export interface ImportDoor<View extends object, Item extends object, Which, Choices> {
  /** `/notes/import` */
  path: string;
  words: ImportWords;
  View: z.ZodType<View>;
  Item: z.ZodType<Item>;
  /** Which of its things are asked for. */
  Which: z.ZodObject & z.ZodType<Which>;
  Choices: z.ZodType<Choices>;
  all(memberId: number): Promise<View[]>;
  /** Reads a file and shows what it would bring; gives the import's number. */
  begin(memberId: number, sent: SentFile): Promise<number>;
  one(memberId: number, id: number): Promise<View>;
  items(memberId: number, asked: Which & { id: number; after: number }): Promise<Item[]>;
  apply(memberId: number, asked: { id: number; choices: Choices }): Promise<void>;
  undo(memberId: number, id: number): Promise<void>;
  /** Ends what is being brought in after the step that it is at. */
  hold(memberId: number, id: number): Promise<void>;
  /** Goes on with what was given up or stopped. */
  again(memberId: number, id: number): Promise<void>;
  discard(memberId: number, id: number): Promise<void>;
}

type Routes = ReturnType<typeof routesOf>;

/** The routes of imports: a list, one with its things, reading, carrying out, taking back, throwing a preview away. */
export function importRoutes<View extends object, Item extends object, Which, Choices>(
  door: ImportDoor<View, Item, Which, Choices>,
) {
  const app = routesOf();
  addReadingRoutes(app, door);
  addLookingRoutes(app, door);
  addDoingRoutes(app, door);
  return app;
}

/** What the routes need to know of a room's shapes: they only hand them on. */
type Any = ImportDoor<object, object, object, unknown>;

function addReadingRoutes(app: Routes, { path, words, View, ...door }: Any): void {
  app.openapi(
    route('member', {
      method: 'get',
      path,
      summary: words.list,
      responses: { 200: jsonAnswer('The imports', z.object({ imports: z.array(View) })) },
    }),
    async (context) => context.json({ imports: await door.all(actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path,
      summary: words.read,
      request: {
        query: z.object({
          name: z.string().max(NAME_CHARS_MAX).refine(isStorable, NOT_STORABLE).default(''),
        }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('The preview', View) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const id = await door.begin(memberId, { bytes, name: context.req.valid('query').name });
      return context.json(await door.one(memberId, id), 201);
    },
  );
}

function addLookingRoutes(app: Routes, { path, words, View, Item, Which, ...door }: Any): void {
  // What else is asked for the room itself has said.
  const Asked = Which.extend(After.shape) as typeof After;
  app.openapi(
    route('member', {
      method: 'get',
      path: `${path}/{id}`,
      summary: words.one,
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The import', View) },
    }),
    async (context) =>
      context.json(await door.one(actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: `${path}/{id}/items`,
      summary: words.items,
      request: { params: idParameter, query: Asked },
      responses: { 200: jsonAnswer('What it brings', z.object({ items: z.array(Item) })) },
    }),
    async (context) => {
      const asked = { ...context.req.valid('query'), id: context.req.valid('param').id };
      return context.json({ items: await door.items(actorOf(context).id, asked) }, 200);
    },
  );
}

function addDoingRoutes(app: Routes, { path, words, View, Choices, ...door }: Any): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: `${path}/{id}/apply`,
      summary: words.apply,
      request: { params: idParameter, ...jsonBody(Choices) },
      responses: { 202: jsonAnswer('It has begun', View) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await door.apply(memberId, { id, choices: context.req.valid('json') });
      return context.json(await door.one(memberId, id), 202);
    },
  );
  for (const [to, summary] of [
    ['undo', words.undo],
    ['again', AGAIN],
  ] as const)
    app.openapi(
      route('member', {
        method: 'post',
        path: `${path}/{id}/${to}`,
        summary,
        request: { params: idParameter },
        responses: { 202: jsonAnswer('It has begun', View) },
      }),
      async (context) => {
        const memberId = actorOf(context).id;
        const { id } = context.req.valid('param');
        await door[to](memberId, id);
        return context.json(await door.one(memberId, id), 202);
      },
    );
  app.openapi(
    route('member', {
      method: 'post',
      path: `${path}/{id}/stop`,
      summary: STOP,
      request: { params: idParameter },
      responses: { 200: jsonAnswer('How far it came', View) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await door.hold(memberId, id);
      return context.json(await door.one(memberId, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: `${path}/{id}`,
      summary: words.discard,
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await door.discard(actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
