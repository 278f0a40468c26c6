import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { applyLibraryImport } from './apply.ts';
import { beginLibraryImport } from './begin.ts';
import { FILE_NAME_CHARS_MAX } from './limits.ts';
import { libraryImportById, libraryImportsOf, libraryItems } from './queries.ts';
import { ImportChoices, ItemPlan, LibraryImportView, LibraryItemView } from './schema.ts';
import { discardLibraryImport, undoLibraryImport } from './undo.ts';

type Routes = ReturnType<typeof routesOf>;

const file = z.string().openapi({ format: 'binary' });

export function libraryImportRoutes(kith: Kith) {
  const app = routesOf();
  addReadingRoutes(app, kith);
  addLookingRoutes(app, kith);
  addDoingRoutes(app, kith);
  return app;
}

function addReadingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/library-imports',
      summary: 'My imports into the library, the last first',
      responses: {
        200: jsonAnswer('The imports', z.object({ imports: z.array(LibraryImportView) })),
      },
    }),
    async (context) =>
      context.json({ imports: await libraryImportsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/library-imports',
      summary:
        'Read a list of pages (bookmarks, Pocket, Instapaper, Raindrop, Pinboard, Readwise, Omnivore, wallabag, linkding, Karakeep, Hypothesis, W3C annotations; at most 41 MB) and show what it would bring',
      request: {
        query: z.object({ name: z.string().max(FILE_NAME_CHARS_MAX).default('') }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('The preview', LibraryImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const { name } = context.req.valid('query');
      const id = await beginLibraryImport(kith, memberId, { bytes, name });
      return context.json(await libraryImportById(kith, memberId, id), 201);
    },
  );
}

function addLookingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/library-imports/{id}',
      summary: 'One import into the library with its progress',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The import', LibraryImportView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await libraryImportById(kith, actorOf(context).id, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/library-imports/{id}/items',
      summary: 'What an import brings, a hundred after a position',
      request: {
        params: idParameter,
        query: z.object({
          after: z.coerce.number().int().min(0).default(0),
          plan: ItemPlan.optional(),
        }),
      },
      responses: { 200: jsonAnswer('The items', z.object({ items: z.array(LibraryItemView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const asked = { id, ...context.req.valid('query') };
      return context.json({ items: await libraryItems(kith, actorOf(context).id, asked) }, 200);
    },
  );
}

function addDoingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/library-imports/{id}/apply',
      summary: 'Bring it in',
      request: { params: idParameter, ...jsonBody(ImportChoices) },
      responses: { 202: jsonAnswer('It has begun', LibraryImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await applyLibraryImport(kith, memberId, { id, choices: context.req.valid('json') });
      return context.json(await libraryImportById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/library-imports/{id}/undo',
      summary: 'Take a whole import back; what was changed since stays',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('It has begun', LibraryImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await undoLibraryImport(kith, memberId, id);
      return context.json(await libraryImportById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/library-imports/{id}',
      summary: 'Throw a preview away; nothing was made of it',
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await discardLibraryImport(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
