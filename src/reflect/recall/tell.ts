import { DAY_MS, dayOf } from '#days';
import type { Kith, Write } from '#platform';
import { record, takeBack } from '../behaviours/record.ts';
import { ruleOf } from '../behaviours/rules.ts';

/**
 * Tells that questions to oneself were made of a note, as often as it is said one happening for a note and day; or, where
 * all of that day were removed, that none was after all. What was answered until then stays told.
 */
export async function tellQuestions(
  kith: Kith,
  trx: Write,
  memberId: number,
  questionId: number,
): Promise<void> {
  const question = await trx
    .selectFrom('recall_question')
    .innerJoin('note', 'note.id', 'recall_question.note_id')
    .select(['recall_question.note_id', 'recall_question.created_at', 'note.goal_id'])
    .where('recall_question.id', '=', questionId)
    .executeTakeFirstOrThrow();
  const { note_id: noteId, created_at: madeAt, goal_id: goalId } = question;
  const day = dayOf(madeAt);
  const isAny = await isAnyMade(trx, { noteId, from: Date.parse(day) });
  await (isAny ? record : takeBack)(trx, ruleOf('recall.question-made'), {
    key: `recall-made:note-${noteId}:${day}`,
    memberId,
    goalId,
    at: kith.now(),
    happenedAt: madeAt,
    subject: { kind: 'note', id: noteId },
  });
}

async function isAnyMade(
  trx: Write,
  { noteId, from }: { noteId: number; from: number },
): Promise<boolean> {
  const one = await trx
    .selectFrom('recall_question')
    .select('id')
    .where('note_id', '=', noteId)
    .where('created_at', '>=', from)
    .where('created_at', '<', from + DAY_MS)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return one !== undefined;
}
