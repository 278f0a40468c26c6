import { LetGo } from '#connect';
import type { Kith, Listener, Write } from '#platform';
import { record, takeBack } from '../behaviours/record.ts';
import { ruleOf } from '../behaviours/rules.ts';
import { causeKey } from './ask.ts';

const ASKED = ruleOf('cause.asked');

/** Who let go of a planned ask did not set out to ask; taken up again, they did, as it stood. */
export function causeListeners(kith: Kith): Record<string, Listener> {
  const letGo: Listener = (payload) =>
    kith.db.write((trx) => {
      const { memberId, subject, at } = LetGo.parse(payload);
      // Told even where no cause is known: the asking may be heard after it.
      return takeBack(trx, ASKED, { memberId, goalId: null, key: causeKey(subject), at });
    });
  const takenUp: Listener = (payload) =>
    kith.db.write(async (trx) => {
      const { memberId, subject, at } = LetGo.parse(payload);
      const asked = await askedBefore(trx, memberId, causeKey(subject));
      if (asked)
        await record(trx, ASKED, { ...asked, memberId, key: causeKey(subject), subject, at });
    });
  return {
    'move.dropped': letGo,
    'ask.removed': letGo,
    'move.taken-up': takenUp,
    'ask.restored': takenUp,
  };
}

/** For which goal and of whom it was asked; nothing for a move or ask that had no cause. */
async function askedBefore(trx: Write, memberId: number, key: string) {
  const row = await trx
    .selectFrom('behaviour')
    .select(['id', 'goal_id'])
    .where('member_id', '=', memberId)
    .where('key', '=', key)
    .where('told_at', 'is not', null)
    .executeTakeFirst();
  if (!row) return null;
  const people = await trx
    .selectFrom('behaviour_person')
    .select('person_id')
    .where('behaviour_id', '=', row.id)
    .execute();
  return { goalId: row.goal_id, personIds: people.map(({ person_id }) => person_id) };
}
