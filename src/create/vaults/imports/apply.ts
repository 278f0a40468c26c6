import { type CarryingOut, importsInSteps, type Made, type Write } from '#platform';
import { keepFile } from './keep-file.ts';
import { linkNotes } from './link-notes.ts';
import { makeNotes } from './make-notes.ts';
import { VaultChoices } from './schema.ts';
import { eraseFiles, eraseSome, stayedOf } from './take-back.ts';

/** Notes in one transaction: short enough that others can write in between. */
const NOTES_AT_ONCE = 100;

/** Imports of notes: how they are carried out and taken back. */
export const vaultImports = importsInSteps({
  table: 'vault_import',
  jobs: { apply: 'create.apply-vault', undo: 'create.undo-vault' },
  line: 'vaults',
  Choices: VaultChoices,
  stepsOf,
  makeOutside: keepFile,
  makeSome,
  undoSome: async (trx, { importId }) => ({ steps: await eraseSome(trx, importId), stayed: 0 }),
  undoRest: async (working) => {
    await eraseFiles(working);
    return stayedOf(working);
  },
});

export const { apply: applyVaultImport } = vaultImports;

/** Notes that differ from the ones that are here come in beside them. */
async function takeChanged(trx: Write, id: number): Promise<void> {
  await trx
    .updateTable('vault_item')
    .set({ plan: 'new', reason: 'You took it in beside the one you have.', note_id: null })
    .where('import_id', '=', id)
    .where('plan', '=', 'changed')
    .execute();
}

/** A file is one step, a note two: made, then linked, when all it may link to is there. */
async function stepsOf(trx: Write, id: number, choices: VaultChoices): Promise<number> {
  if (choices.withChanged) await takeChanged(trx, id);
  const rows = await trx
    .selectFrom('vault_item')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', id)
    .where('plan', '=', 'new')
    .groupBy('kind')
    .execute();
  return rows.reduce((sum, { kind, count }) => sum + Number(count) * (kind === 'note' ? 2 : 1), 0);
}

async function makeSome(trx: Write, carrying: CarryingOut<VaultChoices>): Promise<Made> {
  const some = { ...carrying, limit: NOTES_AT_ONCE };
  return { steps: (await makeNotes(trx, some)) || (await linkNotes(trx, some)) };
}
