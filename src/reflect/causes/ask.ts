import { type MoveView, planMove } from '#connect';
import type { Happened } from '#goals';
import type { Kith } from '#platform';
import type { CauseAsk } from './schema.ts';

/** Plans to ask somebody why it went so: a move like any other, and a look back with others. */
export async function askForCause(
  kith: Kith,
  memberId: number,
  { goalId, ask }: { goalId: number; ask: CauseAsk },
): Promise<MoveView> {
  const move = await planMove(
    kith,
    memberId,
    { ...ask, goalId, intent: 'ask' },
    async (trx, id) => {
      await kith.announce(trx, 'cause.asked', {
        key: `move:${id}:cause`,
        memberId,
        goalId,
        personIds: [ask.personId],
        at: kith.now(),
        subject: { kind: 'move', id },
      } satisfies Happened);
    },
  );
  kith.wakeJobs();
  return move;
}
