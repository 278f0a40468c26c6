import { z } from '@hono/zod-openapi';
import { type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { beginImport } from '../../imports/begin.ts';
import { discardImport } from '../../imports/discard.ts';
import { READ_EVERY_MS } from './limits.ts';
import { openedPassword, sealPasswords } from './password.ts';
import { booksAt, cardsIn, type Login, type ServerBook } from './server.ts';

export const READ_BOOKS = 'sources.read-card-books';
const ATTEMPTS_MAX = 3;
const DUE_AT_ONCE_MAX = 200;
const DUE_EVERY_MS = 60_000;
const KEY_IS_GONE =
  'The key with which your password was sealed is not on this Kith any more. Disconnect the account and connect it again.';
const BROKEN =
  'Kith failed to take in what this account sent. Whoever runs this Kith sees why among the failed work.';
const Payload = z.object({ accountId: z.number().int() });

/** `isForMore` where one that is being read is read once more. */
export async function enqueueReading(
  kith: Kith,
  trx: Write,
  { accountIds, isForMore = false }: { accountIds: number[]; isForMore?: boolean },
): Promise<void> {
  await kith.enqueue(
    trx,
    accountIds.map((accountId) => ({
      kind: READ_BOOKS,
      payload: { accountId },
      orderingKey: `card account ${accountId}`,
      dedupeKey: `read cards ${accountId}`,
      isForMore,
    })),
  );
}

/** Keeps looking for accounts whose time has come until stopped; passwords that are not sealed yet are sealed first. */
export function startReadingBooks(kith: Kith): () => void {
  void sealPasswords(kith).catch((error) => kith.log.error('sealing passwords', error));
  const turn = () =>
    void enqueueDueBooks(kith).catch((error) => kith.log.error('due address books', error));
  turn();
  const timer = setInterval(turn, DUE_EVERY_MS);
  return () => clearInterval(timer);
}

export async function enqueueDueBooks(kith: Kith): Promise<void> {
  const due = await kith.db.read
    .selectFrom('card_account')
    .select('id')
    .where('next_at', '<=', kith.now())
    .where('removed_at', 'is', null)
    .orderBy('next_at')
    .limit(DUE_AT_ONCE_MAX)
    .execute();
  if (due.length === 0) return;
  await kith.db.write((trx) =>
    enqueueReading(kith, trx, { accountIds: due.map((account) => account.id) }),
  );
  kith.wakeJobs();
}

/**
 * Reading the chosen books of an account, as a job. What changed becomes an import that waits for the
 * member's word; nothing is made, changed or removed by itself. What the network does is written into the account in words.
 */
export function readBooksJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { accountId } = Payload.parse(payload);
      const account = await kith.db.read
        .selectFrom('card_account')
        .selectAll()
        .where('id', '=', accountId)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      if (!account) return;
      const password = openedPassword(kith, account);
      if (password === null) return settle(kith, accountId, { why: KEY_IS_GONE, isRefused: true });
      const login = { url: account.url, userName: account.user_name, password };
      const found = await booksAt(kith.fetch, login);
      if (found.kind === 'failed') return settle(kith, accountId, found);
      await kith.db.write((trx) => writeBooks(trx, accountId, found.value));
      const problems = await readChosen(kith, account, { login, onServer: found.value });
      await settle(kith, accountId, { why: problems.join(' ') || null, isRefused: false });
    },
    givenUp: (trx, payload) => {
      const { accountId } = Payload.parse(payload);
      return settleIn(trx, { accountId, why: BROKEN, isRefused: false, now: kith.now() });
    },
  };
}

/** Writes down which address books there are to choose from: one made since is added, one that is gone and was not chosen goes. */
export async function writeBooks(
  trx: Write,
  accountId: number,
  books: readonly ServerBook[],
): Promise<void> {
  const account = await trx
    .selectFrom('card_account')
    .select('id')
    .where('id', '=', accountId)
    .executeTakeFirst();
  // Erased while its server was asked.
  if (!account) return;
  const known = await trx
    .selectFrom('card_book')
    .select(['id', 'url', 'is_chosen'])
    .where('account_id', '=', accountId)
    .execute();
  const urls = new Set(books.map(({ url }) => url));
  const gone = known.filter(({ url, is_chosen }) => is_chosen === 0 && !urls.has(url));
  if (gone.length > 0)
    await trx
      .deleteFrom('card_book')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute();
  if (books.length === 0) return;
  await trx
    .insertInto('card_book')
    .values(
      books.map(({ url, title }) => ({
        account_id: accountId,
        url,
        title,
        state: null,
        missing: null,
        read_at: null,
        batch_id: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

interface Reading {
  login: Login;
  onServer: readonly ServerBook[];
}

/** Reads what has changed since the last time. Gives what could not be read, in words. */
async function readChosen(
  kith: Kith,
  { id, member_id: memberId }: { id: number; member_id: number },
  { login, onServer }: Reading,
): Promise<string[]> {
  const books = await kith.db.read
    .selectFrom('card_book')
    .selectAll()
    .where('account_id', '=', id)
    .where('is_chosen', '=', 1)
    .orderBy('id')
    .execute();
  const problems: string[] = [];
  for (const book of books) {
    const there = onServer.find(({ url }) => url === book.url);
    if (!there)
      problems.push(`“${book.title}” is not on the server any more; the people it brought stay.`);
    // What was read without some of its cards is looked at again until it is read whole.
    else if (there.state === null || there.state !== book.state || book.missing !== null) {
      const problem = await readBook(kith, { memberId, book, state: there.state, login });
      if (problem) problems.push(`“${book.title}”: ${problem}`);
    }
  }
  return problems;
}

interface OneBook {
  memberId: number;
  book: {
    id: number;
    url: string;
    title: string;
    state: string | null;
    missing: string | null;
    batch_id: number | null;
  };
  state: string | null;
  login: Login;
}

async function readBook(
  kith: Kith,
  { memberId, book, state, login }: OneBook,
): Promise<string | null> {
  const cards = await cardsIn(kith.fetch, login, book.url);
  if (cards.kind === 'failed') return cards.why;
  const { text, refused } = cards.value;
  const missing = refused > 0 ? refusedWords(refused) : null;
  if (text === '' && missing) return missing;
  // Nothing has changed, the cards kept back neither: there is nothing new to propose.
  if (state !== null && state === book.state && missing === book.missing) return missing;
  let batchId: number | null = null;
  try {
    batchId = await importOf(kith, memberId, { cards: text, name: nameOf(book, login), missing });
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  await forgetWaiting(kith, memberId, book.batch_id);
  await kith.db.write((trx) =>
    trx
      .updateTable('card_book')
      .set({ state, missing, batch_id: batchId, read_at: kith.now() })
      .where('id', '=', book.id)
      .execute(),
  );
  return missing;
}

const refusedWords = (count: number): string =>
  count === 1
    ? 'The server does not give out one of its cards; the others were read.'
    : `The server does not give out ${count.toLocaleString('en')} of its cards; the others were read.`;

/** Of an empty book there is nothing to ask. */
async function importOf(
  kith: Kith,
  memberId: number,
  { cards, ...file }: { cards: string; name: string; missing: string | null },
): Promise<number | null> {
  if (cards === '') return null;
  return beginImport(kith, memberId, { bytes: new TextEncoder().encode(cards), ...file });
}

/** The same at every reading: it is how an import knows what it is the next of. */
const nameOf = (book: { title: string }, { url }: Login): string =>
  `${book.title} on ${new URL(url).host}`;

/** A preview that nobody has said a word to yet gives way to the newer one. */
async function forgetWaiting(kith: Kith, memberId: number, batchId: number | null): Promise<void> {
  if (batchId === null) return;
  try {
    await discardImport(kith, memberId, batchId);
  } catch (error) {
    // It was carried out meanwhile, or is gone.
    if (!(error instanceof Refusal)) throw error;
  }
}

interface Settled {
  why: string | null;
  isRefused: boolean;
}

const settle = (kith: Kith, accountId: number, came: Settled): Promise<void> =>
  kith.db.write((trx) => settleIn(trx, { ...came, accountId, now: kith.now() }));

async function settleIn(
  trx: Write,
  { accountId, why, isRefused, now }: Settled & { accountId: number; now: number },
): Promise<void> {
  await trx
    .updateTable('card_account')
    .set({
      problem: why === null ? null : why.slice(0, 1_000),
      read_at: now,
      // A password that was refused is not tried again by itself: some servers lock the account.
      next_at: isRefused ? null : now + READ_EVERY_MS,
    })
    .where('id', '=', accountId)
    .execute();
}
