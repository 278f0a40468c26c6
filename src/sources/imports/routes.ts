import { z } from '@hono/zod-openapi';
import {
  actorOf,
  idParameter,
  isStorable,
  jsonAnswer,
  jsonBody,
  type Kith,
  NOT_STORABLE,
  Refusal,
  route,
  routesOf,
} from '#platform';
import { applyImport } from './apply.ts';
import { beginImport } from './begin.ts';
import { bringBackRows } from './bring-back.ts';
import { discardImport } from './discard.ts';
import {
  ImportItemView,
  ImportView,
  importById,
  importItems,
  importPositions,
  importsOf,
} from './queries.ts';
import { undoImport } from './undo.ts';

const NAME_CHARS_MAX = 300;
const BROUGHT_BACK_MAX = 1_000;
/** All rows of the longest file, and as many again of whom is gone. */
const LEAVE_OUT_MAX = 100_000;

/** Which rows of an import. */
const Asked = z.object({
  plan: ImportItemView.shape.plan.optional(),
  work: z.stringbool().optional(),
  erased: z.stringbool().optional(),
  perhaps: z.stringbool().optional(),
  search: z.string().max(NAME_CHARS_MAX).refine(isStorable, NOT_STORABLE).optional(),
});
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
        'Read a file (OPML, LinkedIn archive, contacts as CSV, Mastodon lists, addresses) and show what it would do',
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
        query: Asked.extend({ after: z.coerce.number().int().min(0).default(0) }),
      },
      responses: { 200: jsonAnswer('The rows', z.object({ items: z.array(ImportItemView) })) },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const asked = { id, ...context.req.valid('query') };
      return context.json({ items: await importItems(kith, actorOf(context).id, asked) }, 200);
    },
  );
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports/{id}/positions',
      summary: 'Where the rows of an import stand, all of those asked for',
      request: { params: idParameter, query: Asked },
      responses: {
        200: jsonAnswer(
          'The positions, with their plans',
          z.object({ positions: z.array(ImportItemView.pick({ position: true, plan: true })) }),
        ),
      },
    }),
    async (context) => {
      const asked = { id: context.req.valid('param').id, ...context.req.valid('query') };
      const positions = await importPositions(kith, actorOf(context).id, asked);
      return context.json({ positions }, 200);
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
      path: '/imports/{id}/bring-back',
      summary: 'Take rows of a preview in whose people I had erased',
      request: {
        params: idParameter,
        ...jsonBody(
          z.object({ positions: z.array(z.number().int()).min(1).max(BROUGHT_BACK_MAX) }),
        ),
      },
      responses: { 200: jsonAnswer('The import', ImportView) },
    }),
    async (context) => {
      const memberId = actorOf(context).id;
      const { id } = context.req.valid('param');
      const { positions } = context.req.valid('json');
      await bringBackRows(kith, memberId, { batchId: id, positions });
      return context.json(await importById(kith, memberId, id), 200);
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
