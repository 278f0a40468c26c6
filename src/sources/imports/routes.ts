import { z } from '@hono/zod-openapi';
import {
  actorOf,
  idParameter,
  importRoutes as importRoutesOf,
  isStorable,
  jsonAnswer,
  jsonBody,
  type Kith,
  NOT_STORABLE,
  Refusal,
  route,
} from '#platform';
import { stopImport, takeUpImport } from './again.ts';
import { applyImport } from './apply.ts';
import { beginImport } from './begin.ts';
import { bringBackRows } from './bring-back.ts';
import { discardImport } from './discard.ts';
import { BROUGHT_BACK_AT_ONCE_MAX } from './erased-rules.ts';
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
/** All rows of the longest file, and as many again of whom is gone. */
const LEAVE_OUT_MAX = 100_000;

/** Which rows of an import. */
const Which = z.object({
  plan: ImportItemView.shape.plan.optional(),
  work: z.stringbool().optional(),
  erased: z.stringbool().optional(),
  perhaps: z.stringbool().optional(),
  search: z.string().max(NAME_CHARS_MAX).refine(isStorable, NOT_STORABLE).optional(),
});
const Choices = z.object({
  leaveOut: z.array(z.number().int()).max(LEAVE_OUT_MAX).default([]),
});

export function importRoutes(kith: Kith) {
  const app = importRoutesOf({
    path: '/imports',
    words: {
      list: 'My imports, the last first',
      read: 'Read a file (OPML, LinkedIn archive, contacts as CSV, Mastodon lists, addresses) and show what it would do',
      one: 'One import with its progress',
      items: 'The rows of an import, a hundred after a position',
      apply: 'Carry out an import',
      undo: 'Take a whole import back',
      discard: 'Throw a preview away; nothing was made of it',
    },
    View: ImportView,
    Item: ImportItemView,
    Which,
    Choices,
    all: (memberId) => importsOf(kith, memberId),
    begin: async (memberId, sent) => {
      if (sent.bytes.length === 0)
        throw new Refusal('invalid', 'The file is empty. Choose another.');
      return beginImport(kith, memberId, sent);
    },
    one: (memberId, id) => importById(kith, memberId, id),
    items: (memberId, asked) => importItems(kith, memberId, asked),
    apply: (memberId, { id, choices }) => applyImport(kith, memberId, id, choices.leaveOut),
    undo: (memberId, id) => undoImport(kith, memberId, id),
    hold: (memberId, id) => stopImport(kith, memberId, id),
    again: (memberId, id) => takeUpImport(kith, memberId, id),
    discard: (memberId, id) => discardImport(kith, memberId, id),
  });
  app.openapi(
    route('member', {
      method: 'get',
      path: '/imports/{id}/positions',
      summary: 'Where the rows of an import stand, all of those asked for',
      request: { params: idParameter, query: Which },
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
      path: '/imports/{id}/bring-back',
      summary: 'Take rows of a preview in whose people I had erased or removed',
      request: {
        params: idParameter,
        ...jsonBody(
          z.object({ positions: z.array(z.number().int()).min(1).max(BROUGHT_BACK_AT_ONCE_MAX) }),
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
  return app;
}
