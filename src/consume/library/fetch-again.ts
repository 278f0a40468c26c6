import { type Kith, Refusal } from '#platform';
import { fetchPageJob } from './fetch-page.ts';
import { noSuchKeep } from './queries.ts';

/** Fetches the page of a keep again, as a job; the text that is there stays until another has come. */
export async function fetchAgain(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const row = await trx
      .selectFrom('keep')
      .select(['url', 'is_fetching'])
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw noSuchKeep();
    if (row.url === null) throw new Refusal('invalid', 'It has no address to fetch it from.');
    if (row.is_fetching === 1) return;
    await trx.updateTable('keep').set({ is_fetching: 1 }).where('id', '=', id).execute();
    await kith.enqueue(trx, [fetchPageJob(id, row.url)]);
  });
  kith.wakeJobs();
}
