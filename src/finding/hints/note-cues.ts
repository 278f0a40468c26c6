import { type Kith, mapInSlices, sendAlong } from '#platform';
import { cuesIn } from './cues.ts';

const ENTRIES_AT_ONCE = 150;

/**
 * Reads a feed's new entries for cues. Hearing of the same feed twice is harmless: it goes on where
 * it stopped. In small steps, so that the server answers in between.
 */
export async function noteCues(kith: Kith, feedId: number): Promise<void> {
  for (;;) {
    const entries = await kith.db.read
      .selectFrom('entry')
      .select(['id', 'title', 'text'])
      .where('feed_id', '=', feedId)
      .where('id', '>', (eb) =>
        eb.fn.coalesce(
          eb.selectFrom('cue_progress').select('entry_id').where('feed_id', '=', feedId),
          eb.val(0),
        ),
      )
      .orderBy('id')
      .limit(ENTRIES_AT_ONCE)
      .execute();
    const last = entries.at(-1);
    if (!last) return;
    const found = await mapInSlices(entries, ({ id, title, text }) =>
      cuesIn(title, text).map((cue) => ({ entry_id: id, ...cue })),
    );
    const cues = found.flat();
    await kith.db.write(async (trx) => {
      const isThere = await trx
        .selectFrom('feed')
        .select('id')
        .where('id', '=', feedId)
        .executeTakeFirst();
      if (!isThere) return;
      if (cues.length > 0) {
        const add = trx.insertInto('entry_cue').values(cues);
        await sendAlong(
          trx,
          add.onConflict((conflict) => conflict.columns(['entry_id', 'cue']).doNothing()),
        );
      }
      const reached = trx
        .insertInto('cue_progress')
        .values({ feed_id: feedId, entry_id: last.id })
        .onConflict((conflict) => conflict.column('feed_id').doUpdateSet({ entry_id: last.id }));
      await sendAlong(trx, reached);
    });
    if (entries.length < ENTRIES_AT_ONCE) return;
  }
}
