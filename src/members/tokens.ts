import { type Actor, type Kith, Refusal, type Write } from '#platform';
import { TOKEN_UNDO_MS, TOKENS_MAX } from './schema.ts';
import { hashSecret, newSecret } from './secret.ts';
import { SEEN_EVERY_MS } from './sign-in.ts';

export const TOKEN_PREFIX = 'kith_';

/** Whom an API token belongs to. */
export async function actorByToken(kith: Kith, token: string): Promise<Actor | null> {
  const now = kith.now();
  const row = await kith.db.read
    .selectFrom('api_token')
    .innerJoin('member', 'member.id', 'api_token.member_id')
    .select([
      'api_token.id as token_id',
      'api_token.used_at',
      'member.id',
      'member.name',
      'member.is_host',
    ])
    .where('api_token.token_hash', '=', hashSecret(token))
    .where('api_token.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (now - (row.used_at ?? 0) > SEEN_EVERY_MS) {
    await kith.db.write((trx) =>
      trx.updateTable('api_token').set({ used_at: now }).where('id', '=', row.token_id).execute(),
    );
  }
  return { id: row.id, name: row.name, isHost: row.is_host === 1 };
}

/** Makes an API token; it is shown this once. */
export async function makeToken(kith: Kith, memberId: number, name: string) {
  const token = newSecret(TOKEN_PREFIX);
  const now = kith.now();
  return kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const row = await trx
      .insertInto('api_token')
      .values({
        member_id: memberId,
        name,
        token_hash: hashSecret(token),
        created_at: now,
        used_at: null,
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id: row.id, name, createdAt: now, usedAt: null, token };
  });
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('api_token')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= TOKENS_MAX)
    throw new Refusal('too_many', `You have ${TOKENS_MAX} tokens already. Remove one first.`);
}

const noSuchToken = () => new Refusal('not_found', 'There is no such token.');

/** Removes a token: it opens nothing from now on, and can be brought back for TOKEN_UNDO_MS. */
export async function removeToken(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    // Those whose time is over go with the next: a hash that opens nothing can wait.
    await trx
      .deleteFrom('api_token')
      .where('removed_at', '<', now - TOKEN_UNDO_MS)
      .execute();
    const done = await trx
      .updateTable('api_token')
      .set({ removed_at: now })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchToken();
  });
}

/** Undoes a removal; the token opens what it did. */
export async function restoreToken(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    const done = await trx
      .updateTable('api_token')
      .set({ removed_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', '>=', kith.now() - TOKEN_UNDO_MS)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw noSuchToken();
  });
}
