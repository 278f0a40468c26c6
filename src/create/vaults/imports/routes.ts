import { z } from '@hono/zod-openapi';
import { actorOf, idParameter, jsonAnswer, jsonBody, type Kith, route, routesOf } from '#platform';
import { applyVaultImport } from './apply.ts';
import { beginVaultImport } from './begin.ts';
import { discardVaultImport } from './discard.ts';
import { vaultImportById, vaultImportsOf, vaultItems } from './queries.ts';
import { VaultChoices, VaultImportView, VaultItemView, VaultPlan } from './schema.ts';
import { undoVaultImport } from './undo.ts';

type Routes = ReturnType<typeof routesOf>;

const NAME_CHARS_MAX = 300;
const file = z.string().openapi({ format: 'binary' });

export function vaultImportRoutes(kith: Kith) {
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
      path: '/notes/import',
      summary: 'My imports of notes, the last first',
      responses: {
        200: jsonAnswer('The imports', z.object({ imports: z.array(VaultImportView) })),
      },
    }),
    async (context) =>
      context.json({ imports: await vaultImportsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/import',
      summary:
        'Read notes (a .zip of Markdown, Obsidian or Notion, or Evernote’s .enex; at most 100 MB) and show what they would bring',
      request: {
        query: z.object({ name: z.string().max(NAME_CHARS_MAX).default('') }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('The preview', VaultImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const { name } = context.req.valid('query');
      const id = await beginVaultImport(kith, memberId, { bytes, name });
      return context.json(await vaultImportById(kith, memberId, id), 201);
    },
  );
}

function addLookingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/import/{id}',
      summary: 'One import of notes with its progress',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The import', VaultImportView) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await vaultImportById(kith, actorOf(context).id, id), 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/notes/import/{id}/items',
      summary: 'The notes and files of an import, a hundred after a position',
      request: {
        params: idParameter,
        query: z.object({
          after: z.coerce.number().int().min(0).default(0),
          plan: VaultPlan.optional(),
        }),
      },
      responses: { 200: jsonAnswer('The items', z.object({ items: z.array(VaultItemView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const asked = { id, ...context.req.valid('query') };
      return context.json({ items: await vaultItems(kith, actorOf(context).id, asked) }, 200);
    },
  );
}

function addDoingRoutes(app: Routes, kith: Kith): void {
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/import/{id}/apply',
      summary: 'Bring the notes in',
      request: { params: idParameter, ...jsonBody(VaultChoices) },
      responses: { 202: jsonAnswer('It has begun', VaultImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await applyVaultImport(kith, memberId, { id, choices: context.req.valid('json') });
      return context.json(await vaultImportById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/notes/import/{id}/undo',
      summary: 'Take a whole import of notes back; what was changed since stays',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('It has begun', VaultImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await undoVaultImport(kith, memberId, id);
      return context.json(await vaultImportById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/notes/import/{id}',
      summary: 'Throw a preview of notes away; nothing was made of it',
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await discardVaultImport(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
}
