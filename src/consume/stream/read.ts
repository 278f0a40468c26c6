import type { Kith } from '#platform';
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

/** Marks all that waits in a part as read; what was marked can be taken back together. */
export async function markAllRead(
  kith: Kith,
  memberId: number,
  { from, cameBy, ...part }: ReadAllForm,
): Promise<ReadAllDone> {
  let waiting = waitingIn(kith, memberId, await askedFor(kith, memberId, part));
  if (from) waiting = waiting.where(comesAfter(from));
  // What a feed had for others came to the member only when they followed it.
  if (cameBy !== undefined)
    waiting = waiting.where('entry.seen_at', '<=', cameBy).where('source.created_at', '<=', cameBy);
  const rows = await waiting.select('entry.id').execute();
  return kith.db.write(async (trx) => {
    const last = await trx
      .selectFrom('read_entry')
      .select(({ fn }) => fn.max('read_at').as('at'))
      .where('member_id', '=', memberId)
      .executeTakeFirst();
    // A moment of its own, by which all of them are taken back and nothing else.
    const at = Math.max(kith.now(), Number(last?.at ?? 0) + 1);
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

const ROWS_AT_ONCE = 1_000;

/** Takes back what was marked together: it waits again. */
export async function unmarkAll(kith: Kith, memberId: number, at: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .deleteFrom('read_entry')
      .where('member_id', '=', memberId)
      .where('read_at', '=', at)
      .execute(),
  );
}
