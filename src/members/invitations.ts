import { type Kith, Refusal } from '#platform';
import { DAY_MS, INVITATION_DAYS, INVITATIONS_OPEN_MAX } from './schema.ts';

export interface OpenInvitation {
  id: number;
  createdAt: number;
  expiresAt: number;
}

/** The links of a host that still make an account, the latest first. What they say is kept nowhere. */
export function openInvitationsOf(kith: Kith, invitedBy: number): Promise<OpenInvitation[]> {
  return kith.db.read
    .selectFrom('invitation')
    .select(['id', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('invited_by', '=', invitedBy)
    .where('accepted_by', 'is', null)
    .where('expires_at', '>', kith.now())
    .orderBy('id', 'desc')
    .limit(INVITATIONS_OPEN_MAX)
    .execute();
}

/** Ends an invitation that nobody has used; the next one that is made erases it. */
export const takeBackInvitation = (kith: Kith, invitedBy: number, id: number): Promise<void> =>
  endAt(kith, { id, invitedBy }, () => kith.now());

/** Undoes that: it runs out when it would have. */
export const restoreInvitation = (kith: Kith, invitedBy: number, id: number): Promise<void> =>
  endAt(kith, { id, invitedBy }, (createdAt) => createdAt + INVITATION_DAYS * DAY_MS);

async function endAt(
  kith: Kith,
  { id, invitedBy }: { id: number; invitedBy: number },
  at: (createdAt: number) => number,
): Promise<void> {
  await kith.db.write(async (trx) => {
    const found = await trx
      .selectFrom('invitation')
      .select('created_at')
      .where('id', '=', id)
      .where('invited_by', '=', invitedBy)
      .where('accepted_by', 'is', null)
      .executeTakeFirst();
    if (!found) throw new Refusal('not_found', 'This invitation has been used or has run out.');
    await trx
      .updateTable('invitation')
      .set({ expires_at: at(found.created_at) })
      .where('id', '=', id)
      // Used at the same moment: then there is an account, and nothing to end.
      .where('accepted_by', 'is', null)
      .execute();
  });
}
