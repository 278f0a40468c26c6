import { type Kith, type Read, Refusal, type Write, waitForTurn } from '#platform';
import { hashPassword } from './password.ts';
import { DAY_MS, INVITATION_DAYS, INVITATIONS_OPEN_MAX, type MemberView } from './schema.ts';
import { hashSecret, newSecret } from './secret.ts';

interface NewMember {
  name: string;
  password: string;
}

async function insertMember(
  trx: Write,
  member: { name: string; hash: string; isHost: boolean; now: number },
): Promise<MemberView> {
  const row = await trx
    .insertInto('member')
    .values({
      name: member.name,
      display_name: member.name,
      password_hash: member.hash,
      is_host: member.isHost ? 1 : 0,
      created_at: member.now,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row)
    throw new Refusal('conflict', 'That name is taken. Choose another.', {
      name: 'That name is taken.',
    });
  return { id: row.id, name: member.name, displayName: member.name, isHost: member.isHost };
}

export async function hasMembers(kith: Kith): Promise<boolean> {
  return (
    (await kith.db.read.selectFrom('member').select('id').limit(1).executeTakeFirst()) !== undefined
  );
}

/** Makes the first account, who is the host. Refused once there is one. */
export async function makeFirstMember(
  kith: Kith,
  { name, password }: NewMember,
): Promise<MemberView> {
  const hash = await hashPassword(password);
  return kith.db.write(async (trx) => {
    await waitForTurn(kith.db, trx, 'join');
    const someone = await trx.selectFrom('member').select('id').limit(1).executeTakeFirst();
    if (someone)
      throw new Refusal(
        'conflict',
        'This Kith has its first account already. Ask its host for an invitation link.',
      );
    return insertMember(trx, { name, hash, isHost: true, now: kith.now() });
  });
}

/** Makes an account from the command line, where whoever may run it owns the data. */
export async function addMember(kith: Kith, { name, password }: NewMember): Promise<MemberView> {
  return admit(kith, { name, hash: await hashPassword(password) });
}

/** Makes an account for whom the hash of a password is known already. */
export async function admit(
  kith: Kith,
  { name, hash }: { name: string; hash: string },
): Promise<MemberView> {
  return kith.db.write(async (trx) => {
    await waitForTurn(kith.db, trx, 'join');
    const someone = await trx.selectFrom('member').select('id').limit(1).executeTakeFirst();
    return insertMember(trx, { name, hash, isHost: !someone, now: kith.now() });
  });
}

/** A link for one new member, good for two weeks. */
export async function invite(
  kith: Kith,
  invitedBy: number,
): Promise<{ id: number; token: string; expiresAt: number }> {
  const token = newSecret();
  const now = kith.now();
  const expiresAt = now + INVITATION_DAYS * DAY_MS;
  return kith.db.write(async (trx) => {
    await trx
      .deleteFrom('invitation')
      .where('expires_at', '<', now)
      .where('accepted_by', 'is', null)
      .execute();
    const open = await trx
      .selectFrom('invitation')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('accepted_by', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(open.count) >= INVITATIONS_OPEN_MAX) {
      throw new Refusal(
        'too_many',
        `${INVITATIONS_OPEN_MAX} invitations are open already. Take one back, or wait until some are used or run out.`,
      );
    }
    const { id } = await trx
      .insertInto('invitation')
      .values({
        token_hash: hashSecret(token),
        invited_by: invitedBy,
        created_at: now,
        expires_at: expiresAt,
        accepted_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, token, expiresAt };
  });
}

/** What still makes an account; nothing when it is used, has run out or never was. */
export function openInvitation(
  kith: Kith,
  db: Read | Write,
  token: string,
): Promise<{ id: number; expiresAt: number } | undefined> {
  return db
    .selectFrom('invitation')
    .select(['id', 'expires_at as expiresAt'])
    .where('token_hash', '=', hashSecret(token))
    .where('accepted_by', 'is', null)
    .where('expires_at', '>', kith.now())
    .executeTakeFirst();
}

/** Makes an account from an invitation, which is used up by it. */
export async function acceptInvitation(
  kith: Kith,
  token: string,
  { name, password }: NewMember,
): Promise<MemberView> {
  const hash = await hashPassword(password);
  return kith.db.write(async (trx) => {
    await waitForTurn(kith.db, trx, 'join');
    const invitation = await openInvitation(kith, trx, token);
    if (!invitation)
      throw new Refusal(
        'not_found',
        'This invitation has been used or has run out. Ask for a new one.',
      );
    const member = await insertMember(trx, { name, hash, isHost: false, now: kith.now() });
    await trx
      .updateTable('invitation')
      .set({ accepted_by: member.id })
      .where('id', '=', invitation.id)
      .execute();
    return member;
  });
}
