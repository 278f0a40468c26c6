import { z } from '@hono/zod-openapi';
import {
  forgetJobsOf,
  type JobHandler,
  type Kith,
  Refusal,
  type Write,
  waitForTurn,
} from '#platform';
import { isPassword } from './password.ts';

interface Erased {
  name: string;
  /** Who is the host from now on, where the host was erased and others are here. */
  newHost: string | null;
  hasMembers: boolean;
}

/** In place of the hash of a password: no password belongs to it, and nobody gets in any more. */
const CLOSED = '';
export const FINISH_ERASING = 'members.finishErasing';
const FINISH_AFTER_MS = 10 * 60_000;
const ATTEMPTS_MAX = 8;
const Payload = z.object({ memberId: z.number().int() });

/** Erases the account of who asks, with all that is theirs. Throws `invalid` (field `password`) when it is not theirs. */
export async function eraseAccount(
  kith: Kith,
  memberId: number,
  password: string,
): Promise<Erased> {
  const hash = await hashOf(kith, memberId);
  if (!(await isPassword(password, hash))) {
    const why = 'This is not your password.';
    throw new Refusal('invalid', why, { password: why });
  }
  const erased = await erase(kith, { id: memberId, password_hash: hash });
  if (erased) return erased;
  await hashOf(kith, memberId);
  // Changed by another at the same moment: then what was typed is the password no longer.
  throw new Refusal('conflict', 'Your password was just changed elsewhere.');
}

/** Throws `not_signed_in` where another press has erased the account, or is at it. */
async function hashOf(kith: Kith, memberId: number): Promise<string> {
  const member = await kith.db.read
    .selectFrom('member')
    .select('password_hash')
    .where('id', '=', memberId)
    .executeTakeFirst();
  if (!member || member.password_hash === CLOSED)
    throw new Refusal('not_signed_in', 'This account is erased.');
  return member.password_hash;
}

/** The same from the command line, where whoever may run it owns the data. Throws `not_found`. */
export async function eraseMember(kith: Kith, name: string): Promise<Erased> {
  const erased = await erase(kith, { name: name.toLowerCase() });
  if (!erased) throw new Refusal('not_found', `Nobody here is called ${name}.`);
  return erased;
}

/** What a process that ended in the midst of it has left: without, the account would stay, closed. */
export const finishErasingJob = (kith: Kith): JobHandler => ({
  attemptsMax: ATTEMPTS_MAX,
  run: async (payload) => {
    const { memberId } = Payload.parse(payload);
    await eraseClosed(kith, memberId);
  },
});

/** Null where there is no such member. */
async function erase(
  kith: Kith,
  which: { id: number; password_hash: string } | { name: string },
): Promise<Erased | null> {
  const id = await close(kith, which);
  return id === null ? null : eraseClosed(kith, id);
}

/**
 * Before the long part, so that nothing new comes in meanwhile: on PostgreSQL each request of theirs would wait for it with one
 * of the few connections, and everybody else with them.
 */
const close = (
  kith: Kith,
  which: { id: number; password_hash: string } | { name: string },
): Promise<number | null> =>
  kith.db.write(async (trx) => {
    const member = await trx
      .updateTable('member')
      .set({ password_hash: CLOSED })
      .where((eb) => eb.and(which))
      .returning('id')
      .executeTakeFirst();
    if (!member) return null;
    await trx.deleteFrom('session').where('member_id', '=', member.id).execute();
    await trx.deleteFrom('api_token').where('member_id', '=', member.id).execute();
    const runAt = kith.now() + FINISH_AFTER_MS;
    await kith.enqueue(trx, [{ kind: FINISH_ERASING, payload: { memberId: member.id }, runAt }]);
    return member.id;
  });

/**
 * Every room first takes away what does not hang on the member by a foreign key, the latest room first; then the member goes,
 * and the rest with them. Null where another has done it meanwhile.
 */
async function eraseClosed(kith: Kith, memberId: number): Promise<Erased | null> {
  const erased = await kith.db.write(async (trx) => {
    // Nobody joins or goes meanwhile: there is one host, as long as there is anybody.
    await waitForTurn(kith.db, trx, 'join');
    const member = await trx
      .selectFrom('member')
      .select(['id', 'name'])
      .where('id', '=', memberId)
      // Given another password from the command line: then it is open again, and stays.
      .where('password_hash', '=', CLOSED)
      // What they write at this moment comes first and goes as well, or comes to nothing.
      .$if(kith.db.engine === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst();
    if (!member) return null;
    for (const room of kith.rooms.toReversed()) await room.eraseMember?.(kith, trx, member.id);
    await forgetJobsOf(trx, member.id);
    // By itself it would be open again, and make another account.
    await trx.deleteFrom('invitation').where('accepted_by', '=', member.id).execute();
    await trx.deleteFrom('member').where('id', '=', member.id).execute();
    const { hasMembers, newHost } = await hostAfter(trx);
    return { name: member.name, newHost, hasMembers };
  });
  kith.wakeJobs();
  return erased;
}

/** Where no host is left, whoever has been here longest is the host from now on. Those who are about to go count no more. */
async function hostAfter(trx: Write): Promise<Pick<Erased, 'newHost' | 'hasMembers'>> {
  const here = trx.selectFrom('member').where('password_hash', '<>', CLOSED);
  const host = await here.select('id').where('is_host', '=', 1).limit(1).executeTakeFirst();
  if (host) return { newHost: null, hasMembers: true };
  const heir = await here
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (heir) await trx.updateTable('member').set({ is_host: 1 }).where('id', '=', heir.id).execute();
  return { newHost: heir?.name ?? null, hasMembers: heir !== undefined };
}
