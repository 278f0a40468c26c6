import { type Kith, Refusal } from '#platform';
import { ACCOUNTS_MAX } from './limits.ts';
import { sealedPassword } from './password.ts';
import { accountById, accountOf } from './queries.ts';
import { enqueueReading, writeBooks } from './read.ts';
import type { AccountForm, AccountView } from './schema.ts';
import { booksAt } from './server.ts';

/**
 * Looks whether the account is there and which address books it has. Nothing is read before the member
 * has chosen some. Throws `invalid` when the server does not answer, with what to do.
 */
export async function connectAccount(
  kith: Kith,
  memberId: number,
  { url, userName, password }: AccountForm,
): Promise<AccountView> {
  refuseOpen(url);
  const found = await booksAt(kith.fetch, { url, userName, password });
  if (found.kind === 'failed') throw new Refusal('invalid', found.why);
  const books = found.value;
  if (books.length === 0)
    throw new Refusal('invalid', 'There is no address book in this account. Make one there first.');
  const id = await kith.db.write(async (trx) => {
    const { count } = await trx
      .selectFrom('card_account')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(count) >= ACCOUNTS_MAX)
      throw new Refusal('too_many', `At most ${ACCOUNTS_MAX} accounts. Disconnect one first.`);
    const account = await trx
      .insertInto('card_account')
      .values({
        member_id: memberId,
        url,
        user_name: userName,
        ...sealedPassword(kith, { memberId, url, password }),
        problem: null,
        read_at: null,
        next_at: null,
        removed_at: null,
        created_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writeBooks(trx, account.id, books);
    return account.id;
  });
  return accountById(kith, memberId, id);
}

/** Without encryption everybody on the way reads the password; on this very computer there is no way. */
function refuseOpen(url: string): void {
  const { protocol, hostname } = new URL(url);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'http:' && !isHere)
    throw new Refusal(
      'invalid',
      'This address is not encrypted: your password would be readable on the way. Use https://.',
    );
}

/** Says which books are read, and reads them. */
export async function chooseBooks(
  kith: Kith,
  memberId: number,
  id: number,
  bookIds: readonly number[],
): Promise<AccountView> {
  await kith.db.write(async (trx) => {
    await accountOf(trx, memberId, id);
    await trx
      .updateTable('card_book')
      .set((eb) => ({
        is_chosen: eb
          .case()
          .when('id', 'in', [0, ...bookIds])
          .then(1)
          .else(0)
          .end(),
      }))
      .where('account_id', '=', id)
      .execute();
    await enqueueReading(kith, trx, { accountIds: [id], isForMore: true });
  });
  kith.wakeJobs();
  return accountById(kith, memberId, id);
}

/** Looks now, also where Kith has given up looking by itself. */
export async function readNow(kith: Kith, memberId: number, id: number): Promise<AccountView> {
  await kith.db.write(async (trx) => {
    await accountOf(trx, memberId, id);
    await enqueueReading(kith, trx, { accountIds: [id] });
  });
  kith.wakeJobs();
  return accountById(kith, memberId, id);
}
