import type { Working, Write } from '#platform';
import { refold } from '../library/write.ts';
import type { Made } from './make-items.ts';
import type { ItemPlan } from './schema.ts';

/** Takes the next things of an import back; gives how many it looked at, and how many of these stayed. */
export async function takeBackSome(
  trx: Write,
  { kith, memberId, importId }: Working,
  most: number,
): Promise<{ steps: number; stayed: number }> {
  const rows = await trx
    .selectFrom('library_item')
    .select(['id', 'plan', 'made', 'keep_id'])
    .where('import_id', '=', importId)
    .where('done', '=', 1)
    .orderBy('position')
    .limit(most)
    .execute();
  let stayed = 0;
  for (const row of rows) {
    const isBack = await takeBack(trx, row);
    if (!isBack) stayed += 1;
    const keys = isBack ? notesOf(row) : [];
    if (keys.length > 0) await kith.announce(trx, 'takeaway.withdrawn', { memberId, keys });
  }
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0)
    await trx.updateTable('library_item').set({ done: 0 }).where('id', 'in', ids).execute();
  return { steps: rows.length, stayed };
}

interface DoneItem {
  plan: ItemPlan;
  made: string | null;
  keep_id: number | null;
}

/** What was brought in before there were such notes says nothing of them. */
const notesOf = ({ made }: DoneItem): string[] =>
  made === null ? [] : ((JSON.parse(made) as Partial<Made>).notes ?? []);

/** False where somebody has touched it since, and it stays. */
async function takeBack(trx: Write, { plan, made: said, keep_id }: DoneItem): Promise<boolean> {
  if (keep_id === null || said === null) return true;
  const made = JSON.parse(said) as Made;
  if (plan === 'more') {
    await takeOut(trx, keep_id, made);
    return true;
  }
  if (await isTouched(trx, keep_id, made)) return false;
  await trx.deleteFrom('keep').where('id', '=', keep_id).execute();
  return true;
}

async function isTouched(trx: Write, keepId: number, made: Made): Promise<boolean> {
  const keep = await trx
    .selectFrom('keep')
    .select('updated_at')
    .where('id', '=', keepId)
    .executeTakeFirst();
  if (!keep) return false;
  const highlights = await trx
    .selectFrom('highlight')
    .select(['id', 'updated_at'])
    .where('keep_id', '=', keepId)
    .where('removed_at', 'is', null)
    .execute();
  const own = new Set(made.highlightIds);
  return (
    keep.updated_at !== made.at ||
    highlights.some(({ id, updated_at }) => !own.has(id) || updated_at !== made.at)
  );
}

/** Of a thing that was there before, only what the import added goes. */
async function takeOut(trx: Write, keepId: number, made: Made): Promise<void> {
  if (made.tags.length > 0)
    await trx
      .deleteFrom('keep_tag')
      .where('keep_id', '=', keepId)
      .where('tag_key', 'in', made.tags)
      .execute();
  if (made.highlightIds.length > 0)
    await trx
      .deleteFrom('highlight')
      .where('keep_id', '=', keepId)
      .where('id', 'in', made.highlightIds)
      .where('updated_at', '=', made.at)
      .execute();
  if (made.goalId)
    await trx
      .updateTable('keep')
      .set({ goal_id: null })
      .where('id', '=', keepId)
      .where('goal_id', '=', made.goalId)
      .execute();
  if (made.takeaway)
    await trx
      .updateTable('keep')
      .set({ takeaway: made.takeaway.before })
      .where('id', '=', keepId)
      .where('takeaway', '=', made.takeaway.after)
      .execute();
  const isThere = await trx
    .selectFrom('keep')
    .select('id')
    .where('id', '=', keepId)
    .executeTakeFirst();
  if (isThere) await refold(trx, keepId);
}
