import { type Kith, type Read, Refusal } from '#platform';
import { ACCOUNTS_MAX } from './limits.ts';
import type { AccountView } from './schema.ts';

export const noSuchAccount = () =>
  new Refusal('not_found', 'There is no such address book account.');

/** A member's account, with its password: for those who ask the server. Another member's is not there. */
export async function accountOf(read: Read, memberId: number, id: number) {
  const account = await read
    .selectFrom('card_account')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!account) throw noSuchAccount();
  return account;
}

/** A member's accounts with their books, the first one first. */
export async function accountsOf(kith: Kith, memberId: number): Promise<AccountView[]> {
  const { read } = kith.db;
  const accounts = await read
    .selectFrom('card_account')
    .select(['id', 'url', 'user_name', 'problem', 'read_at', 'next_at'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(ACCOUNTS_MAX)
    .execute();
  if (accounts.length === 0) return [];
  const books = await read
    .selectFrom('card_book')
    .select(['id', 'account_id', 'title', 'is_chosen', 'read_at', 'batch_id'])
    .where(
      'account_id',
      'in',
      accounts.map((account) => account.id),
    )
    .orderBy('id')
    .execute();
  return accounts.map((account) => ({
    id: account.id,
    url: account.url,
    userName: account.user_name,
    problem: account.problem,
    readAt: account.read_at,
    nextAt: account.next_at,
    books: books
      .filter((book) => book.account_id === account.id)
      // Servers give them in no order; among many one looks for a name.
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }))
      .map((book) => ({
        id: book.id,
        title: book.title,
        isChosen: book.is_chosen === 1,
        readAt: book.read_at,
        importId: book.batch_id,
      })),
  }));
}

export async function accountById(kith: Kith, memberId: number, id: number): Promise<AccountView> {
  const found = (await accountsOf(kith, memberId)).find((account) => account.id === id);
  if (!found) throw noSuchAccount();
  return found;
}

/** What `kith export` says of accounts: all but the password. Times are ISO 8601. */
export async function exportAddressBooks(kith: Kith, memberId: number) {
  const accounts = await accountsOf(kith, memberId);
  return accounts.map(({ url, userName, books }) => ({
    url,
    userName,
    books: books.map(({ title, isChosen }) => ({ title, isChosen })),
  }));
}
