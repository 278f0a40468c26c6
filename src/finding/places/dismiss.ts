import { type Kith, Refusal } from '#platform';

const DISMISSED_MAX = 5_000;

/** Remembers that a gathering is not to be proposed again, or takes that back. */
export async function dismissGathering(
  kith: Kith,
  memberId: number,
  { key, isDismissed }: { key: string; isDismissed: boolean },
): Promise<void> {
  await kith.db.write(async (trx) => {
    if (!isDismissed) {
      await trx
        .deleteFrom('dismissed_gathering')
        .where('member_id', '=', memberId)
        .where('key', '=', key)
        .execute();
      return;
    }
    const { count } = await trx
      .selectFrom('dismissed_gathering')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= DISMISSED_MAX)
      throw new Refusal('too_many', 'You have put very many places out of sight already.');
    await trx
      .insertInto('dismissed_gathering')
      .values({ member_id: memberId, key, dismissed_at: kith.now() })
      .onConflict((conflict) => conflict.columns(['member_id', 'key']).doNothing())
      .execute();
  });
}

/** What a member put out of sight, for an export. Times are ISO 8601. */
export async function exportDismissed(
  kith: Kith,
  memberId: number,
): Promise<{ key: string; dismissedAt: string }[]> {
  const rows = await kith.db.read
    .selectFrom('dismissed_gathering')
    .select(['key', 'dismissed_at'])
    .where('member_id', '=', memberId)
    .orderBy('key')
    .limit(DISMISSED_MAX)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    dismissedAt: new Date(row.dismissed_at).toISOString(),
  }));
}

/** The keys of all that a member put out of sight. */
export async function dismissedKeys(kith: Kith, memberId: number): Promise<Set<string>> {
  const rows = await kith.db.read
    .selectFrom('dismissed_gathering')
    .select('key')
    .where('member_id', '=', memberId)
    .orderBy('key')
    .limit(DISMISSED_MAX)
    .execute();
  return new Set(rows.map((row) => row.key));
}
