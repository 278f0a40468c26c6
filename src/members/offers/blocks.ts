import { type Kith, type Read, Refusal, type Write } from '#platform';

const BLOCKS_MAX = 500;

/** Ids of members with whom this one has nothing to do, whoever of the two said so; for a `not in`. */
export const blockedWith = (read: Read, memberId: number) =>
  read
    .selectFrom('member_block')
    .select('blocked_id as id')
    .where('member_id', '=', memberId)
    .union(
      read.selectFrom('member_block').select('member_id as id').where('blocked_id', '=', memberId),
    );

/** Whom a member blocked, the latest first. Nobody else learns of it. */
export async function blockedBy(
  kith: Kith,
  memberId: number,
): Promise<{ id: number; name: string }[]> {
  return kith.db.read
    .selectFrom('member_block')
    .innerJoin('member', 'member.id', 'member_block.blocked_id')
    .select(['member.id', 'member.display_name as name'])
    .where('member_block.member_id', '=', memberId)
    .orderBy('blocked_at', 'desc')
    .limit(BLOCKS_MAX)
    .execute();
}

/** From now on neither sees the other. Who may be named is the caller's matter: only somebody the member sees. */
export async function blockMemberIn(
  trx: Write,
  memberId: number,
  blocked: { id: number; now: number },
): Promise<void> {
  const { count } = await trx
    .selectFrom('member_block')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= BLOCKS_MAX)
    throw new Refusal('too_many', `${BLOCKS_MAX} members are blocked already. Unblock some first.`);
  await trx
    .insertInto('member_block')
    .values({ member_id: memberId, blocked_id: blocked.id, blocked_at: blocked.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Throws `not_found` when this member did not block that one. */
export async function unblockMember(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    const done = await trx
      .deleteFrom('member_block')
      .where('member_id', '=', memberId)
      .where('blocked_id', '=', id)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n)
      throw new Refusal('not_found', 'You have not blocked such a member.');
  });
}
