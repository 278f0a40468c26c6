import { type AskView, type MoveView, makeAsk, planMove } from '#connect';
import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';
import type { CauseAsk, CauseAskTogether } from './schema.ts';

/** Plans to ask somebody why it went so: a move like any other, and a look back with others. */
export async function askForCause(
  kith: Kith,
  memberId: number,
  { goalId, ask }: { goalId: number; ask: CauseAsk },
): Promise<MoveView> {
  const move = await planMove(kith, memberId, { ...ask, goalId, intent: 'ask' }, (trx, id) =>
    tell(kith, trx, { memberId, goalId, personIds: [ask.personId], subject: { kind: 'move', id } }),
  );
  kith.wakeJobs();
  return move;
}

/** Asks two or three of them at once: an ask like any other, written and not yet sent. */
export async function askTogetherForCause(
  kith: Kith,
  memberId: number,
  { goalId, ask }: { goalId: number; ask: CauseAskTogether },
): Promise<AskView> {
  const personIds = ask.people.map(({ personId }) => personId);
  return makeAsk(kith, memberId, { ...ask, goalId }, (trx, id) =>
    tell(kith, trx, { memberId, goalId, personIds, subject: { kind: 'ask', id } }),
  );
}

type Asked = Required<Pick<Happened, 'memberId' | 'goalId' | 'personIds'>> & {
  subject: { kind: 'move' | 'ask'; id: number };
};

const tell = (kith: Kith, trx: Write, asked: Asked): Promise<void> =>
  kith.announce(trx, 'cause.asked', {
    ...asked,
    key: causeKey(asked.subject),
    at: kith.now(),
  } satisfies Happened);

/** By what a telling of it is known again, when the move or ask is let go of. */
export const causeKey = ({ kind, id }: Asked['subject']): string => `${kind}:${id}:cause`;
