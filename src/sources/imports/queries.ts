import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { FIELDS, nameKey } from '#people';
import { type ImportRow, importRow, importRows, type Kith, type Read } from '#platform';
import { told } from './change-words.ts';
import type { Change } from './compare.ts';
import { TAKEN_OUT } from './erased-rules.ts';
import { PLANS } from './plan.ts';
import type { ReadRow } from './readers/index.ts';

export const ImportView = z
  .object({
    id: z.number(),
    format: z.enum([
      'opml',
      'mastodon-csv',
      'linkedin-csv',
      'google-csv',
      'outlook-csv',
      'vcard',
      'people-file',
      'addresses',
      'beyond',
    ]),
    fileName: z.string(),
    title: z.string().nullable(),
    state: z.enum(['looking', 'preview', 'applying', 'applied', 'undoing', 'undone']),
    /** Its work was given up half way: it can be gone on with, or taken back. */
    isStopped: z.boolean(),
    /** The same, and the member stopped it. */
    isHeld: z.boolean(),
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
      changed: z.number(),
      gone: z.number(),
      repeats: z.number(),
      skip: z.number(),
    }),
    /** How many rows tell of other work than before. */
    workChanges: z.number(),
    /** How many rows stay out because the member had erased or removed their people. */
    erased: z.number(),
    /** How many new people may be somebody whom the member has. */
    perhaps: z.number(),
    /** The import of the same list that it was compared with. */
    comparedWith: z
      .object({ id: z.number(), fileName: z.string(), appliedAt: z.number().nullable() })
      .nullable(),
    problems: z.array(
      z.object({
        position: z.number().nullable(),
        /** In which line of the file, where that is known. */
        line: z.number().optional(),
        text: z.string(),
      }),
    ),
  })
  .openapi('Import');
export type ImportView = z.infer<typeof ImportView>;

export const ImportItemView = z
  .object({
    position: z.number(),
    plan: z.enum(PLANS),
    reason: z.string(),
    /** Kept out because the member had erased or removed them; can be brought back while this is a preview. */
    isErased: z.boolean(),
    name: z.string().nullable(),
    feedUrl: z.string().nullable(),
    siteUrl: z.string().nullable(),
    detail: z.string(),
    personId: z.number().nullable(),
    /** Somebody of the directory whom a new person may be; the reason says why. */
    perhapsId: z.number().nullable(),
    /** What it would change about somebody known, or has changed: old and new value. */
    changes: z.array(
      z.object({
        field: z.enum(FIELDS),
        /** What the field is called. */
        title: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    isWorkChanged: z.boolean(),
  })
  .openapi('ImportItem');
export type ImportItemView = z.infer<typeof ImportItemView>;

export const ITEMS_PAGE = 100;
const BATCHES_SHOWN_MAX = 50;
const NO_COUNTS = Object.fromEntries(PLANS.map((plan) => [plan, 0])) as ImportView['counts'];

/** A member's import. Another member's is not there. */
export const batchOf = (read: Read, memberId: number, id: number) =>
  importRow(read, 'import_batch', { memberId, id });

type Batch = ImportRow<'import_batch'>;

export async function importById(kith: Kith, memberId: number, id: number): Promise<ImportView> {
  const [view] = await viewsOf(kith, [await batchOf(kith.db.read, memberId, id)]);
  if (!view) throw new Error('an import without a view');
  return view;
}

/** A member's imports, the last first. */
export async function importsOf(kith: Kith, memberId: number): Promise<ImportView[]> {
  const asked = { memberId, most: BATCHES_SHOWN_MAX };
  return viewsOf(kith, await importRows(kith.db.read, 'import_batch', asked));
}

async function viewsOf(kith: Kith, batches: Batch[]): Promise<ImportView[]> {
  if (batches.length === 0) return [];
  const counts = await kith.db.read
    .selectFrom('import_item')
    .select((eb) => [
      'batch_id',
      'plan',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('work_changed').as('work'),
      sql<number>`sum(case when reason in (${sql.join(TAKEN_OUT)}) then 1 else 0 end)`.as('erased'),
      eb.fn.count<number>('perhaps_id').as('perhaps'),
    ])
    .where(
      'batch_id',
      'in',
      batches.map((batch) => batch.id),
    )
    .groupBy(['batch_id', 'plan'])
    .execute();
  const before = await comparedWith(kith.db.read, batches);
  const sumOf = (batch: Batch, column: 'work' | 'erased' | 'perhaps') =>
    counts
      .filter((row) => row.batch_id === batch.id)
      .reduce((sum, row) => sum + Number(row[column]), 0);
  return batches.map((batch) => ({
    id: batch.id,
    format: batch.format,
    fileName: batch.file_name,
    title: batch.title,
    state: batch.state,
    isStopped: batch.stopped_at !== null || batch.is_held === 1,
    isHeld: batch.is_held === 1,
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
    workChanges: sumOf(batch, 'work'),
    erased: sumOf(batch, 'erased'),
    perhaps: sumOf(batch, 'perhaps'),
    comparedWith: before.get(batch.follows_batch ?? 0) ?? null,
    problems: JSON.parse(batch.problems) as ImportView['problems'],
  }));
}

async function comparedWith(read: Read, batches: readonly Batch[]) {
  const ids = batches.flatMap(({ follows_batch: id }) => id ?? []);
  if (ids.length === 0) return new Map<number, NonNullable<ImportView['comparedWith']>>();
  const rows = await read
    .selectFrom('import_batch')
    .select(['id', 'file_name as fileName', 'applied_at as appliedAt'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ItemsAsked {
  id: number;
  /** Positions above this one. */
  after: number;
  plan?: ImportItemView['plan'] | undefined;
  /** Only those that tell of other work. */
  work?: boolean | undefined;
  /** Only those that stay out because their people were erased or removed. */
  erased?: boolean | undefined;
  /** Only new people who may be somebody whom the member has. */
  perhaps?: boolean | undefined;
  /** Every word occurs in name, work or address. */
  search?: string | undefined;
}

const SEARCH_WORDS_MAX = 8;

function itemsAsked(read: Read, { id, plan, work, erased, perhaps, search }: ItemsAsked) {
  let query = read.selectFrom('import_item').where('batch_id', '=', id);
  if (plan) query = query.where('plan', '=', plan);
  if (work) query = query.where('work_changed', '=', 1);
  if (erased) query = query.where('reason', 'in', TAKEN_OUT);
  if (perhaps) query = query.where('perhaps_id', 'is not', null);
  for (const word of nameKey(search ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, SEARCH_WORDS_MAX)) {
    const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where(sql<boolean>`search_key like ${pattern} escape '\\'`);
  }
  return query;
}

/** The rows of an import in the file's order, a page after a position, of those asked for. */
export async function importItems(
  kith: Kith,
  memberId: number,
  asked: ItemsAsked,
): Promise<ImportItemView[]> {
  await batchOf(kith.db.read, memberId, asked.id);
  const rows = await itemsAsked(kith.db.read, asked)
    .select(['position', 'plan', 'reason', 'row', 'changes', 'work_changed'])
    .select(['person_id', 'perhaps_id'])
    .where('position', '>', asked.after)
    .orderBy('position')
    .limit(ITEMS_PAGE)
    .execute();
  return rows.map((item) => {
    const row = JSON.parse(item.row) as ReadRow;
    return {
      position: item.position,
      plan: item.plan,
      reason: item.reason,
      isErased: TAKEN_OUT.includes(item.reason),
      name: row.name ?? (row.fediverse ? `@${row.fediverse}` : null),
      feedUrl: row.feedUrl,
      siteUrl: row.siteUrl,
      detail: [row.role, row.employer, row.fediverse, ...row.emails, ...row.groups]
        .concat(contactWords(row))
        .filter(Boolean)
        .join(' · '),
      personId: item.person_id,
      perhapsId: item.perhaps_id,
      changes: told(JSON.parse(item.changes) as Change[]),
      isWorkChanged: item.work_changed === 1,
    };
  });
}

function contactWords({ contacts = [] }: ReadRow): string {
  const days = new Set(contacts.map(({ day }) => day)).size;
  return days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'} of contact`;
}

/** Where the rows asked for stand, so that all of them can be left out at once. */
export async function importPositions(
  kith: Kith,
  memberId: number,
  asked: Omit<ItemsAsked, 'after'>,
): Promise<{ position: number; plan: ImportItemView['plan'] }[]> {
  await batchOf(kith.db.read, memberId, asked.id);
  return itemsAsked(kith.db.read, { ...asked, after: 0 })
    .select(['position', 'plan'])
    .orderBy('position')
    .execute();
}
