import { DAY_MS } from '#days';
import type { Kith, Write } from '#platform';
import { askedFor, comesAfter, requireEntries, waitingIn } from './queries.ts';
import type { ReadAllDone, ReadAllForm, ReadForm } from './schema.ts';

/** Marks entries as read, or as waiting again. All of them must be of the member's sources. */
export async function markRead(
  kith: Kith,
  memberId: number,
  { entryIds, isRead, isOpened }: ReadForm,
): Promise<void> {
  await requireEntries(kith, memberId, entryIds);
  await kith.db.write(async (trx) => {
    if (!isRead) {
      await trx
        .deleteFrom('read_entry')
        .where('member_id', '=', memberId)
        .where('entry_id', 'in', entryIds)
        .execute();
      return;
    }
    await trx
      .insertInto('read_entry')
      .values(
        [...new Set(entryIds)].map((entryId) => ({
          member_id: memberId,
          entry_id: entryId,
          read_at: kith.now(),
          is_opened: isOpened ? 1 : 0,
        })),
      )
      .onConflict((conflict) => conflict.columns(['member_id', 'entry_id']).doNothing())
      .execute();
  });
}

const ROWS_AT_ONCE = 1_000;
/** For how long a key is known. */
const KEYS_KEPT_MS = 30 * DAY_MS;

/** Marks all that waits in a part as read; what was marked can be taken back together. */
export async function markAllRead(
  kith: Kith,
  memberId: number,
  { from, cameBy, draftKey, ...part }: ReadAllForm,
): Promise<ReadAllDone> {
  let waiting = waitingIn(kith, memberId, await askedFor(kith, memberId, part));
  if (from) waiting = waiting.where(comesAfter(from));
  // What a feed had for others came to the member only when they followed it.
  if (cameBy !== undefined)
    waiting = waiting.where('entry.seen_at', '<=', cameBy).where('source.created_at', '<=', cameBy);
  const rows = await waiting.select('entry.id').execute();
  return kith.db.write(async (trx) => {
    const key = draftKey === undefined ? null : { memberId, draftKey };
    const before = key && (await takeKey(kith, trx, key));
    if (before !== null) return { count: await countAt(trx, memberId, before), at: before };
    const last = await trx
      .selectFrom('read_entry')
      .select(({ fn }) => fn.max('read_at').as('at'))
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    // A moment of its own, by which all of them are taken back and nothing else.
    const at = Math.max(kith.now(), Number(last?.at ?? 0) + 1);
    if (key) await giveKey(trx, key, at);
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await trx
        .insertInto('read_entry')
        .values(
          rows
            .slice(start, start + ROWS_AT_ONCE)
            .map(({ id }) => ({ member_id: memberId, entry_id: id, read_at: at })),
        )
        .onConflict((conflict) => conflict.columns(['member_id', 'entry_id']).doNothing())
        .execute();
    }
    return { count: rows.length, at };
  });
}

interface Key {
  memberId: number;
  draftKey: string;
}

/** The moment under which a key marked; null when it is new, 0 when it was taken back. Who asks with the same key waits. */
async function takeKey(
  kith: Kith,
  trx: Write,
  { memberId, draftKey }: Key,
): Promise<number | null> {
  const now = kith.now();
  await trx
    .deleteFrom('read_together')
    .where('member_id', '=', memberId)
    .where('made_at', '<', now - KEYS_KEPT_MS)
    .execute();
  const known = await trx
    .insertInto('read_together')
    .values({ member_id: memberId, draft_key: draftKey, read_at: null, made_at: now })
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'draft_key']).doUpdateSet({ made_at: now }),
    )
    .returning('read_at')
    .executeTakeFirstOrThrow();
  return known.read_at;
}

async function giveKey(trx: Write, { memberId, draftKey }: Key, at: number): Promise<void> {
  await trx
    .updateTable('read_together')
    .set({ read_at: at })
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .execute();
}

async function countAt(trx: Write, memberId: number, at: number): Promise<number> {
  const { count } = await trx
    .selectFrom('read_entry')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('read_at', '=', at)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Takes back what was marked together, known by its moment or its key: it waits again. */
export async function unmarkAll(
  kith: Kith,
  memberId: number,
  which: number | string,
): Promise<void> {
  await kith.db.write(async (trx) => {
    if (typeof which === 'number') return unmark(trx, memberId, which);
    const key = { memberId, draftKey: which };
    const at = await takeKey(kith, trx, key);
    if (at) await unmark(trx, memberId, at);
    // Also when nothing was marked with it: that may still be on its way.
    await giveKey(trx, key, 0);
  });
}

async function unmark(trx: Write, memberId: number, at: number): Promise<void> {
  await trx
    .deleteFrom('read_entry')
    .where('member_id', '=', memberId)
    .where('read_at', '=', at)
    .execute();
}
