import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { interactionById, noSuchInteraction } from './queries.ts';
import type { InteractionView } from './schema.ts';
import { type Told, tellLogged, tellUnlogged } from './tell.ts';

/** How long a removal can be undone. Then what was told is erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE_ATTEMPTS_MAX = 8;
export const ERASE_INTERACTION = 'connect.eraseInteraction';
const ErasePayload = z.object({ id: z.number() });

/**
 * Takes interactions out of sight, all or none of them; they are erased when it can no longer be
 * undone. The story of a done move is taken back where the move is: `conflict`.
 */
export async function removeInteractions(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<void> {
  const views = await Promise.all(
    [...new Set(ids)].map((id) => interactionById(kith, memberId, id)),
  );
  if (views.some(({ moveId }) => moveId !== null))
    throw new Refusal(
      'conflict',
      'This is what came of a move. Take the move back under Moves, and this goes with it.',
    );
  await kith.db.write(async (trx) => {
    for (const view of views) await removeIn(kith, trx, memberId, toldOf(view));
  });
  kith.wakeJobs();
}

/** Takes back in a transaction of the caller's what was logged in one; nothing when it is gone already. */
export async function removeInteractionIn(
  kith: Kith,
  trx: Write,
  memberId: number,
  id: number,
): Promise<void> {
  const row = await trx
    .selectFrom('interaction')
    .select(['id', 'day', 'direction'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return;
  await removeIn(kith, trx, memberId, { ...row, ...(await linksOf(trx, id)) });
}

async function removeIn(kith: Kith, trx: Write, memberId: number, told: Told): Promise<void> {
  const now = kith.now();
  await setRemoved(trx, told.id, now);
  await tellUnlogged(kith, trx, memberId, told);
  await kith.enqueue(trx, [
    { kind: ERASE_INTERACTION, payload: { id: told.id }, runAt: now + UNDO_MS },
  ]);
}

async function setRemoved(trx: Write, id: number, now: number): Promise<void> {
  const done = await trx
    .updateTable('interaction')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw noSuchInteraction();
}

/** Undoes a removal: what was told is back as it was. */
export async function restoreInteractions(
  kith: Kith,
  memberId: number,
  ids: readonly number[],
): Promise<InteractionView[]> {
  const wanted = [...new Set(ids)];
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('interaction')
      .set({ removed_at: null })
      .where('id', 'in', wanted)
      .where('member_id', '=', memberId)
      // That of a move comes back with its move.
      .where('move_id', 'is', null)
      .where('removed_at', 'is not', null)
      .returning(['id', 'day', 'direction'])
      .execute();
    if (done.length < wanted.length) throw noSuchInteraction();
    for (const row of done)
      await tellLogged(kith, trx, memberId, { ...row, ...(await linksOf(trx, row.id)) });
  });
  kith.wakeJobs();
  return Promise.all(wanted.map((id) => interactionById(kith, memberId, id)));
}

async function linksOf(trx: Write, id: number): Promise<Pick<Told, 'personIds' | 'goalIds'>> {
  const people = await trx
    .selectFrom('interaction_person')
    .select('person_id')
    .where('interaction_id', '=', id)
    .execute();
  const goals = await trx
    .selectFrom('interaction_goal')
    .select('goal_id')
    .where('interaction_id', '=', id)
    .orderBy('goal_id')
    .execute();
  return {
    personIds: people.map((row) => row.person_id),
    goalIds: goals.map((row) => row.goal_id),
  };
}

const toldOf = (view: InteractionView): Told => ({
  id: view.id,
  day: view.day,
  direction: view.direction,
  personIds: view.people.map(({ id }) => id),
  goalIds: view.goals.map(({ id }) => id),
});

/** The job that erases. One that came back, or was removed again since, is left alone. */
export function eraseInteractionJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ERASE_ATTEMPTS_MAX,
    run: async (payload) => {
      const { id } = ErasePayload.parse(payload);
      await kith.db.write((trx) =>
        trx
          .deleteFrom('interaction')
          .where('id', '=', id)
          .where('move_id', 'is', null)
          .where('removed_at', '<=', kith.now() - UNDO_MS)
          .execute(),
      );
    },
  };
}
