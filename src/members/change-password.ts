import { type Kith, Refusal } from '#platform';
import { hashPassword, isPassword } from './password.ts';
import { hashSecret } from './secret.ts';

/**
 * Gives a member another password and ends every session but the one that asks (`keptSession`, the
 * token of its cookie). Throws `invalid` (field `current`) when the old one is not right.
 */
export async function changePassword(
  kith: Kith,
  memberId: number,
  { current, next, keptSession }: { current: string; next: string; keptSession: string | null },
): Promise<void> {
  const row = await kith.db.read
    .selectFrom('member')
    .select('password_hash')
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (!(await isPassword(current, row.password_hash))) {
    const why = 'This is not your password now.';
    throw new Refusal('invalid', why, { current: why });
  }
  const hash = await hashPassword(next);
  await kith.db.write(async (trx) => {
    const done = await trx
      .updateTable('member')
      .set({ password_hash: hash })
      .where('id', '=', memberId)
      // Changed by another at the same moment: then what was typed is the password no longer.
      .where('password_hash', '=', row.password_hash)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n)
      throw new Refusal('conflict', 'Your password was just changed elsewhere.');
    let others = trx.deleteFrom('session').where('member_id', '=', memberId);
    if (keptSession) others = others.where('token_hash', '<>', hashSecret(keptSession));
    await others.execute();
  });
}

/**
 * Gives a member who no longer knows theirs another password, from the command line, where whoever may run it owns
 * the data. Ends all their sessions and API tokens: somebody else may hold one. Throws `not_found`.
 */
export async function setPassword(
  kith: Kith,
  { name, password }: { name: string; password: string },
): Promise<void> {
  const hash = await hashPassword(password);
  await kith.db.write(async (trx) => {
    const member = await trx
      .updateTable('member')
      .set({ password_hash: hash })
      .where('name', '=', name)
      .returning('id')
      .executeTakeFirst();
    if (!member) throw new Refusal('not_found', `Nobody here is called ${name}.`);
    await trx.deleteFrom('session').where('member_id', '=', member.id).execute();
    await trx.deleteFrom('api_token').where('member_id', '=', member.id).execute();
  });
}
