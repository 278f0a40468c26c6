import type { Write } from '#platform';
import { record, takeBack } from '../behaviours/record.ts';
import { ruleOf } from '../behaviours/rules.ts';

interface Told {
  id: number;
  memberId: number;
  /** Of the note on which the question stands. */
  noteId: number;
  goalId: number | null;
  at: number;
}

/** A question to oneself is made, or comes back: thinking over what one wrote. */
export const tellMade = (trx: Write, told: Told): Promise<void> =>
  record(trx, ruleOf('recall.question-made'), happened(told));

/** It was removed. What was answered until then stays told. */
export const tellRemoved = (trx: Write, told: Told): Promise<void> =>
  takeBack(trx, ruleOf('recall.question-made'), happened(told));

const happened = ({ id, memberId, noteId, goalId, at }: Told) => ({
  key: `recall-question:${id}`,
  memberId,
  goalId,
  at,
  subject: { kind: 'note', id: noteId },
});
