import { type Actor, isOutOfRoom, type Kith, Refusal } from '#platform';
import { isPassword, NOBODYS_HASH } from './password.ts';
import { DAY_MS, type MemberView, SESSION_DAYS } from './schema.ts';
import { hashSecret, newSecret } from './secret.ts';

export const SESSION_COOKIE = 'kith_session';
const SESSION_MS = SESSION_DAYS * DAY_MS;
/** A session's last use is written at most once an hour: reading should not cost a write each time. */
export const SEEN_EVERY_MS = 60 * 60 * 1000;

/** Starts a session; gives the token for the cookie. */
export async function startSession(kith: Kith, memberId: number, agent: string): Promise<string> {
  const token = newSecret();
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await trx.deleteFrom('session').where('expires_at', '<', now).execute();
    await trx
      .insertInto('session')
      .values({
        member_id: memberId,
        token_hash: hashSecret(token),
        created_at: now,
        seen_at: now,
        expires_at: now + SESSION_MS,
        agent: agent.slice(0, 200),
      })
      .execute();
  });
  return token;
}

export async function memberByPassword(
  kith: Kith,
  name: string,
  password: string,
): Promise<MemberView> {
  const row = await kith.db.read
    .selectFrom('member')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst();
  const isRight = await isPassword(password, row?.password_hash ?? NOBODYS_HASH);
  if (!row || !isRight)
    throw new Refusal('invalid', 'That name and password do not belong together.');
  return { id: row.id, name: row.name, displayName: row.display_name, isHost: row.is_host === 1 };
}

export async function endSession(kith: Kith, token: string): Promise<void> {
  await kith.db.write((trx) =>
    trx.deleteFrom('session').where('token_hash', '=', hashSecret(token)).execute(),
  );
}

/** On a full disk one may go on reading, with the session as it is. */
async function prolong(kith: Kith, sessionId: number, now: number): Promise<void> {
  const work = kith.db.write((trx) =>
    trx
      .updateTable('session')
      .set({ seen_at: now, expires_at: now + SESSION_MS })
      .where('id', '=', sessionId)
      .execute(),
  );
  await work.catch((error: unknown) => {
    if (!isOutOfRoom(error)) throw error;
  });
}

/** Whom a session cookie belongs to; nobody when it is unknown or too old. */
export async function actorBySession(kith: Kith, token: string): Promise<Actor | null> {
  const now = kith.now();
  const row = await kith.db.read
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .select([
      'session.id as session_id',
      'session.seen_at',
      'member.id',
      'member.name',
      'member.is_host',
    ])
    .where('session.token_hash', '=', hashSecret(token))
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  if (now - row.seen_at > SEEN_EVERY_MS) {
    await prolong(kith, row.session_id, now);
  }
  return { id: row.id, name: row.name, isHost: row.is_host === 1 };
}
