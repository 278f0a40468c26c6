import { goalById } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { TAGS_MAX } from './limits.ts';
import { noSuchKeep, tagsIn } from './queries.ts';
import { removeInside, restoreInside } from './remove.ts';
import { changedTags } from './rules.ts';
import type { BulkChange, KeepState } from './schema.ts';
import { changeInside } from './write.ts';

/**
 * Changes many things at once: adds and takes off tags, sets the goal, removes or brings back. All of it or nothing. Gives
 * how each was before, so that it can be undone.
 */
export async function changeKeeps(
  kith: Kith,
  memberId: number,
  change: BulkChange,
): Promise<KeepState[]> {
  if (change.goalId) await goalById(kith, memberId, change.goalId);
  const before = await kith.db.write(async (trx) => {
    const states = await statesOf(trx, memberId, change.ids, change.is === 'restored');
    for (const state of states) await changeOne(kith, trx, state, change);
    return states;
  });
  kith.wakeJobs();
  return before;
}

/** Puts tags and goals back as they were. */
export async function putBack(
  kith: Kith,
  memberId: number,
  states: readonly KeepState[],
): Promise<void> {
  const goalIds = new Set(states.map(({ goalId }) => goalId));
  for (const goalId of goalIds) if (goalId !== null) await goalById(kith, memberId, goalId);
  const ids = states.map(({ id }) => id);
  await kith.db.write(async (trx) => {
    await statesOf(trx, memberId, ids, false);
    for (const { id, tags, goalId } of states)
      await changeInside(kith, trx, { id, form: { tags, goalId } });
  });
  kith.wakeJobs();
}

async function statesOf(
  trx: Write,
  memberId: number,
  ids: readonly number[],
  areRemoved: boolean,
): Promise<KeepState[]> {
  const rows = await trx
    .selectFrom('keep')
    .select(['id', 'goal_id'])
    .where('member_id', '=', memberId)
    .where('removed_at', areRemoved ? 'is not' : 'is', null)
    .where('id', 'in', ids)
    .execute();
  if (rows.length < new Set(ids).size) throw noSuchKeep();
  const tags = await tagsIn(trx, ids);
  return rows.map(({ id, goal_id }) => ({ id, goalId: goal_id, tags: tags.get(id) ?? [] }));
}

async function changeOne(
  kith: Kith,
  trx: Write,
  state: KeepState,
  { is, addTags = [], removeTags = [], goalId }: BulkChange,
): Promise<void> {
  if (is === 'removed') return removeInside(kith, trx, state.id);
  if (is === 'restored') return restoreInside(kith, trx, state.id);
  const tags = changedTags(state.tags, { addTags, removeTags });
  if (tags.length > TAGS_MAX)
    throw new Refusal('invalid', `At most ${TAGS_MAX} tags; one of these has too many already.`);
  const isTagged = addTags.length + removeTags.length > 0;
  await changeInside(kith, trx, {
    id: state.id,
    form: { ...(isTagged ? { tags } : {}), ...(goalId === undefined ? {} : { goalId }) },
  });
}
