import { z } from '@hono/zod-openapi';
import { type Kith, type Read, Refusal } from '#platform';
import type { ReadRow } from './readers/index.ts';

export const ImportView = z
  .object({
    id: z.number(),
    format: z.enum([
      'opml',
      'mastodon-csv',
      'linkedin-csv',
      'vcard',
      'people-file',
      'addresses',
      'beyond',
    ]),
    fileName: z.string(),
    title: z.string().nullable(),
    state: z.enum(['looking', 'preview', 'applying', 'applied', 'undoing', 'undone']),
    rowsTotal: z.number(),
    rowsDone: z.number(),
    createdAt: z.number(),
    appliedAt: z.number().nullable(),
    /** How many rows have each plan. */
    counts: z.object({
      waiting: z.number(),
      new: z.number(),
      joins: z.number(),
      known: z.number(),
      repeats: z.number(),
      skip: z.number(),
    }),
    problems: z.array(z.object({ position: z.number().nullable(), text: z.string() })),
  })
  .openapi('Import');
export type ImportView = z.infer<typeof ImportView>;

export const ImportItemView = z
  .object({
    position: z.number(),
    plan: z.enum(['waiting', 'new', 'joins', 'known', 'repeats', 'skip']),
    reason: z.string(),
    name: z.string().nullable(),
    feedUrl: z.string().nullable(),
    siteUrl: z.string().nullable(),
    detail: z.string(),
    personId: z.number().nullable(),
  })
  .openapi('ImportItem');
export type ImportItemView = z.infer<typeof ImportItemView>;

export const ITEMS_PAGE = 100;
const BATCHES_SHOWN_MAX = 50;
const NO_COUNTS = { waiting: 0, new: 0, joins: 0, known: 0, repeats: 0, skip: 0 };

/** A member's import. Another member's is not there. */
export async function batchOf(read: Read, memberId: number, id: number) {
  const batch = await read
    .selectFrom('import_batch')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!batch) throw new Refusal('not_found', 'There is no such import.');
  return batch;
}

type Batch = Awaited<ReturnType<typeof batchOf>>;

export async function importById(kith: Kith, memberId: number, id: number): Promise<ImportView> {
  const [view] = await viewsOf(kith, [await batchOf(kith.db.read, memberId, id)]);
  if (!view) throw new Error('an import without a view');
  return view;
}

/** A member's imports, the last first. */
export async function importsOf(kith: Kith, memberId: number): Promise<ImportView[]> {
  const batches = await kith.db.read
    .selectFrom('import_batch')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('id', 'desc')
    .limit(BATCHES_SHOWN_MAX)
    .execute();
  return viewsOf(kith, batches);
}

async function viewsOf(kith: Kith, batches: Batch[]): Promise<ImportView[]> {
  if (batches.length === 0) return [];
  const counts = await kith.db.read
    .selectFrom('import_item')
    .select((eb) => ['batch_id', 'plan', eb.fn.countAll<number>().as('count')])
    .where(
      'batch_id',
      'in',
      batches.map((batch) => batch.id),
    )
    .groupBy(['batch_id', 'plan'])
    .execute();
  return batches.map((batch) => ({
    id: batch.id,
    format: batch.format,
    fileName: batch.file_name,
    title: batch.title,
    state: batch.state,
    rowsTotal: batch.rows_total,
    rowsDone: batch.rows_done,
    createdAt: batch.created_at,
    appliedAt: batch.applied_at,
    counts: {
      ...NO_COUNTS,
      ...Object.fromEntries(
        counts
          .filter((row) => row.batch_id === batch.id)
          .map((row) => [row.plan, Number(row.count)]),
      ),
    },
    problems: JSON.parse(batch.problems) as ImportView['problems'],
  }));
}

/** The rows of an import in the file's order, a page after a position, of one plan when asked. */
export async function importItems(
  kith: Kith,
  memberId: number,
  { id, after, plan }: { id: number; after: number; plan?: ImportItemView['plan'] | undefined },
): Promise<ImportItemView[]> {
  await batchOf(kith.db.read, memberId, id);
  let query = kith.db.read
    .selectFrom('import_item')
    .select(['position', 'plan', 'reason', 'row', 'person_id'])
    .where('batch_id', '=', id)
    .where('position', '>', after);
  if (plan) query = query.where('plan', '=', plan);
  const rows = await query.orderBy('position').limit(ITEMS_PAGE).execute();
  return rows.map((item) => {
    const row = JSON.parse(item.row) as ReadRow;
    return {
      position: item.position,
      plan: item.plan,
      reason: item.reason,
      name: row.name ?? (row.fediverse ? `@${row.fediverse}` : null),
      feedUrl: row.feedUrl,
      siteUrl: row.siteUrl,
      detail: [row.role, row.employer, row.fediverse, ...row.emails, ...row.groups]
        .filter(Boolean)
        .join(' · '),
      personId: item.person_id,
    };
  });
}
