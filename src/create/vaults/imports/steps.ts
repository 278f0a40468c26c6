import type { Write } from '#platform';

/** Says how many steps of an import are done, in the transaction that does them. */
export async function countSteps(trx: Write, importId: number, steps: number): Promise<void> {
  await trx
    .updateTable('vault_import')
    .set((eb) => ({ steps_done: eb('steps_done', '+', steps) }))
    .where('id', '=', importId)
    .execute();
}
