import { type Kith, Refusal, type SentFile, startImport, type Write } from '#platform';
import { KEEPS_MAX } from '../library/limits.ts';
import { type PlannedItem, planItems } from './plan.ts';
import type { ReadList } from './readers/index.ts';
import { readListInThread } from './reading.ts';
import type { ListSummary } from './schema.ts';

const ITEMS_AT_ONCE = 100;
const GOALS_TOLD_MAX = 20;

/**
 * Reads a list and keeps what it would bring as a preview. Nothing else is made.
 * @throws Refusal when it cannot be read, or would be more than a member may keep.
 */
export async function beginLibraryImport(
  kith: Kith,
  memberId: number,
  { bytes, name }: SentFile,
): Promise<number> {
  const list = await readListInThread(bytes);
  if (list.items.length === 0)
    throw new Refusal('invalid', list.problems[0]?.text ?? 'There is nothing in this list.');
  const planned = await planItems(kith, memberId, list.items);
  await requireRoom(kith, memberId, planned);
  return kith.db.write(async (trx) => {
    const id = await startImport(kith, trx, {
      table: 'library_import',
      memberId,
      format: list.format,
      fileName: name,
      nameless: 'a list',
      summary: summaryOf(planned),
      problems: [...goalProblems(planned), ...list.problems],
    });
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

/** Which goals the list says that the member has not, each once. */
function goalProblems(planned: readonly PlannedItem[]): ReadList['problems'] {
  const without = planned.filter(({ isWithoutGoal }) => isWithoutGoal);
  const byGoal = [...Map.groupBy(without, ({ item }) => item.goal)];
  return byGoal.slice(0, GOALS_TOLD_MAX).map(([goal, { length }]) => ({
    at: null,
    text:
      length === 1
        ? `A page was kept for “${goal}”. No goal of yours is called so, or several are, so it comes in without one.`
        : `${length.toLocaleString('en')} pages were kept for “${goal}”. No goal of yours is called so, or several are, so they come in without one.`,
  }));
}

/** Of the things as they would come in: what the list names twice is one. */
const summaryOf = (planned: readonly PlannedItem[]): ListSummary => {
  const items = planned.map(({ item }) => item);
  return {
    tags: new Set(items.flatMap(({ tags }) => tags)).size,
    folders: new Set(items.flatMap(({ folders }) => folders)).size,
    highlights: items.reduce((sum, { highlights }) => sum + highlights.length, 0),
    takeaways: items.filter(({ takeaway }) => takeaway !== '').length,
    texts: items.filter(({ html }) => html !== '').length,
    goals: planned.filter(({ goalId }) => goalId !== null).length,
    notes: planned.reduce((sum, { notes }) => sum + notes, 0),
    leftOut: {
      tags: planned.reduce((sum, { leftOut }) => sum + leftOut.tags, 0),
      highlights: planned.reduce((sum, { leftOut }) => sum + leftOut.highlights, 0),
    },
  };
};

/** The things of the list in its order. */
async function keepItems(
  trx: Write,
  importId: number,
  planned: readonly PlannedItem[],
): Promise<void> {
  const rows = planned.map(({ item: { html, ...row }, key, plan, goalId }, at) => ({
    import_id: importId,
    position: at + 1,
    key,
    plan,
    row: JSON.stringify({ ...row, goalId }),
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
