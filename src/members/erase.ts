import { forgetJobsOf, type Kith, Refusal, type Write, waitForTurn } from '#platform';
import { isPassword } from './password.ts';

interface Erased {
  name: string;
  /** Who is the host from now on, where the host was erased and others are here. */
  newHost: string | null;
  hasMembers: boolean;
}

/** Erases the account of who asks, with all that is theirs. Throws `invalid` (field `password`) when it is not theirs. */
export async function eraseAccount(
  kith: Kith,
  memberId: number,
  password: string,
): Promise<Erased> {
  const { password_hash: hash } = await kith.db.read
    .selectFrom('member')
    .select('password_hash')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(password, hash))) {
    const why = 'This is not your password.';
    throw new Refusal('invalid', why, { password: why });
  }
  const erased = await erase(kith, { id: memberId, password_hash: hash });
  // Changed by another at the same moment: then what was typed is the password no longer.
  if (!erased) throw new Refusal('conflict', 'Your password was just changed elsewhere.');
  return erased;
}

/** The same from the command line, where whoever may run it owns the data. Throws `not_found`. */
export async function eraseMember(kith: Kith, name: string): Promise<Erased> {
  const erased = await erase(kith, { name: name.toLowerCase() });
  if (!erased) throw new Refusal('not_found', `Nobody here is called ${name}.`);
  return erased;
}

/**
 * Every room first takes away what does not hang on the member by a foreign key, the latest room first; then the member goes,
 * and the rest with them. Null where there is no such member.
 */
async function erase(
  kith: Kith,
  which: { id: number; password_hash: string } | { name: string },
): Promise<Erased | null> {
  const erased = await kith.db.write(async (trx) => {
    // Nobody joins or goes meanwhile: there is one host, as long as there is anybody.
    await waitForTurn(kith.db, trx, 'join');
    const member = await trx
      .selectFrom('member')
      .select(['id', 'name', 'is_host'])
      .where((eb) => eb.and(which))
      // What they write at this moment comes first and goes as well, or comes to nothing.
      .$if(kith.db.engine === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst();
    if (!member) return null;
    for (const room of kith.rooms.toReversed()) await room.eraseMember?.(kith, trx, member.id);
    await forgetJobsOf(trx, member.id);
    // By itself it would be open again, and make another account.
    await trx.deleteFrom('invitation').where('accepted_by', '=', member.id).execute();
    await trx.deleteFrom('member').where('id', '=', member.id).execute();
    const longest = await longestHere(trx);
    const heir = member.is_host === 1 ? longest : undefined;
    if (heir)
      await trx.updateTable('member').set({ is_host: 1 }).where('id', '=', heir.id).execute();
    return { name: member.name, newHost: heir?.name ?? null, hasMembers: longest !== undefined };
  });
  kith.wakeJobs();
  return erased;
}

const longestHere = (trx: Write): Promise<{ id: number; name: string } | undefined> =>
  trx
    .selectFrom('member')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
