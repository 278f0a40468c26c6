import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { anchorsIn, writeAnchors } from '../highlights/anchoring.ts';
import { makeItem } from './make-items.ts';
import { libraryImportRow } from './queries.ts';
import { ImportChoices } from './schema.ts';

const APPLY = 'consume.applyLibraryImport';
const ATTEMPTS_MAX = 10;
/** Things in one transaction: short enough that others can write in between. */
const ITEMS_AT_ONCE = 50;
const Payload = z.object({ importId: z.number().int(), memberId: z.number().int() });

/** Carries out a preview, as a job. */
export async function applyLibraryImport(
  kith: Kith,
  memberId: number,
  { id, choices }: { id: number; choices: ImportChoices },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const { state } = await libraryImportRow(trx, memberId, id);
    if (state !== 'preview')
      throw new Refusal('conflict', 'This import has been carried out already.');
    await trx
      .updateTable('library_import')
      .set({
        state: 'applying',
        choices: JSON.stringify(choices),
        steps_total: await stepsOf(trx, id),
        steps_done: 0,
      })
      .where('id', '=', id)
      .execute();
    await kith.enqueue(trx, [
      { kind: APPLY, payload: { importId: id, memberId }, orderingKey: `library ${memberId}` },
    ]);
  });
  kith.wakeJobs();
}

async function stepsOf(trx: Write, id: number): Promise<number> {
  const { count } = await trx
    .selectFrom('library_item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', id)
    .where('plan', '<>', 'known')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The work of an import. Goes on where it stopped: what is done is written with the work itself. */
export const applyLibraryJobs = (kith: Kith): Record<string, JobHandler> => ({
  [APPLY]: {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { importId, memberId } = Payload.parse(payload);
      while (await applyStep(kith, memberId, importId));
    },
  },
});

async function applyStep(kith: Kith, memberId: number, importId: number): Promise<boolean> {
  const keepIds = await kith.db.write(async (trx) => {
    const { state, choices: said } = await libraryImportRow(trx, memberId, importId);
    if (state !== 'applying') return null;
    const choices = ImportChoices.parse(JSON.parse(said));
    const lines = await trx
      .selectFrom('library_item')
      .select(['id', 'key', 'plan', 'row', 'html'])
      .where('import_id', '=', importId)
      .where('plan', '<>', 'known')
      .where('done', '=', 0)
      .orderBy('position')
      .limit(ITEMS_AT_ONCE)
      .execute();
    const made: number[] = [];
    for (const line of lines) made.push(await makeItem(trx, { kith, memberId, choices }, line));
    await count(kith, trx, { importId, steps: lines.length });
    return lines.length === 0 ? null : made;
  });
  if (keepIds === null) return false;
  await anchorAll(kith, keepIds);
  return true;
}

/** With the last step the import is done. */
async function count(
  kith: Kith,
  trx: Write,
  { importId, steps }: { importId: number; steps: number },
): Promise<void> {
  await trx
    .updateTable('library_import')
    .set((eb) => ({ steps_done: eb('steps_done', '+', steps) }))
    .where('id', '=', importId)
    .execute();
  if (steps > 0) return;
  await trx
    .updateTable('library_import')
    .set({ state: 'applied', applied_at: kith.now() })
    .where('id', '=', importId)
    .execute();
}

/** Finds what was marked in the texts that are here. */
async function anchorAll(kith: Kith, keepIds: readonly number[]): Promise<void> {
  const rows = await kith.db.read
    .selectFrom('keep')
    .select(['id', 'html'])
    .where('id', 'in', keepIds)
    .where('html', '<>', '')
    .execute();
  for (const { id, html } of rows) {
    const anchored = await anchorsIn(kith, id, html);
    if (anchored.length > 0) await kith.db.write((trx) => writeAnchors(trx, anchored));
  }
}
