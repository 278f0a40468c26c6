import { z } from '@hono/zod-openapi';
import {
  actorOf,
  idParameter,
  jsonAnswer,
  jsonBody,
  type Kith,
  Refusal,
  route,
  routesOf,
} from '#platform';
import { applyImport } from './apply.ts';
import { beginImport } from './begin.ts';
import { discardImport } from './discard.ts';
import { ImportItemView, ImportView, importById, importItems, importsOf } from './queries.ts';
import { undoImport } from './undo.ts';

const NAME_CHARS_MAX = 300;
const LEAVE_OUT_MAX = 50_000;

const file = z.string().openapi({ format: 'binary' });

export function importRoutes(kith: Kith) {
  const app = routesOf();
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports',
      summary: 'My imports, the last first',
      responses: { 200: jsonAnswer('The imports', z.object({ imports: z.array(ImportView) })) },
    }),
    async (context) => context.json({ imports: await importsOf(kith, actorOf(context).id) }, 200),
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/imports',
      summary:
        'Read a file (OPML, Mastodon or LinkedIn CSV, a list of addresses) and show what it would do',
      request: {
        query: z.object({ name: z.string().max(NAME_CHARS_MAX).default('') }),
        body: { required: true, content: { 'application/octet-stream': { schema: file } } },
      },
      responses: { 201: jsonAnswer('The preview', ImportView) },
    }),
    async (context) => {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      if (bytes.length === 0) throw new Refusal('invalid', 'The file is empty. Choose another.');
      const memberId = actorOf(context).id;
      const id = await beginImport(kith, memberId, {
        bytes,
        name: context.req.valid('query').name,
      });
      return context.json(await importById(kith, memberId, id), 201);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports/{id}',
      summary: 'One import with its progress',
      request: { params: idParameter },
      responses: { 200: jsonAnswer('The import', ImportView) },
    }),
    async (context) =>
      context.json(await importById(kith, actorOf(context).id, context.req.valid('param').id), 200),
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports/{id}/items',
      summary: 'The rows of an import, a hundred after a position',
      request: {
        params: idParameter,
        query: z.object({
          after: z.coerce.number().int().min(0).default(0),
          plan: ImportItemView.shape.plan.optional(),
        }),
      },
      responses: { 200: jsonAnswer('The rows', z.object({ items: z.array(ImportItemView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const { after, plan } = context.req.valid('query');
      return context.json(
        { items: await importItems(kith, actorOf(context).id, { id, after, plan }) },
        200,
      );
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/imports/{id}/apply',
      summary: 'Carry out an import',
      request: {
        params: idParameter,
        ...jsonBody(
          z.object({ leaveOut: z.array(z.number().int()).max(LEAVE_OUT_MAX).default([]) }),
        ),
      },
      responses: { 202: jsonAnswer('It has begun', ImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await applyImport(kith, memberId, id, context.req.valid('json').leaveOut);
      return context.json(await importById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'post',
      path: '/imports/{id}/undo',
      summary: 'Take a whole import back',
      request: { params: idParameter },
      responses: { 202: jsonAnswer('It has begun', ImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      await undoImport(kith, memberId, id);
      return context.json(await importById(kith, memberId, id), 202);
    },
  );
  app.openapi(
    route('member', {
      method: 'delete',
      path: '/imports/{id}',
      summary: 'Throw a preview away; nothing was made of it',
      request: { params: idParameter },
      responses: { 204: { description: 'Gone' } },
    }),
    async (context) => {
      await discardImport(kith, actorOf(context).id, context.req.valid('param').id);
      return context.body(null, 204);
    },
  );
  return app;
}
