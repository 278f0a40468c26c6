import { goalById, type Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { touchPerson } from '../directory/change.ts';
import { GOALS_PER_PLACE_MAX, PEOPLE_PER_PLACE_MAX } from './limits.ts';
import { placeById } from './queries.ts';

/** What a member says of somebody at a place; "open" takes it back, so that evidence may propose again. */
export type Presence = 'there' | 'not' | 'open';

interface At {
  memberId: number;
  placeId: number;
}

/** Says that somebody is at a place, or is not, or takes that back. Place and person must be the member's. */
export async function notePresence(
  kith: Kith,
  { memberId, placeId, personId, presence }: At & { personId: number; presence: Presence },
): Promise<void> {
  await placeById(kith, memberId, placeId);
  await kith.db.write(async (trx) => {
    const now = kith.now();
    if (presence === 'open') {
      await touchPerson(trx, memberId, personId, now);
      await forget(trx, { placeId, personId });
    } else {
      await setThere(trx, { memberId, placeId, personId, isThere: presence === 'there', now });
    }
  });
}

/** The same inside of a transaction that has looked whose place it is. */
export async function setThere(
  trx: Write,
  one: At & { personId: number; isThere: boolean; now: number },
): Promise<void> {
  const { memberId, placeId, personId, isThere, now } = one;
  await touchPerson(trx, memberId, personId, now);
  const said = { is_there: isThere ? 1 : 0, noted_at: now };
  await trx
    .insertInto('place_person')
    .values({ place_id: placeId, person_id: personId, ...said })
    .onConflict((conflict) => conflict.columns(['place_id', 'person_id']).doUpdateSet(said))
    .execute();
  await refuseMore(trx, { table: 'place_person', placeId, most: PEOPLE_PER_PLACE_MAX });
}

async function forget(
  trx: Write,
  { placeId, personId }: { placeId: number; personId: number },
): Promise<void> {
  await trx
    .deleteFrom('place_person')
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .execute();
}

/** Says whether a place serves a goal. Both must be the member's. */
export async function noteServing(
  kith: Kith,
  { memberId, placeId, goalId, serves }: At & { goalId: number; serves: boolean },
): Promise<void> {
  await placeById(kith, memberId, placeId);
  await goalById(kith, memberId, goalId);
  await kith.db.write(async (trx) => {
    if (serves) await serveGoals(trx, { memberId, placeId, goalIds: [goalId] });
    else
      await trx
        .deleteFrom('place_goal')
        .where('place_id', '=', placeId)
        .where('goal_id', '=', goalId)
        .execute();
    await tellServing(kith, trx, { memberId, placeId, goalId, serves });
  });
  kith.wakeJobs();
}

/** A place that serves a goal is tied to it: told once, and taken back with the tie. */
export async function tellServing(
  kith: Kith,
  trx: Write,
  { memberId, placeId, goalId, serves }: At & { goalId: number; serves: boolean },
): Promise<void> {
  await kith.announce(trx, serves ? 'place.tied' : 'place.untied', {
    key: `place:${placeId}:goal:${goalId}`,
    memberId,
    goalId,
    personIds: [],
    at: kith.now(),
    subject: { kind: 'place', id: placeId },
  } satisfies Happened);
}

/** Goals that are another's, or gone, are refused. */
export async function serveGoals(
  trx: Write,
  { memberId, placeId, goalIds }: At & { goalIds: readonly number[] },
): Promise<void> {
  const wanted = [...new Set(goalIds)];
  if (wanted.length === 0) return;
  const mine = await trx
    .selectFrom('goal')
    .select('id')
    .where('member_id', '=', memberId)
    .where('id', 'in', wanted)
    .where('removed_at', 'is', null)
    .execute();
  if (mine.length < wanted.length) throw new Refusal('not_found', 'There is no such goal.');
  await trx
    .insertInto('place_goal')
    .values(wanted.map((goalId) => ({ place_id: placeId, goal_id: goalId })))
    .onConflict((conflict) => conflict.columns(['place_id', 'goal_id']).doNothing())
    .execute();
  await refuseMore(trx, { table: 'place_goal', placeId, most: GOALS_PER_PLACE_MAX });
}

async function refuseMore(
  trx: Write,
  { table, placeId, most }: { table: 'place_person' | 'place_goal'; placeId: number; most: number },
): Promise<void> {
  const { count } = await trx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  if (Number(count) <= most) return;
  const what = table === 'place_person' ? 'people' : 'goals';
  throw new Refusal('too_many', `A place holds at most ${most} ${what}. Take some out first.`);
}
