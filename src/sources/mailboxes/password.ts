import type { Kith } from '#platform';

interface Whose {
  member_id: number;
  host: string;
  user_name: string;
}

/** A sealed password opens for this mailbox of its member, and nowhere else (decisions/0032). */
const purposeOf = ({ member_id, host, user_name }: Whose): string =>
  `mailbox ${user_name} of ${member_id} at ${host}`;

export const sealedPassword = (kith: Kith, mailbox: Whose, password: string): string =>
  kith.secrets.seal(password, purposeOf(mailbox));

/** The password to sign in with; null when this Kith has not the key any more. */
export const openedPassword = (kith: Kith, mailbox: Whose & { password: string }): string | null =>
  kith.secrets.open(mailbox.password, purposeOf(mailbox));

/** Seals anew what was sealed with a key that has been replaced. */
export async function resealPasswords(kith: Kith): Promise<void> {
  const rows = await kith.db.read
    .selectFrom('mailbox')
    .select(['id', 'member_id', 'host', 'user_name', 'password'])
    .execute();
  const stale = rows.filter(({ password }) => !kith.secrets.isCurrent(password));
  for (const mailbox of stale) {
    const opened = openedPassword(kith, mailbox);
    if (opened === null) continue;
    const password = sealedPassword(kith, mailbox, opened);
    await kith.db.write((trx) =>
      trx
        .updateTable('mailbox')
        .set({ password })
        .where('id', '=', mailbox.id)
        // Unless it was given anew meanwhile.
        .where('password', '=', mailbox.password)
        .execute(),
    );
  }
}
