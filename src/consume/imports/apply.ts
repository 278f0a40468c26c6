import { type CarryingOut, importsInSteps, type Made, type Write } from '#platform';
import { anchorAll, makeItem } from './make-items.ts';
import { ImportChoices } from './schema.ts';
import { takeBackSome } from './take-back.ts';

/** Things in one transaction: short enough that others can write in between. */
const ITEMS_AT_ONCE = 50;

/** Imports into the library: how they are carried out and taken back. */
export const libraryImports = importsInSteps({
  table: 'library_import',
  jobs: { apply: 'consume.applyLibraryImport', undo: 'consume.undoLibraryImport' },
  line: 'library',
  Choices: ImportChoices,
  stepsOf,
  makeSome,
  undoSome: (trx, working) => takeBackSome(trx, working, ITEMS_AT_ONCE),
});

async function stepsOf(trx: Write, id: number): Promise<number> {
  const { count } = await trx
    .selectFrom('library_item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', id)
    .where('plan', '<>', 'known')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function makeSome(trx: Write, carrying: CarryingOut<ImportChoices>): Promise<Made> {
  const lines = await trx
    .selectFrom('library_item')
    .select(['id', 'key', 'plan', 'row', 'html'])
    .where('import_id', '=', carrying.importId)
    .where('plan', '<>', 'known')
    .where('done', '=', 0)
    .orderBy('position')
    .limit(ITEMS_AT_ONCE)
    .execute();
  const keepIds: number[] = [];
  for (const line of lines) keepIds.push(await makeItem(trx, carrying, line));
  return { steps: lines.length, afterwards: () => anchorAll(carrying.kith, keepIds) };
}
