import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { keepFile } from './keep-file.ts';
import { linkNotes } from './link-notes.ts';
import { makeNotes } from './make-notes.ts';
import { vaultImportRow } from './queries.ts';
import { VaultChoices } from './schema.ts';

export const APPLY = 'create.apply-vault';
const ATTEMPTS_MAX = 10;
/** Notes in one transaction: short enough that others can write in between. */
const NOTES_AT_ONCE = 100;
const Payload = z.object({ importId: z.number().int(), memberId: z.number().int() });

/** Carries out a preview, as a job. */
export async function applyVaultImport(
  kith: Kith,
  memberId: number,
  { id, choices }: { id: number; choices: VaultChoices },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const { state } = await vaultImportRow(trx, memberId, id);
    if (state !== 'preview')
      throw new Refusal('conflict', 'This import has been carried out already.');
    if (choices.withChanged) await takeChanged(trx, id);
    await trx
      .updateTable('vault_import')
      .set({
        state: 'applying',
        choices: JSON.stringify(choices),
        steps_total: await stepsOf(trx, id),
        steps_done: 0,
      })
      .where('id', '=', id)
      .execute();
    await kith.enqueue(trx, [
      { kind: APPLY, payload: { importId: id, memberId }, orderingKey: `vaults ${memberId}` },
    ]);
  });
  kith.wakeJobs();
}

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
async function stepsOf(trx: Write, id: number): Promise<number> {
  const rows = await trx
    .selectFrom('vault_item')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', id)
    .where('plan', '=', 'new')
    .groupBy('kind')
    .execute();
  return rows.reduce((sum, { kind, count }) => sum + Number(count) * (kind === 'note' ? 2 : 1), 0);
}

/** The work of an import. Goes on where it stopped: what is done is written with the work itself. */
export function applyVaultJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { importId, memberId } = Payload.parse(payload);
      while (await applyStep(kith, memberId, importId));
    },
  };
}

async function applyStep(kith: Kith, memberId: number, id: number): Promise<boolean> {
  const row = await kith.db.read
    .selectFrom('vault_import')
    .select(['state', 'choices'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.state !== 'applying') return false;
  const choices = VaultChoices.parse(JSON.parse(row.choices));
  const done =
    (await keepFile(kith, memberId, id)) ||
    (await kith.db.write((trx) =>
      makeNotes(trx, { kith, memberId, importId: id, choices, limit: NOTES_AT_ONCE }),
    )) ||
    (await kith.db.write((trx) =>
      linkNotes(trx, { memberId, importId: id, limit: NOTES_AT_ONCE }),
    ));
  if (done === 0) await finish(kith, id);
  return done > 0;
}

async function finish(kith: Kith, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('vault_import')
      .set({ state: 'applied', applied_at: kith.now() })
      .where('id', '=', id)
      .where('state', '=', 'applying')
      .execute();
  });
}
