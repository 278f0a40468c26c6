import type { Write } from '../database/index.ts';
import type { Tables } from '../database/tables.ts';
import type { Kith } from '../kith.ts';
import { fileNameOf, forgetOldImports } from './batches.ts';
import type { ImportName } from './tables.ts';

/** Previews and imports taken back that are kept, the one that begins among them. */
const IMPORTS_KEPT_MAX = 5;

/** A file that was read, as its import begins. */
interface BegunImport<Name extends ImportName> {
  table: Name;
  memberId: number;
  format: Tables[Name]['format'];
  fileName: string;
  /** What it is called when its file has no name. */
  nameless: string;
  summary: object;
  problems: readonly object[];
}

/** Writes down that a file was read, and forgets a member's oldest previews; gives the import's number. */
export async function startImport<Name extends ImportName>(
  kith: Kith,
  trx: Write,
  begun: BegunImport<Name>,
): Promise<number> {
  const { memberId, fileName, nameless } = begun;
  const table: ImportName = begun.table;
  await forgetOldImports(trx, table, { memberId, most: IMPORTS_KEPT_MAX - 1 });
  const { id } = await trx
    .insertInto(table)
    .values({
      member_id: memberId,
      format: begun.format,
      file_name: fileNameOf(fileName, nameless),
      state: 'preview',
      summary: JSON.stringify(begun.summary),
      problems: JSON.stringify(begun.problems),
      choices: '{}',
      steps_total: 0,
      steps_done: 0,
      stayed: 0,
      stopped_at: null,
      created_at: kith.now(),
      applied_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
