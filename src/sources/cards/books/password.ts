import type { Kith } from '#platform';

const AT_ONCE = 100;

/** A sealed password opens for the account of its member at its server, and nowhere else. */
const purposeOf = ({ memberId, url }: { memberId: number; url: string }): string =>
  `card account of ${memberId} at ${url}`;

/** The columns in which a password is kept. */
export function sealedPassword(
  kith: Kith,
  account: { memberId: number; url: string; password: string },
): { password: string; is_sealed: 1 } {
  return { password: kith.secrets.seal(account.password, purposeOf(account)), is_sealed: 1 };
}

interface Kept {
  member_id: number;
  url: string;
  password: string;
  is_sealed: number;
}

/** The password to send to the server; null when this Kith has not the key any more. */
export function openedPassword(kith: Kith, account: Kept): string | null {
  if (account.is_sealed === 0) return account.password;
  const purpose = purposeOf({ memberId: account.member_id, url: account.url });
  return kith.secrets.open(account.password, purpose);
}

/** Seals what was written down before Kith sealed passwords, and what was sealed with a key that has been replaced. */
export async function sealPasswords(kith: Kith): Promise<void> {
  const open = await kith.db.read
    .selectFrom('card_account')
    .select(['id', 'member_id', 'url', 'password', 'is_sealed'])
    .execute();
  const stale = open.filter((one) => one.is_sealed === 0 || !kith.secrets.isCurrent(one.password));
  for (let at = 0; at < stale.length; at += AT_ONCE)
    await kith.db.write(async (trx) => {
      for (const account of stale.slice(at, at + AT_ONCE)) {
        const { id, member_id: memberId, url } = account;
        const password = openedPassword(kith, account);
        if (password === null) continue;
        await trx
          .updateTable('card_account')
          .set(sealedPassword(kith, { memberId, url, password }))
          .where('id', '=', id)
          // Unless it was given anew meanwhile.
          .where('password', '=', account.password)
          .execute();
      }
    });
}
