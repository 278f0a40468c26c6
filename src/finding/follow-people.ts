import { followMerges } from '#people';
import type { Kith, Write } from '#platform';

/** When two people turn out to be one, what was decided about either is decided about the one; the person kept wins. */
export const followMergedPeople = (kith: Kith) =>
  followMerges(kith, async (trx, { goneId, keepId }) => {
    const decided = trx.selectFrom('choice').select('goal_id').where('person_id', '=', keepId);
    await trx
      .deleteFrom('choice')
      .where('person_id', '=', goneId)
      .where('goal_id', 'in', decided)
      .execute();
    await dropDoubleAnswers(trx, { goneId, keepId });
    for (const table of ['choice', 'stranger', 'finding_help'] as const) {
      await trx
        .updateTable(table)
        .set({ person_id: keepId })
        .where('person_id', '=', goneId)
        .execute();
    }
  });

/** Said of both for one occasion: what was said of the person kept stays. */
async function dropDoubleAnswers(
  trx: Write,
  { goneId, keepId }: { goneId: number; keepId: number },
): Promise<void> {
  await trx
    .deleteFrom('finding_help')
    .where('person_id', '=', goneId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('finding_help as kept')
          .select('kept.id')
          .where('kept.person_id', '=', keepId)
          .whereRef('kept.goal_id', '=', 'finding_help.goal_id')
          .whereRef('kept.occasion', '=', 'finding_help.occasion'),
      ),
    )
    .execute();
}
