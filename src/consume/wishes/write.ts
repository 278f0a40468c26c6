import { type Kith, Refusal, type Write } from '#platform';
import { UNDO_MS, WISHES_MAX } from './limits.ts';
import type { ForgetForm, NewWish, WishNow } from './schema.ts';
import { traitsOf } from './traits.ts';

/** Notes that more or less is wanted of what is like an entry; said again of the same, the last counts. */
export async function wish(
  kith: Kith,
  memberId: number,
  { entryId, isMore }: NewWish,
): Promise<WishNow> {
  const { title, traits } = await traitsOf(kith, memberId, entryId);
  const now = kith.now();
  const { id, before } = await kith.db.write(async (trx) => {
    await forgetReset(trx, memberId, now);
    const [before] = await trx
      .deleteFrom('wish')
      .where('member_id', '=', memberId)
      .where('entry_id', '=', entryId)
      .where('reset_at', 'is', null)
      .returning('is_more')
      .execute();
    await makeRoom(trx, memberId);
    const made = await trx
      .insertInto('wish')
      .values({
        member_id: memberId,
        entry_id: entryId,
        title,
        is_more: isMore ? 1 : 0,
        created_at: now,
        reset_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('wish_trait')
      .values(traits.map((trait) => ({ wish_id: made.id, ...trait })))
      .execute();
    return { id: made.id, before };
  });
  const said = before ? { isMore: before.is_more === 1 } : null;
  return { id, entryId, title, isMore, createdAt: now, before: said };
}

/** What was wished for longest ago gives way. */
const makeRoom = (trx: Write, memberId: number) =>
  trx
    .deleteFrom('wish')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom((of) =>
          of
            .selectFrom('wish')
            .select('id')
            .where('member_id', '=', memberId)
            .orderBy('id', 'desc')
            .limit(1)
            .offset(WISHES_MAX - 1)
            .as('beyond'),
        )
        .select('beyond.id'),
    )
    .execute();

const forgetReset = (trx: Write, memberId: number, now: number) =>
  trx
    .deleteFrom('wish')
    .where('member_id', '=', memberId)
    .where('reset_at', '<=', now - UNDO_MS)
    .execute();

/** Takes a wish back, as if it had never been said. */
export async function unwish(kith: Kith, memberId: number, id: number): Promise<void> {
  const { numDeletedRows } = await kith.db.write((trx) =>
    trx
      .deleteFrom('wish')
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .executeTakeFirst(),
  );
  if (numDeletedRows === 0n) throw new Refusal('not_found', 'This is taken back already.');
}

/** Has what was learnt of one trait count no longer, or again. */
export async function forgetTrait(
  kith: Kith,
  memberId: number,
  { kind, key, isForgotten }: ForgetForm,
): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('wish_trait')
      .set({ is_forgotten: isForgotten ? 1 : 0 })
      .where('kind', '=', kind)
      .where((eb) =>
        kind === 'person' ? eb('person_id', '=', Number(key) || 0) : eb('key', '=', key),
      )
      .where('wish_id', 'in', (eb) =>
        eb
          .selectFrom('wish')
          .select('wish.id')
          .where('member_id', '=', memberId)
          .where('reset_at', 'is', null),
      )
      .execute(),
  );
}

/** Takes back all that was learnt; gives the moment by which it comes back for UNDO_MS. */
export async function resetWishes(kith: Kith, memberId: number): Promise<number> {
  const at = kith.now();
  await kith.db.write(async (trx) => {
    await forgetReset(trx, memberId, at);
    await trx
      .updateTable('wish')
      .set({ reset_at: at })
      .where('member_id', '=', memberId)
      .where('reset_at', 'is', null)
      .execute();
  });
  return at;
}

/** Brings back what was just taken back, unless something else was said of the same entry since. */
export async function restoreWishes(kith: Kith, memberId: number, at: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('wish')
      .set({ reset_at: null })
      .where('member_id', '=', memberId)
      .where('reset_at', '=', at)
      .where(({ or, eb, not, exists, selectFrom }) =>
        or([
          eb('entry_id', 'is', null),
          not(
            exists(
              selectFrom('wish as since')
                .select('since.id')
                .whereRef('since.entry_id', '=', 'wish.entry_id')
                .where('since.member_id', '=', memberId)
                .where('since.reset_at', 'is', null),
            ),
          ),
        ]),
      )
      .execute(),
  );
}
