import { type Kith, Refusal, type Write } from '#platform';
import { KEEPS_MAX } from '../library/limits.ts';
import { FILE_NAME_CHARS_MAX } from './limits.ts';
import { type PlannedItem, planItems } from './plan.ts';
import type { ReadItem, ReadList } from './readers/index.ts';
import { readListInThread } from './reading.ts';
import type { ListSummary } from './schema.ts';

/** Previews and imports taken back that are kept; the older ones go. */
const IMPORTS_KEPT_MAX = 5;
const ITEMS_AT_ONCE = 100;

/**
 * Reads a list and keeps what it would bring as a preview. Nothing else is made.
 * @throws Refusal when it cannot be read, or would be more than a member may keep.
 */
export async function beginLibraryImport(
  kith: Kith,
  memberId: number,
  { bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string },
): Promise<number> {
  const list = await readListInThread(bytes);
  if (list.items.length === 0)
    throw new Refusal('invalid', list.problems[0]?.text ?? 'There is nothing in this list.');
  const planned = await planItems(kith.db.read, memberId, list.items);
  await requireRoom(kith, memberId, planned);
  return kith.db.write(async (trx) => {
    await forgetOld(trx, memberId);
    const id = await startImport(kith, trx, { memberId, list, planned, name });
    await keepItems(trx, id, planned);
    return id;
  });
}

async function requireRoom(
  kith: Kith,
  memberId: number,
  planned: readonly PlannedItem[],
): Promise<void> {
  const { count } = await kith.db.read
    .selectFrom('keep')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  const news = planned.filter(({ plan }) => plan === 'new').length;
  if (Number(count) + news > KEEPS_MAX)
    throw new Refusal(
      'too_many',
      `That would be more than ${KEEPS_MAX.toLocaleString('en')} things. Bring in a part of them.`,
    );
}

interface Begun {
  memberId: number;
  list: ReadList;
  planned: readonly PlannedItem[];
  name: string;
}

async function startImport(
  kith: Kith,
  trx: Write,
  { memberId, list, planned, name }: Begun,
): Promise<number> {
  const made = await trx
    .insertInto('library_import')
    .values({
      member_id: memberId,
      format: list.format,
      file_name: name.trim().slice(0, FILE_NAME_CHARS_MAX).toWellFormed() || 'a list',
      state: 'preview',
      summary: JSON.stringify(summaryOf(list.items, planned)),
      problems: JSON.stringify(list.problems),
      choices: '{}',
      steps_total: 0,
      steps_done: 0,
      stayed: 0,
      created_at: kith.now(),
      applied_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const summaryOf = (items: readonly ReadItem[], planned: readonly PlannedItem[]): ListSummary => ({
  tags: new Set(items.flatMap(({ tags }) => tags)).size,
  folders: new Set(items.flatMap(({ folders }) => folders)).size,
  highlights: items.reduce((sum, { highlights }) => sum + highlights.length, 0),
  takeaways: items.filter(({ takeaway }) => takeaway !== '').length,
  texts: items.filter(({ html }) => html !== '').length,
  notes: planned.reduce((sum, { notes }) => sum + notes, 0),
});

/** The things of the list in its order. */
async function keepItems(
  trx: Write,
  importId: number,
  planned: readonly PlannedItem[],
): Promise<void> {
  const rows = planned.map(({ item: { html, ...row }, key, plan }, at) => ({
    import_id: importId,
    position: at + 1,
    key,
    plan,
    row: JSON.stringify(row),
    made: null,
    keep_id: null,
    done: 0,
    html,
  }));
  for (let start = 0; start < rows.length; start += ITEMS_AT_ONCE)
    await trx
      .insertInto('library_item')
      .values(rows.slice(start, start + ITEMS_AT_ONCE))
      .execute();
}

async function forgetOld(trx: Write, memberId: number): Promise<void> {
  const old = await trx
    .selectFrom('library_import')
    .select('id')
    .where('member_id', '=', memberId)
    .where('state', 'in', ['preview', 'undone'])
    .orderBy('id', 'desc')
    .offset(IMPORTS_KEPT_MAX - 1)
    .limit(IMPORTS_KEPT_MAX * 10)
    .execute();
  if (old.length === 0) return;
  const ids = old.map(({ id }) => id);
  await trx.deleteFrom('library_import').where('id', 'in', ids).execute();
}
