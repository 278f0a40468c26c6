import type { Write } from '#platform';
import type { Direction, MoveView } from '../moves/schema.ts';
import { writeLinks } from './links.ts';
import { isTwoWay } from './rules.ts';

/**
 * The story of a move that was done, in the transaction in which it is done: the move stays the plan,
 * this is what came of it. Said again with more, it says more; what was written in it beside stays.
 */
export async function tellMove(
  trx: Write,
  memberId: number,
  {
    move,
    outcome,
    direction,
    day,
    now,
  }: {
    move: MoveView;
    outcome: string;
    direction: Direction | null;
    day: string;
    now: number;
  },
): Promise<void> {
  const told = {
    direction,
    outcome,
    is_two_way: isTwoWay({ channel: null, direction, wasAsked: true }) ? 1 : 0,
    updated_at: now,
    removed_at: null,
  };
  const known = await trx
    .selectFrom('interaction')
    .select(['id', 'removed_at'])
    .where('move_id', '=', move.id)
    .executeTakeFirst();
  if (known) {
    const isBack = known.removed_at !== null;
    await trx
      .updateTable('interaction')
      .set({ ...told, ...(isBack ? { day } : {}) })
      .where('id', '=', known.id)
      .execute();
    return;
  }
  const { id } = await trx
    .insertInto('interaction')
    .values({
      member_id: memberId,
      day,
      origin: 'move',
      move_id: move.id,
      created_at: now,
      ...told,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeLinks(trx, id, { personIds: [move.person.id], goalIds: [move.goal.id] });
}

/** The move is planned again: what was written of it is out of sight, and comes back when it is done. */
export async function untellMove(trx: Write, moveId: number, now: number): Promise<void> {
  await trx
    .updateTable('interaction')
    .set({ removed_at: now })
    .where('move_id', '=', moveId)
    .where('removed_at', 'is', null)
    .execute();
}
