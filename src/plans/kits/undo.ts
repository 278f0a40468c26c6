import { type Happened, removeGoal } from '#goals';
import { removePlaceIn, removeUntouched } from '#people';
import type { Kith, Write } from '#platform';
import { unfollow } from '#sources';
import { kitById } from './queries.ts';
import type { KitPart } from './schema.ts';

/**
 * Takes back what a kit made: its goal with the steps (which can be restored for ten minutes), the
 * sources and places, and people whom no hand has touched since.
 */
export async function undoKit(kith: Kith, memberId: number, id: number): Promise<void> {
  const { goal } = await kitById(kith, memberId, id);
  if (goal) await removeGoal(kith, memberId, goal.id);
  await kith.db.write(async (trx) => {
    const parts = await trx
      .selectFrom('kit_part')
      .select(['kind', 'subject_id'])
      .where('kit_id', '=', id)
      .where('is_made', '=', 1)
      .execute();
    const made = (kind: KitPart) =>
      parts.filter((part) => part.kind === kind).map((part) => part.subject_id);
    await unfollow(kith, trx, made('source'));
    for (const personId of made('person')) await removeUntouched(trx, personId);
    await removePlaces(kith, trx, memberId, made('place'));
    await trx.deleteFrom('kit').where('id', '=', id).where('member_id', '=', memberId).execute();
    await kith.announce(trx, 'kit.untaken', {
      key: `kit:${id}:taken`,
      memberId,
      goalId: goal?.id ?? null,
      at: kith.now(),
    } satisfies Happened);
  });
  kith.wakeJobs();
}

/** Places that are still there and that serve no other goal, by a step or as a whole. */
async function removePlaces(
  kith: Kith,
  trx: Write,
  memberId: number,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await trx
    .selectFrom('place')
    .select('id')
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('step')
            .innerJoin('goal', 'goal.id', 'step.goal_id')
            .select('step.id')
            .whereRef('step.place_id', '=', 'place.id')
            .where('step.removed_at', 'is', null)
            .where('goal.removed_at', 'is', null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('place_goal')
            .innerJoin('goal', 'goal.id', 'place_goal.goal_id')
            .select('place_goal.place_id')
            .whereRef('place_goal.place_id', '=', 'place.id')
            .where('goal.removed_at', 'is', null),
        ),
      ),
    )
    .execute();
  for (const { id } of rows) await removePlaceIn(kith, trx, { memberId, id });
}
