import { z } from '@hono/zod-openapi';
import { noteById } from '#create';
import { addDays, daysBetween } from '#days';
import type { Happened } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { noSuchQuestion, recallQuestionById } from './queries.ts';
import { afterAnswer, isConfidenceDue, type Memory } from './rules.ts';
import type { RecallAnswerForm, RecallAnswerView, RecallQuestionView } from './schema.ts';

/** How a question stood, to take an answer back. */
const Standing = z.object({
  due_on: z.string(),
  seen_on: z.string(),
  answered_on: z.string().nullable(),
  stability: z.number().nullable(),
  difficulty: z.number().nullable(),
  answered: z.number(),
});
type Standing = z.infer<typeof Standing>;

const noSuchAnswer = () => new Refusal('not_found', 'There is no such answer.');

/**
 * Takes down how it went and says when the question comes back. A confidence counts only where it was asked: given
 * while the answer is fresh it would say nothing.
 */
export async function answerRecallQuestion(
  kith: Kith,
  memberId: number,
  id: number,
  form: RecallAnswerForm,
): Promise<RecallAnswerView> {
  const { note } = await recallQuestionById(kith, memberId, id);
  const { goalId } = await noteById(kith, memberId, note.id);
  const answerId = await kith.db.write(async (trx) => {
    const before = await standingOf(trx, id);
    const row = await trx
      .insertInto('recall_answer')
      .values({
        recall_question_id: id,
        grade: form.grade,
        confidence: isConfidenceDue(before.seen_on, form.today) ? form.confidence : null,
        answered_on: form.today,
        answered_at: kith.now(),
        before: JSON.stringify(before),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await stand(trx, id, standingAfter(before, form), kith.now());
    await tell(kith, trx, 'recall.answered', {
      memberId,
      goalId,
      noteId: note.id,
      today: form.today,
    });
    return row.id;
  });
  kith.wakeJobs();
  return { id: answerId, question: await recallQuestionById(kith, memberId, id) };
}

function standingAfter(before: Standing, { today, grade }: RecallAnswerForm): Standing {
  const since = before.answered_on ?? before.seen_on;
  const next = afterAnswer(memoryOf(before), Math.max(0, daysBetween(since, today)), grade);
  return {
    due_on: addDays(today, next.days),
    seen_on: today,
    answered_on: today,
    stability: next.stability,
    difficulty: next.difficulty,
    answered: before.answered + 1,
  };
}

const memoryOf = ({ stability, difficulty }: Standing): Memory | null =>
  stability === null || difficulty === null ? null : { stability, difficulty };

async function standingOf(trx: Write, id: number): Promise<Standing> {
  const row = await trx
    .selectFrom('recall_question')
    .select(['due_on', 'seen_on', 'answered_on', 'stability', 'difficulty', 'answered'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchQuestion();
  return row;
}

async function stand(trx: Write, id: number, standing: Standing, now: number): Promise<void> {
  await trx
    .updateTable('recall_question')
    .set({ ...standing, updated_at: now })
    .where('id', '=', id)
    .execute();
}

interface Told {
  memberId: number;
  goalId: number | null;
  noteId: number;
  today: string;
}

/** One happening for a note and day, however many of its questions were answered. */
async function tell(
  kith: Kith,
  trx: Write,
  event: 'recall.answered' | 'recall.unanswered',
  { memberId, goalId, noteId, today }: Told,
): Promise<void> {
  await kith.announce(trx, event, {
    key: `recall:note-${noteId}:${today}`,
    memberId,
    goalId,
    personIds: [],
    at: kith.now(),
    subject: { kind: 'note', id: noteId },
  } satisfies Happened);
}

/** Takes the last answer to a question back, as after a slip of the finger. */
export async function takeAnswerBack(
  kith: Kith,
  memberId: number,
  questionId: number,
  answerId: number,
): Promise<RecallQuestionView> {
  const { note } = await recallQuestionById(kith, memberId, questionId);
  await kith.db.write(async (trx) => {
    const last = await trx
      .selectFrom('recall_answer')
      .select(['id', 'before', 'answered_on'])
      .where('recall_question_id', '=', questionId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last?.id !== answerId) throw noSuchAnswer();
    await trx.deleteFrom('recall_answer').where('id', '=', answerId).execute();
    await stand(trx, questionId, Standing.parse(JSON.parse(last.before)), kith.now());
    const told = { memberId, goalId: null, noteId: note.id, today: last.answered_on };
    if (!(await isAnswered(trx, told))) await tell(kith, trx, 'recall.unanswered', told);
  });
  kith.wakeJobs();
  return recallQuestionById(kith, memberId, questionId);
}

/** Whether another question on this note was answered on that day. */
async function isAnswered(trx: Write, { noteId, today }: Told): Promise<boolean> {
  const other = await trx
    .selectFrom('recall_answer')
    .innerJoin('recall_question', 'recall_question.id', 'recall_answer.recall_question_id')
    .select('recall_answer.id')
    .where('recall_question.note_id', '=', noteId)
    .where('recall_answer.answered_on', '=', today)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
