import { goalById, goalTitle } from '#goals';
import { personById } from '#people';
import { type Kith, type Read, Refusal, type Write } from '#platform';
import { gapKey, personKey, subjectOf } from './key-rules.ts';
import { FOR_GOOD, PUT_OFF_MAX, type Queue } from './limits.ts';
import type { PutOffForm, PutOffLine } from './schema.ts';

/** Keeps a line out of its queue until a day, or for good; said again it is said anew. */
export async function putOff(
  kith: Kith,
  memberId: number,
  { queue, key, until }: PutOffForm,
): Promise<void> {
  const subject = await ownSubject(kith, memberId, key);
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    await forget(trx, memberId, { queue, ...subject });
    await trx
      .insertInto('keeping_put_off')
      .values({ member_id: memberId, queue, ...subject, until, said_at: kith.now() })
      // A key may still stand with whom its person was taken for.
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'queue', 'key'])
          .doUpdateSet({ ...subject, until, said_at: kith.now() }),
      )
      .execute();
  });
}

/** Undoes it: the line is back as soon as there is a reason for it. */
export async function takeBackPutOff(
  kith: Kith,
  memberId: number,
  { queue, key }: Pick<PutOffForm, 'queue' | 'key'>,
): Promise<void> {
  const subject = await ownSubject(kith, memberId, key);
  await kith.db.write((trx) => forget(trx, memberId, { queue, ...subject }));
}

/** A person's line is told by the person: after a merge the key still names who they were. */
async function forget(
  trx: Write,
  memberId: number,
  { queue, key, person_id }: { queue: Queue; key: string; person_id: number | null },
): Promise<void> {
  await trx
    .deleteFrom('keeping_put_off')
    .where('member_id', '=', memberId)
    .where('queue', '=', queue)
    .where((eb) => (person_id === null ? eb('key', '=', key) : eb('person_id', '=', person_id)))
    .execute();
}

/** @throws Refusal `not_found` where person or goal is not the member's. */
async function ownSubject(kith: Kith, memberId: number, key: string) {
  const subject = subjectOf(key);
  if (!subject) throw new Refusal('not_found', 'There is no such line.');
  if ('personId' in subject) {
    const person = await personById(kith, memberId, subject.personId);
    return { key: personKey(person.id), person_id: person.id, goal_id: null };
  }
  const goal = await goalById(kith, memberId, subject.goalId);
  return { key: gapKey(goal.id, subject.gap), person_id: null, goal_id: goal.id };
}

async function requireRoom(read: Read, memberId: number): Promise<void> {
  const { count } = await read
    .selectFrom('keeping_put_off')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= PUT_OFF_MAX)
    throw new Refusal(
      'too_many',
      'A great many lines are put off already. Park an old goal first.',
    );
}

/** What is put off in a queue today: until a day still to come, or `FOR_GOOD`. */
export async function putOffIn(
  read: Read,
  { memberId, queue, today }: { memberId: number; queue: Queue; today: string },
): Promise<Map<string, string>> {
  const rows = await read
    .selectFrom('keeping_put_off')
    .select(['key', 'person_id', 'until'])
    .where('member_id', '=', memberId)
    .where('queue', '=', queue)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .execute();
  return new Map(
    rows.map(({ key, person_id, until }) => [
      person_id === null ? key : personKey(person_id),
      until ?? FOR_GOOD,
    ]),
  );
}

/** The lines that are put off today, the latest said first, for whoever wants one back; and how many there are. Of those with a removed person or a goal at rest nothing is said. */
export async function putOffLines(
  kith: Kith,
  memberId: number,
  { today, max }: { today: string; max: number },
): Promise<{ lines: PutOffLine[]; count: number }> {
  const rows = await kith.db.read
    .selectFrom('keeping_put_off as off')
    .leftJoin('person', 'person.id', 'off.person_id')
    .leftJoin('goal', 'goal.id', 'off.goal_id')
    .select(['off.queue', 'off.key', 'off.until', 'off.person_id', 'off.goal_id'])
    .select(['person.name', 'goal.able', 'goal.need'])
    .select((eb) => eb.fn.countAll<number>().over().as('count'))
    .where('off.member_id', '=', memberId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .where('person.removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('off.goal_id', 'is', null),
        eb.and([eb('goal.status', '=', 'active'), eb('goal.removed_at', 'is', null)]),
      ]),
    )
    .orderBy('off.said_at', 'desc')
    .orderBy('off.key')
    .limit(max)
    .execute();
  const lines = rows.map(({ queue, key, until, person_id, goal_id, name, able, need }) => ({
    queue,
    key: person_id === null ? key : personKey(person_id),
    until,
    person: person_id === null ? null : { id: person_id, name: name ?? '' },
    goal:
      goal_id === null
        ? null
        : { id: goal_id, title: goalTitle({ able: able ?? '', need: need ?? '' }) },
  }));
  return { lines, count: Number(rows[0]?.count ?? 0) };
}

/** Everything a member put off, for an export. */
export function exportPutOff(kith: Kith, memberId: number) {
  return kith.db.read
    .selectFrom('keeping_put_off')
    .select(['queue', 'key', 'until', 'said_at as saidAt'])
    .where('member_id', '=', memberId)
    .orderBy('said_at')
    .execute();
}
