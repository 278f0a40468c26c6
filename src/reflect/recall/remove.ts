import { eraseRemovedJob, type JobHandler, type Kith } from '#platform';
import { noSuchQuestion, recallQuestionById } from './queries.ts';
import type { RecallQuestionView } from './schema.ts';
import { tellQuestions } from './tell.ts';

/** How long a removal can be undone. Then question and answers are erased. */
export const UNDO_MS = 10 * 60 * 1000;
const ERASE = 'reflect.eraseRecallQuestion';

/** Takes a question out of sight at once and erases it when it can no longer be undone. */
export async function removeRecallQuestion(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('recall_question')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchQuestion();
    await tellQuestions(kith, trx, memberId, id);
    await kith.enqueue(trx, [{ kind: ERASE, payload: { questionId: id }, runAt: now + UNDO_MS }]);
  });
}

/** Undoes a removal: the question is back as it was. */
export async function restoreRecallQuestion(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<RecallQuestionView> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('recall_question')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is not', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchQuestion();
    await tellQuestions(kith, trx, memberId, id);
  });
  return recallQuestionById(kith, memberId, id);
}

export const eraseJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'recall_question', key: 'questionId', undoMs: UNDO_MS }),
});
