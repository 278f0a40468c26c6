import { type Brought, type Kith, mapInSlices, sendAlong, type Write } from '#platform';
import { cuesIn, type FoundCue } from './cues.ts';

const ENTRIES_AT_ONCE = 150;
/** A statement has room for so many values only. */
const CUES_AT_ONCE = 1_000;

/** Keeps the cues of what a feed brought; false where there are entries before that have not been read for any. */
export async function keepCues(trx: Write, { feedId, after, entries }: Brought): Promise<boolean> {
  if (after > 0 && (await readUpTo(trx, feedId)) < after) return false;
  const cues = entries.flatMap(({ id, noticed }) =>
    ((noticed as FoundCue[] | null) ?? []).map((cue) => ({ entry_id: id, ...cue })),
  );
  await put(trx, feedId, { cues, upTo: entries.at(-1)?.id ?? after });
  return true;
}

async function readUpTo(trx: Write, feedId: number): Promise<number> {
  const row = await trx
    .selectFrom('cue_progress')
    .select('entry_id')
    .where('feed_id', '=', feedId)
    .executeTakeFirst();
  return row?.entry_id ?? 0;
}

interface Found {
  cues: readonly ({ entry_id: number } & FoundCue)[];
  upTo: number;
}

async function put(trx: Write, feedId: number, { cues, upTo }: Found): Promise<void> {
  for (let start = 0; start < cues.length; start += CUES_AT_ONCE) {
    const add = trx.insertInto('entry_cue').values(cues.slice(start, start + CUES_AT_ONCE));
    await sendAlong(
      trx,
      add.onConflict((conflict) => conflict.columns(['entry_id', 'cue']).doNothing()),
    );
  }
  const reached = trx
    .insertInto('cue_progress')
    .values({ feed_id: feedId, entry_id: upTo })
    .onConflict((conflict) => conflict.column('feed_id').doUpdateSet({ entry_id: upTo }));
  await sendAlong(trx, reached);
}

/**
 * Reads entries of a feed for cues that nobody has, as those of before. Hearing of the same feed twice is harmless: it goes on where
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
      await put(trx, feedId, { cues, upTo: last.id });
    });
    if (entries.length < ENTRIES_AT_ONCE) return;
  }
}
