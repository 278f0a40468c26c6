import { dayOf } from '#days';
import type { Happened } from '#goals';
import { personById, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { needKey } from './asking.ts';
import { needById, noSuchNeed } from './queries.ts';
import { NEEDS_MAX, type NeedForm, type NeedState, type NeedView, type NewNeed } from './schema.ts';

/**
 * Writes down what a person asks or wants. The same words of the same person are one need: said again, it is
 * given back, open. Throws `not_found` for a person who is not the member's.
 */
export async function addNeed(
  kith: Kith,
  memberId: number,
  personId: number,
  form: NewNeed,
): Promise<NeedView> {
  const person = await personById(kith, memberId, personId);
  if (person.isMe)
    throw new Refusal('invalid', 'This is you. What you want is a goal of your own.');
  const id = await kith.db.write(async (trx) => {
    await touchPerson(trx, memberId, person.id, kith.now());
    await requireRoom(trx, memberId);
    const { id } = await trx
      .insertInto('need')
      .values({
        member_id: memberId,
        person_id: person.id,
        kind: form.kind,
        words: form.words,
        words_key: keyOf(form.words),
        origin: 'hand',
        entry_id: null,
        asked_on: form.askedOn ?? dayOf(kith.now()),
        state: 'open',
        created_at: kith.now(),
        settled_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['person_id', 'words_key'])
          .doUpdateSet({ state: 'open', settled_at: null, origin: 'hand' }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await tell(kith, trx, 'need.noted', { memberId, id, personId });
    return id;
  });
  kith.wakeJobs();
  return needById(kith, memberId, id);
}

/** Only what was written down by hand is told: what Kith found in an entry nobody has heard yet. */
async function tell(
  kith: Kith,
  trx: Write,
  event: 'need.noted' | 'need.dismissed',
  { memberId, id, personId }: { memberId: number; id: number; personId: number },
): Promise<void> {
  await kith.announce(trx, event, {
    key: `need:${id}`,
    memberId,
    goalId: null,
    personIds: [personId],
    at: kith.now(),
    subject: { kind: 'need', id },
  } satisfies Happened);
}

/** Words of signs alone are still words. */
const keyOf = (words: string): string => needKey(words) || words.trim().slice(0, 200);

export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('need')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < NEEDS_MAX) return;
  throw new Refusal(
    'too_many',
    `Kith keeps ${NEEDS_MAX.toLocaleString('en')} questions and goals of others. They go with their people: remove whom you no longer know.`,
  );
}

/** Changes what the form names of a need. What was found in an entry becomes the member's own words. */
export async function changeNeed(
  kith: Kith,
  memberId: number,
  id: number,
  form: NeedForm,
): Promise<NeedView> {
  const known = await needById(kith, memberId, id);
  const words = form.words ?? known.words;
  const key = keyOf(words);
  await kith.db.write(async (trx) => {
    const other = await trx
      .selectFrom('need')
      .select('id')
      .where('person_id', '=', known.person.id)
      .where('words_key', '=', key)
      .where('id', '!=', id)
      .executeTakeFirst();
    if (other) throw new Refusal('conflict', 'The same is written down of them already.');
    await trx
      .updateTable('need')
      .set({
        kind: form.kind ?? known.kind,
        asked_on: form.askedOn === undefined ? known.askedOn : form.askedOn,
        ...(form.words === undefined ? {} : { words, words_key: key, origin: 'hand' as const }),
      })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
  });
  return needById(kith, memberId, id);
}

/** Closes a need, dismisses it for good, or opens it again. Said twice it is said once. */
export async function settleNeed(
  kith: Kith,
  memberId: number,
  id: number,
  state: NeedState,
): Promise<NeedView> {
  const { person, origin } = await needById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('need')
      .set({ state, settled_at: state === 'open' ? null : kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchNeed();
    if (origin !== 'hand' || state === 'closed') return;
    const event = state === 'dismissed' ? 'need.dismissed' : 'need.noted';
    await tell(kith, trx, event, { memberId, id, personId: person.id });
  });
  kith.wakeJobs();
  return needById(kith, memberId, id);
}
