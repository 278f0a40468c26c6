import { goalById } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { change } from '../notes/change.ts';
import type { SettleForm } from './schema.ts';

/**
 * Says what becomes of captures: for a goal, a note of its own, kept as it is; or back into the inbox.
 * @throws Refusal `not_found` when one of them is no capture of this member; then none is changed.
 */
export async function settle(kith: Kith, memberId: number, form: SettleForm): Promise<void> {
  if (form.as === 'goal') await goalById(kith, memberId, form.goalId);
  const goalId = form.as === 'goal' ? form.goalId : form.as === 'waiting' ? null : undefined;
  const ids = [...new Set(form.ids)];
  await kith.db.write(async (trx) => {
    await requireCaptures(trx, memberId, ids);
    for (const id of ids) await change(kith, trx, { memberId, id, form: { goalId } });
    await trx
      .updateTable('note')
      .set({
        kind: form.as === 'note' ? 'note' : 'capture',
        is_waiting: form.as === 'waiting' ? 1 : 0,
      })
      .where('id', 'in', ids)
      .execute();
  });
}

/** What was captured says so for ever, also when it is a note by now. */
async function requireCaptures(trx: Write, memberId: number, ids: number[]): Promise<void> {
  const rows = await trx
    .selectFrom('note')
    .select('id')
    .where('id', 'in', ids)
    .where('member_id', '=', memberId)
    .where('captured_as', 'is not', null)
    .where('removed_at', 'is', null)
    .execute();
  if (rows.length < ids.length) throw new Refusal('not_found', 'There is no such capture.');
}
