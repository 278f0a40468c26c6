/** One of each thing of the room `reflect`, as test/possessions.ts needs it. */
import type { Write } from '#platform';

export interface Owner {
  memberId: number;
  goalId: number;
  noteId: number;
  word: string;
  /** Epoch ms. */
  at: number;
}

export async function possessReflections(
  trx: Write,
  { memberId, goalId, noteId, word, at }: Owner,
) {
  const recallQuestion = await trx
    .insertInto('recall_question')
    .values({
      member_id: memberId,
      note_id: noteId,
      question: word,
      answer: word,
      state: 'active',
      due_on: '2026-11-25',
      seen_on: '2026-11-23',
      answered_on: null,
      stability: null,
      difficulty: null,
      answered: 0,
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const recallAnswer = await trx
    .insertInto('recall_answer')
    .values({
      recall_question_id: recallQuestion.id,
      grade: 3,
      confidence: 70,
      answered_on: '2026-11-23',
      answered_at: at,
      before: '{}',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const review = await trx
    .insertInto('goal_review')
    .values({
      member_id: memberId,
      goal_id: goalId,
      state: 'draft',
      since: at,
      criteria: '[]',
      confidence: null,
      satisfaction: null,
      causes: '[]',
      cause_words: word,
      decision: null,
      decision_words: '',
      carried: null,
      created_at: at,
      updated_at: at,
      done_at: null,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { 'recall-questions': recallQuestion, 'recall-answers': recallAnswer, reviews: review };
}
