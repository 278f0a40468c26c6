import { noteById } from '#create';
import { type Kith, Refusal, type Write } from '#platform';
import { PER_NOTE_MAX } from './limits.ts';
import { recallQuestionById } from './queries.ts';
import { firstDue } from './rules.ts';
import {
  type NewRecallQuestion,
  RECALL_QUESTIONS_MAX,
  type RecallQuestionForm,
  type RecallQuestionView,
} from './schema.ts';
import { tellQuestions } from './tell.ts';

/** Makes a question to oneself on a note; it is first asked two days later. */
export async function makeRecallQuestion(
  kith: Kith,
  memberId: number,
  noteId: number,
  form: NewRecallQuestion,
): Promise<RecallQuestionView> {
  await noteById(kith, memberId, noteId);
  const now = kith.now();
  const id = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId, noteId);
    const row = await trx
      .insertInto('recall_question')
      .values({
        member_id: memberId,
        note_id: noteId,
        question: form.question,
        answer: form.answer,
        state: 'active',
        due_on: firstDue(form.today),
        seen_on: form.today,
        answered_on: null,
        stability: null,
        difficulty: null,
        answered: 0,
        created_at: now,
        updated_at: now,
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tellQuestions(kith, trx, memberId, row.id);
    return row.id;
  });
  return recallQuestionById(kith, memberId, id);
}

/** @throws Refusal `too_many` when the note or the member has all the questions it may have. */
async function requireRoom(trx: Write, memberId: number, noteId: number): Promise<void> {
  const { all, own } = await trx
    .selectFrom('recall_question')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('note_id', '=', noteId).as('own'),
    ])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(own) >= PER_NOTE_MAX) {
    throw new Refusal(
      'too_many',
      `This note has ${PER_NOTE_MAX} questions. Remove those that no longer matter.`,
    );
  }
  if (Number(all) >= RECALL_QUESTIONS_MAX) {
    throw new Refusal(
      'too_many',
      `You have ${RECALL_QUESTIONS_MAX.toLocaleString('en')} questions. Remove some first.`,
    );
  }
}

/** Changes what the form names. Who writes in an answer has seen it on that day. */
export async function changeRecallQuestion(
  kith: Kith,
  memberId: number,
  id: number,
  { today, ...form }: RecallQuestionForm,
): Promise<RecallQuestionView> {
  await recallQuestionById(kith, memberId, id);
  const isSeen = form.question !== undefined || form.answer !== undefined;
  await kith.db.write((trx) =>
    trx
      .updateTable('recall_question')
      .set({ ...form, ...(isSeen ? { seen_on: today } : {}), updated_at: kith.now() })
      .where('id', '=', id)
      .execute(),
  );
  return recallQuestionById(kith, memberId, id);
}

/** How many questions to be asked in a day. */
export async function setPerDay(kith: Kith, memberId: number, perDay: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .insertInto('recall_setting')
      .values({ member_id: memberId, per_day: perDay })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ per_day: perDay }))
      .execute(),
  );
}
