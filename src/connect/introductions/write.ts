import { personById, touchPerson } from '#people';
import { eraseRemovedJob, type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { removeInteractionIn } from '../interactions/remove.ts';
import { logInteractionIn } from '../interactions/write.ts';
import { needById } from '../needs/queries.ts';
import { INTRODUCED } from './limits.ts';
import { introductionById, noSuchIntroduction } from './queries.ts';
import { mayIntroduce, whyNot } from './rules.ts';
import {
  INTRODUCTIONS_MAX,
  type IntroductionAnswer,
  type IntroductionForm,
  type IntroductionMade,
  type IntroductionView,
  type NewIntroduction,
} from './schema.ts';

/** Plans to bring two people together; nobody is asked yet. Throws `not_found` for who is not the member's. */
export async function planIntroduction(
  kith: Kith,
  memberId: number,
  form: NewIntroduction,
): Promise<IntroductionView> {
  const [first, second] = await Promise.all([
    personById(kith, memberId, form.firstId),
    personById(kith, memberId, form.secondId),
  ]);
  if (form.needId !== null) await needById(kith, memberId, form.needId);
  if (first.id === second.id)
    throw new Refusal('invalid', 'This is one person. Choose another one to introduce them to.');
  if (first.isMe || second.isMe)
    throw new Refusal('invalid', 'One of them is you. To meet somebody, plan a move with them.');
  const id = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    for (const personId of [first.id, second.id].toSorted((a, b) => a - b))
      await touchPerson(trx, memberId, personId, kith.now());
    const made = await trx
      .insertInto('introduction')
      .values({
        member_id: memberId,
        first_id: first.id,
        second_id: second.id,
        need_id: form.needId,
        why: form.why,
        first: 'unasked',
        second: 'unasked',
        outcome: '',
        interaction_id: null,
        made_at: null,
        created_at: kith.now(),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
  return introductionById(kith, memberId, id);
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('introduction')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < INTRODUCTIONS_MAX) return;
  throw new Refusal('too_many', 'All introductions that are kept are made. Remove old ones first.');
}

/** Changes the reason, or says what came of it. */
export async function changeIntroduction(
  kith: Kith,
  memberId: number,
  id: number,
  form: IntroductionForm,
): Promise<IntroductionView> {
  const known = await introductionById(kith, memberId, id);
  const changes = Object.entries(form).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return known;
  await kith.db.write((trx) =>
    trx.updateTable('introduction').set(Object.fromEntries(changes)).where('id', '=', id).execute(),
  );
  return introductionById(kith, memberId, id);
}

/** Notes what one side said. The second is asked once the first has said yes: `conflict` otherwise. */
export async function noteAnswer(
  kith: Kith,
  memberId: number,
  id: number,
  { side, answer }: IntroductionAnswer,
): Promise<IntroductionView> {
  const known = await introductionById(kith, memberId, id);
  const { firstAnswer: first, secondAnswer: second, madeAt } = known;
  const problem = whyNot({ first, second, isMade: madeAt !== null }, side, answer);
  if (problem !== null) throw new Refusal('conflict', problem);
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('introduction')
      .set({ [side]: answer })
      .where('id', '=', id)
      .where('first', '=', first)
      .where('second', '=', second)
      .where('made_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n)
      throw new Refusal('conflict', 'This was changed elsewhere at the same time. Look again.');
  });
  return introductionById(kith, memberId, id);
}

/** They are introduced, which both agreed to; or they are not after all. It is a part of our story. */
export async function introduce(
  kith: Kith,
  memberId: number,
  id: number,
  { isMade, day }: IntroductionMade,
): Promise<IntroductionView> {
  const known = await introductionById(kith, memberId, id);
  if (isMade === (known.madeAt !== null)) return known;
  const { firstAnswer: first, secondAnswer: second } = known;
  if (isMade && !mayIntroduce({ first, second, isMade }))
    throw new Refusal('conflict', 'Both have to say yes first.');
  await kith.db.write(async (trx) => {
    const interaction_id = isMade ? await log(kith, trx, memberId, known, day) : null;
    if (!isMade) await unlog(kith, trx, memberId, id);
    await trx
      .updateTable('introduction')
      .set({ interaction_id, made_at: isMade ? kith.now() : null })
      .where('id', '=', id)
      .execute();
  });
  kith.wakeJobs();
  return introductionById(kith, memberId, id);
}

function log(
  kith: Kith,
  trx: Write,
  memberId: number,
  { first, second, why }: IntroductionView,
  day: string,
): Promise<number> {
  return logInteractionIn(kith, trx, memberId, {
    day,
    channel: 'message',
    direction: 'given',
    title: INTRODUCED,
    gave: why,
    personIds: [first.id, second.id],
    toldAs: 'introduction.made',
  });
}

async function unlog(kith: Kith, trx: Write, memberId: number, id: number): Promise<void> {
  const row = await trx
    .selectFrom('introduction')
    .select('interaction_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.interaction_id) await removeInteractionIn(kith, trx, memberId, row.interaction_id);
}

/** How long a removal can be undone. Then it is erased; what passed stays in our story. */
const UNDO_MS = 10 * 60 * 1000;
export const ERASE_INTRODUCTION = 'connect.eraseIntroduction';

export async function removeIntroduction(kith: Kith, memberId: number, id: number): Promise<void> {
  await introductionById(kith, memberId, id);
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await trx.updateTable('introduction').set({ removed_at: now }).where('id', '=', id).execute();
    await kith.enqueue(trx, [{ kind: ERASE_INTRODUCTION, payload: { id }, runAt: now + UNDO_MS }]);
  });
}

export async function restoreIntroduction(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<IntroductionView> {
  const done = await kith.db.write((trx) =>
    trx
      .updateTable('introduction')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst(),
  );
  if (done.numUpdatedRows === 0n) throw noSuchIntroduction();
  return introductionById(kith, memberId, id);
}

export const eraseIntroductionJob = (kith: Kith): JobHandler =>
  eraseRemovedJob(kith, { table: 'introduction', key: 'id', undoMs: UNDO_MS });
