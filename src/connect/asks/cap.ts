import { type Read, Refusal, type Write } from '#platform';
import { ASKS_PER_PERSON_MAX, CAP_DAYS } from './limits.ts';

const CAP_MS = CAP_DAYS * 24 * 60 * 60 * 1000;

/**
 * How often each person was asked lately: messages that left within `CAP_DAYS`, those that wait in an
 * open ask, and moves to ask them that were done.
 */
export async function askedLately(
  read: Read,
  memberId: number,
  { personIds, now }: { personIds: readonly number[]; now: number },
): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map();
  const since = now - CAP_MS;
  const asked = await read
    .selectFrom('ask_person')
    .innerJoin('ask', 'ask.id', 'ask_person.ask_id')
    .select((eb) => ['ask_person.person_id', eb.fn.countAll<number>().as('count')])
    .where('ask.member_id', '=', memberId)
    .where('ask.removed_at', 'is', null)
    .where('ask_person.person_id', 'in', personIds)
    .where((eb) =>
      eb.or([
        eb('ask_person.sent_at', '>', since),
        eb.and([eb('ask_person.sent_at', 'is', null), eb('ask.state', '=', 'open')]),
      ]),
    )
    .groupBy('ask_person.person_id')
    .execute();
  const moves = await read
    .selectFrom('move')
    .select((eb) => ['person_id', eb.fn.countAll<number>().as('count')])
    .where('member_id', '=', memberId)
    .where('intent', '=', 'ask')
    .where('state', '=', 'done')
    .where('settled_at', '>', since)
    .where('person_id', 'in', personIds)
    .groupBy('person_id')
    .execute();
  const counts = new Map<number, number>();
  for (const { person_id, count } of [...asked, ...moves])
    counts.set(person_id, (counts.get(person_id) ?? 0) + Number(count));
  return counts;
}

/**
 * Throws `conflict` when an ask would ask somebody more often than `ASKS_PER_PERSON_MAX`. To be called when the
 * ask and its people are written, in the same transaction: they count themselves. The people are held by
 * `touchPerson`, so two asks at once count one after the other.
 */
export async function requireUnderCap(
  trx: Write,
  memberId: number,
  { personIds, now }: { personIds: readonly number[]; now: number },
): Promise<void> {
  const counts = await askedLately(trx, memberId, { personIds, now });
  const [over] = [...counts].filter(([, count]) => count > ASKS_PER_PERSON_MAX);
  if (!over) return;
  const { name } = await trx
    .selectFrom('person')
    .select('name')
    .where('id', '=', over[0])
    .executeTakeFirstOrThrow();
  throw new Refusal(
    'conflict',
    `${name} would be asked more than ${ASKS_PER_PERSON_MAX} times in ${CAP_DAYS} days. Ask somebody else this time.`,
  );
}
