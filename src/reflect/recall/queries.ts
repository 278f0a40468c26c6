import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { PER_DAY_DEFAULT, PER_NOTE_MAX } from './limits.ts';
import { calibrationOf, isConfidenceDue, type JudgedAnswer } from './rules.ts';
import {
  CALIBRATION_ANSWERS_MAX,
  type CalibrationView,
  type RecallQuestionView,
  type RecallSession,
} from './schema.ts';

const EXPORTED_AT_ONCE = 500;
const LIST_MAX = 500;

export const noSuchQuestion = () => new Refusal('not_found', 'There is no such question.');

/** Questions whose note is there: what waits for an undo elsewhere is nowhere to be seen. */
function questionRows(read: Read, memberId: number) {
  return read
    .selectFrom('recall_question as question')
    .innerJoin('note', 'note.id', 'question.note_id')
    .select([
      'question.id',
      'question.note_id',
      'note.title',
      'question.question',
      'question.answer',
      'question.state',
      'question.due_on',
      'question.seen_on',
      'question.answered',
      'question.created_at',
    ])
    .where('question.member_id', '=', memberId)
    .where('question.removed_at', 'is', null)
    .where('note.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof questionRows>['execute']>>[number];

const viewOf = (row: Row): RecallQuestionView => ({
  id: row.id,
  note: { id: row.note_id, title: row.title },
  question: row.question,
  answer: row.answer,
  state: row.state,
  dueOn: row.due_on,
  answered: row.answered,
  createdAt: row.created_at,
});

/** One question. Another member's is not there. */
export async function recallQuestionById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<RecallQuestionView> {
  const row = await questionRows(kith.db.read, memberId)
    .where('question.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchQuestion();
  return viewOf(row);
}

/** The questions on a note, in the order in which they were made. */
export async function questionsOfNote(
  kith: Kith,
  memberId: number,
  noteId: number,
): Promise<RecallQuestionView[]> {
  const rows = await questionRows(kith.db.read, memberId)
    .where('question.note_id', '=', noteId)
    .orderBy('question.id')
    .limit(PER_NOTE_MAX)
    .execute();
  return rows.map(viewOf);
}

/** A member's questions, those asked next first, suspended ones last. */
export async function recallQuestionsOf(
  kith: Kith,
  memberId: number,
): Promise<RecallQuestionView[]> {
  const rows = await questionRows(kith.db.read, memberId)
    .orderBy('question.state')
    .orderBy('question.due_on')
    .orderBy('question.id')
    .limit(LIST_MAX)
    .execute();
  return rows.map(viewOf);
}

/** What is asked on this day: what is due longest first, up to the member's number a day. */
export async function recallSession(
  kith: Kith,
  memberId: number,
  today: string,
): Promise<RecallSession> {
  const perDay = await perDayOf(kith, memberId);
  const answeredToday = await answeredOn(kith, memberId, today);
  const due = await questionRows(kith.db.read, memberId)
    .where('question.state', '=', 'active')
    .where('question.due_on', '<=', today)
    .orderBy('question.due_on')
    .orderBy('question.id')
    .limit(Math.max(0, perDay - answeredToday))
    .execute();
  return {
    questions: due.map((row) => ({
      ...viewOf(row),
      isConfidenceAsked: isConfidenceDue(row.seen_on, today),
    })),
    ...(await countsOf(kith, memberId, today)),
    answeredToday,
    perDay,
  };
}

async function countsOf(kith: Kith, memberId: number, today: string) {
  const row = await kith.db.read
    .selectFrom('recall_question as question')
    .innerJoin('note', 'note.id', 'question.note_id')
    .select((eb) => [
      eb.fn.countAll<number>().as('active'),
      eb.fn.countAll<number>().filterWhere('question.due_on', '<=', today).as('due'),
      eb.fn.min('question.due_on').as('next'),
    ])
    .where('question.member_id', '=', memberId)
    .where('question.state', '=', 'active')
    .where('question.removed_at', 'is', null)
    .where('note.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { dueCount: Number(row.due), activeCount: Number(row.active), nextOn: row.next };
}

/** How many of a member's questions would be asked on a day, within their number a day. */
export async function recallDue(kith: Kith, memberId: number, today: string): Promise<number> {
  const { dueCount } = await countsOf(kith, memberId, today);
  if (dueCount === 0) return 0;
  const left = (await perDayOf(kith, memberId)) - (await answeredOn(kith, memberId, today));
  return Math.max(0, Math.min(dueCount, left));
}

/** Questions answered on a day, each once. */
async function answeredOn(kith: Kith, memberId: number, today: string): Promise<number> {
  const row = await kith.db.read
    .selectFrom('recall_question')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('answered_on', '=', today)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many questions a member wants to be asked in a day. */
export async function perDayOf(kith: Kith, memberId: number): Promise<number> {
  const row = await kith.db.read
    .selectFrom('recall_setting')
    .select('per_day')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.per_day ?? PER_DAY_DEFAULT;
}

/** How sure a member was against how it went, over their latest answers. */
export async function calibrationFor(kith: Kith, memberId: number): Promise<CalibrationView> {
  const rows = await kith.db.read
    .selectFrom('recall_answer')
    .innerJoin('recall_question', 'recall_question.id', 'recall_answer.recall_question_id')
    .select(['recall_answer.confidence', 'recall_answer.grade'])
    .where('recall_question.member_id', '=', memberId)
    .where('recall_answer.confidence', 'is not', null)
    .orderBy('recall_answer.id', 'desc')
    .limit(CALIBRATION_ANSWERS_MAX)
    .execute();
  return calibrationOf(
    rows.flatMap(({ confidence, grade }): JudgedAnswer[] =>
      confidence === null ? [] : [{ confidence, grade }],
    ),
  );
}

/** All of a member's questions with their answers for an export, oldest first, a batch at a time. */
export async function* exportRecall(kith: Kith, memberId: number) {
  const questions = questionRows(kith.db.read, memberId)
    .orderBy('question.id')
    .limit(EXPORTED_AT_ONCE);
  const after = (id: number) => questions.where('question.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after)) {
    const answers = await answersOf(kith, rows.at(0)?.id ?? 0, rows.at(-1)?.id ?? 0);
    for (const row of rows) yield { ...viewOf(row), answers: answers.get(row.id) ?? [] };
  }
}

async function answersOf(kith: Kith, fromId: number, toId: number) {
  const rows = await kith.db.read
    .selectFrom('recall_answer')
    .select(['recall_question_id', 'grade', 'confidence', 'answered_on', 'answered_at'])
    .where('recall_question_id', '>=', fromId)
    .where('recall_question_id', '<=', toId)
    .orderBy('id')
    .execute();
  const byQuestion = Map.groupBy(rows, (row) => row.recall_question_id);
  return new Map(
    [...byQuestion].map(([id, own]) => [
      id,
      own.map((row) => ({
        grade: row.grade,
        confidence: row.confidence,
        answeredOn: row.answered_on,
        answeredAt: new Date(row.answered_at).toISOString(),
      })),
    ]),
  );
}
