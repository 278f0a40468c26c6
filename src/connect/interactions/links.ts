import type { Write } from '#platform';

/** Who was in it and which goals it served. */
export interface Links {
  personIds?: readonly number[] | undefined;
  goalIds?: readonly number[] | undefined;
}

/**
 * Writes down who was in an interaction and which goals it served; what is left out stays. New people
 * come before old ones go, for an interaction without anybody is erased (see the trigger).
 */
export async function writeLinks(
  trx: Write,
  id: number,
  { personIds, goalIds }: Links,
): Promise<void> {
  if (personIds) await writePeople(trx, id, [...new Set(personIds)]);
  if (goalIds) await writeGoals(trx, id, [...new Set(goalIds)]);
}

async function writePeople(trx: Write, id: number, personIds: number[]): Promise<void> {
  await trx
    .insertInto('interaction_person')
    .values(personIds.map((personId) => ({ interaction_id: id, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Whoever waits for an undo elsewhere was not to be seen in the form, and is left.
  const removed = trx.selectFrom('person').select('id').where('removed_at', 'is not', null);
  await trx
    .deleteFrom('interaction_person')
    .where('interaction_id', '=', id)
    .where('person_id', 'not in', personIds)
    .where('person_id', 'not in', removed)
    .execute();
}

async function writeGoals(trx: Write, id: number, goalIds: number[]): Promise<void> {
  const removed = trx.selectFrom('goal').select('id').where('removed_at', 'is not', null);
  let old = trx
    .deleteFrom('interaction_goal')
    .where('interaction_id', '=', id)
    .where('goal_id', 'not in', removed);
  if (goalIds.length > 0) old = old.where('goal_id', 'not in', goalIds);
  await old.execute();
  if (goalIds.length === 0) return;
  await trx
    .insertInto('interaction_goal')
    .values(goalIds.map((goalId) => ({ interaction_id: id, goal_id: goalId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
