import type { Write } from '#platform';

/** Gives assessments, how they came to be, and observations of a merged person to the one it became; where both were judged, that one's judgement stays. */
export async function moveAssessments(trx: Write, keepId: number, goneId: number): Promise<void> {
  await trx
    .updateTable('assessment')
    .set({ person_id: keepId })
    .where('person_id', '=', goneId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('assessment as same')
            .select('same.id')
            .where('same.person_id', '=', keepId)
            .whereRef('same.goal_id', '=', 'assessment.goal_id')
            .whereRef('same.criterion', '=', 'assessment.criterion'),
        ),
      ),
    )
    .execute();
  for (const table of ['assessment_change', 'observation'] as const) {
    await trx
      .updateTable(table)
      .set({ person_id: keepId })
      .where('person_id', '=', goneId)
      .execute();
  }
}
