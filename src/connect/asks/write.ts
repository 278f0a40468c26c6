import { DAY_MS } from '#days';
import { goalById } from '#goals';
import { personById, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { requireUnderCap } from './cap.ts';
import { closeLater } from './close.ts';
import { OPEN_DAYS_MAX } from './limits.ts';
import { askById, noSuchAsk } from './queries.ts';
import {
  ASKS_MAX,
  type AskedPerson,
  type AskForm,
  type AskPersonForm,
  type AskView,
  type NewAsk,
} from './schema.ts';

/**
 * Makes an ask to two to four people; nothing is sent. With a `draftKey` that was used before, that ask is given
 * back. Throws `not_found` when goal or a person is not the member's, `conflict` when somebody would be
 * asked too often. `also` happens in the same transaction, when the ask is new.
 */
export async function makeAsk(
  kith: Kith,
  memberId: number,
  form: NewAsk,
  also?: (trx: Write, askId: number) => Promise<void>,
): Promise<AskView> {
  requireDay(kith, form.closesOn);
  if (form.goalId !== null) await goalById(kith, memberId, form.goalId);
  const people = await Promise.all(
    form.people.map(async (asked) => ({
      asked,
      person: await personById(kith, memberId, asked.personId),
    })),
  );
  if (people.some(({ person }) => person.isMe))
    throw new Refusal('invalid', 'One of them is you. Ask somebody else.');
  const personIds = people.map(({ person }) => person.id);
  if (new Set(personIds).size < personIds.length)
    throw new Refusal('invalid', 'The same person is named twice. Name each once.');
  const id = await kith.db.write(async (trx) => {
    const known = form.draftKey ? await madeWith(trx, memberId, form.draftKey) : undefined;
    if (known) return known.id;
    await requireRoom(trx, memberId);
    // In one order, so that two asks at once do not wait for each other.
    for (const personId of personIds.toSorted((a, b) => a - b))
      await touchPerson(trx, memberId, personId, kith.now());
    const made = await insertAsk(trx, memberId, form, kith.now());
    await insertPeople(
      trx,
      made,
      people.map(({ asked, person }) => ({ ...asked, personId: person.id })),
    );
    await requireUnderCap(trx, memberId, { personIds, now: kith.now() });
    await closeLater(kith, trx, { askId: made, closesOn: form.closesOn });
    await also?.(trx, made);
    return made;
  });
  kith.wakeJobs();
  return askById(kith, memberId, id);
}

/** A day's room on either side: only the member knows which day it is where they are. */
export function requireDay(kith: Kith, closesOn: string): void {
  const days = (Date.parse(closesOn) - kith.now()) / DAY_MS;
  const words =
    days < -1
      ? 'That day is over. Choose one that is still to come.'
      : days > OPEN_DAYS_MAX + 1
        ? `Choose a day within ${OPEN_DAYS_MAX} days: a question without an end is no question.`
        : null;
  if (words !== null) throw new Refusal('invalid', words, { closesOn: words });
}

function madeWith(trx: Write, memberId: number, draftKey: string) {
  return trx
    .selectFrom('ask')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('ask')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < ASKS_MAX) return;
  throw new Refusal(
    'too_many',
    `All ${ASKS_MAX.toLocaleString('en')} asks that are kept are made. Remove old ones first.`,
  );
}

async function insertAsk(trx: Write, memberId: number, form: NewAsk, now: number): Promise<number> {
  const { id } = await trx
    .insertInto('ask')
    .values({
      member_id: memberId,
      goal_id: form.goalId,
      question: form.question,
      tried: form.tried,
      hoped: form.hoped,
      closes_on: form.closesOn,
      state: 'open',
      outcome: '',
      draft_key: form.draftKey ?? null,
      created_at: now,
      closed_at: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertPeople(trx: Write, askId: number, people: readonly AskedPerson[]) {
  const unsettled = {
    channel: null,
    state: 'waiting' as const,
    sent_at: null,
    settled_at: null,
    helped: null,
    answer: '',
    thanked_at: null,
    told_at: null,
    interaction_id: null,
  };
  await trx
    .insertInto('ask_person')
    .values(
      people.map(({ personId, slot, why, about, chance, message }, position) => ({
        ask_id: askId,
        person_id: personId,
        position,
        slot,
        why,
        about,
        chance,
        message: message ?? null,
        ...unsettled,
      })),
    )
    .execute();
}

/** Changes what the form names. Messages that have left stay as they left. */
export async function changeAsk(
  kith: Kith,
  memberId: number,
  id: number,
  form: AskForm,
): Promise<AskView> {
  const known = await askById(kith, memberId, id);
  if (form.closesOn !== undefined && form.closesOn !== known.closesOn) {
    if (known.state === 'closed')
      throw new Refusal('conflict', 'This ask is closed. Open it again, with a new day.');
    requireDay(kith, form.closesOn);
  }
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  const named = {
    question: form.question,
    tried: form.tried,
    hoped: form.hoped,
    goal_id: form.goalId,
    closes_on: form.closesOn,
    outcome: form.outcome,
  };
  const changes = Object.entries(named).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return known;
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('ask')
      .set(Object.fromEntries(changes))
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
    if (form.closesOn) await closeLater(kith, trx, { askId: id, closesOn: form.closesOn });
  });
  kith.wakeJobs();
  return askById(kith, memberId, id);
}

/** Changes one message, or what one expects of it, until it has left: afterwards one would know better. */
export async function changeAskPerson(
  kith: Kith,
  memberId: number,
  { askId, personId, form }: { askId: number; personId: number; form: AskPersonForm },
): Promise<AskView> {
  const ask = await askById(kith, memberId, askId);
  const asked = ask.people.find(({ person }) => person.id === personId);
  if (!asked) throw noSuchAsk();
  const changes = Object.entries(form).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return ask;
  const done = await kith.db.write((trx) =>
    trx
      .updateTable('ask_person')
      .set(Object.fromEntries(changes))
      .where('ask_id', '=', askId)
      .where('person_id', '=', personId)
      .where('state', '=', 'waiting')
      .executeTakeFirst(),
  );
  if (done.numUpdatedRows === 0n)
    throw new Refusal('conflict', 'This message has left. Say that it has not, then change it.');
  return askById(kith, memberId, askId);
}
