import type { DAVAccount, DAVAddressBook, DAVResponse, serviceDiscovery } from 'tsdav';
import type { ExchangeRequest, GuardedFetch } from '#platform';
import { BOOKS_MAX, CARDS_AT_ONCE, CARDS_MAX } from './limits.ts';

export interface Login {
  url: string;
  userName: string;
  password: string;
}
export interface ServerBook {
  url: string;
  title: string;
  /** Another text whenever a card has changed; null where the server tells nothing of it. */
  state: string | null;
}
/** What a server said, or why it said nothing: a sentence for a person. */
export type Answered<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'failed'; why: string; isRefused: boolean };

/** 5 MB that only those need who have an address book on a server. */
const loadTsdav = () => import('tsdav');

const METHODS = new Set<string>(['GET', 'OPTIONS', 'PROPFIND', 'REPORT']);
/** What a server says of a book when it is asked anew each time must not stop all the rest. */
const TIMEOUT_MS = 60_000;

/** The network failed, or the server; the sentence is for the member. */
class Unanswered extends Error {
  readonly isRefused: boolean;
  constructor(message: string, isRefused = false) {
    super(message);
    this.isRefused = isRefused;
  }
}

/** The address books of an account, wherever on the server they are (RFC 6764, RFC 6352). */
export function booksAt(fetch: GuardedFetch, login: Login): Promise<Answered<ServerBook[]>> {
  return answered(async () => {
    const { fetchAddressBooks, fetchHomeUrl, fetchPrincipalUrl, serviceDiscovery } =
      await loadTsdav();
    const door = doorFor(fetch, login);
    const account: DAVAccount = { accountType: 'carddav', serverUrl: login.url };
    account.rootUrl = await serviceDiscovery({ account, ...door });
    account.principalUrl = await fetchPrincipalUrl({ account, ...door });
    account.homeUrl = await fetchHomeUrl({ account, ...door });
    const books = await fetchAddressBooks({ account, ...door });
    if (books.length > BOOKS_MAX) throw new Unanswered(tooManyBooks(books.length));
    return books.map(bookOf);
  });
}

/** Nobody could choose among a part of them, not knowing what is missing. */
const tooManyBooks = (count: number): string =>
  `This account has ${count.toLocaleString('en')} address books; Kith takes up to ${BOOKS_MAX.toLocaleString('en')}. Remove some there, or export what you need as a vCard file (.vcf) and bring that in.`;

function bookOf(book: DAVAddressBook): ServerBook {
  const state = [book.syncToken, book.ctag].filter(Boolean).map(String).join(' ');
  const path = decodeURIComponent(new URL(book.url).pathname);
  const title = typeof book.displayName === 'string' ? book.displayName.trim() : '';
  return {
    url: book.url,
    title: (title || path.split('/').filter(Boolean).at(-1) || 'Address book').slice(0, 200),
    state: state === '' ? null : state,
  };
}

/** The cards of a book as one text, and how many its server does not give out. Pictures stay on the server. */
export function cardsIn(
  fetch: GuardedFetch,
  login: Login,
  bookUrl: string,
): Promise<Answered<{ text: string; refused: number }>> {
  return answered(async () => {
    const ask = await askerOf(fetch, login, bookUrl);
    const listed = await ask('addressbook-query', {
      'd:prop': { 'd:getetag': {} },
      filter: { 'prop-filter': { _attributes: { name: 'FN' } } },
    });
    const urls = listed.flatMap((one) => (one.ok && one.href && one.props ? [one.href] : []));
    if (urls.length > CARDS_MAX)
      throw new Unanswered(`There are more than ${CARDS_MAX.toLocaleString('en')} cards in it.`);
    const cards: string[] = [];
    let refused = 0;
    for (let from = 0; from < urls.length; from += CARDS_AT_ONCE) {
      const got = await ask('addressbook-multiget', {
        'd:prop': { 'd:getetag': {}, 'card:address-data': {} },
        'd:href': urls.slice(from, from + CARDS_AT_ONCE).map((url) => pathOf(url, bookUrl)),
      });
      for (const { status, props } of got) {
        const data = props?.addressData?._cdata ?? props?.addressData;
        if (typeof data === 'string') cards.push(withoutPictures(data));
        // It was removed since it was listed.
        else if (status !== 404) refused += 1;
      }
    }
    return { text: cards.join('\r\n'), refused };
  });
}

/** Asks of a book what its server says of each card; tsdav's own ways end with the first card that is refused. */
async function askerOf(fetch: GuardedFetch, login: Login, bookUrl: string) {
  const { davRequest } = await loadTsdav();
  const door = doorFor(fetch, login);
  return async (report: string, question: object): Promise<DAVResponse[]> => {
    const _attributes = { 'xmlns:d': 'DAV:', 'xmlns:card': 'urn:ietf:params:xml:ns:carddav' };
    const body = { [report]: { _attributes, ...question } };
    const init = { method: 'REPORT' as const, headers: { depth: '1' }, namespace: 'card', body };
    const answers = await davRequest({ url: bookUrl, init, ...door });
    const bad = answers.find(({ ok, href }) => !ok && (!href || isOfBook(href, bookUrl)));
    if (bad) throw new Unanswered(`The server answered ${bad.status}.`);
    // Of an empty book there is an answer about nothing.
    return answers.filter(({ href }) => href);
  };
}

const pathOf = (url: string, base: string): string => {
  const { pathname, search } = new URL(url, base);
  return `${pathname}${search}`;
};
/** Of all the cards: that there are too many to list, say. */
const isOfBook = (url: string, bookUrl: string): boolean =>
  pathOf(url, bookUrl).replace(/\/$/, '') === pathOf(bookUrl, bookUrl).replace(/\/$/, '');

const PICTURE = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n[ \t].*)*\r?\n/gim;
/** A book of a thousand faces would be larger than any list of people may be. */
const withoutPictures = (card: string): string => card.replace(PICTURE, '').trim();

type Door = NonNullable<Parameters<typeof serviceDiscovery>[0]['fetch']>;

/** tsdav's requests through the guarded door, with the password for this server only. */
function doorFor(guarded: GuardedFetch, { url, userName, password }: Login) {
  const home = new URL(url);
  const secret = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
  const fetch: Door = async (input, init = {}) => {
    const target = new URL(String(input instanceof Request ? input.url : input));
    if (!(await isOfSameServer(target, home)))
      throw new Unanswered(`The server points to ${target.host}, which your password is not for.`);
    const method = init.method ?? 'GET';
    if (!METHODS.has(method)) throw new Error(`Kith only reads, and does not send ${method}.`);
    const answer = await guarded.exchange({
      url: target.href,
      method: method as ExchangeRequest['method'],
      headers: { ...headersOf(init.headers), authorization: secret },
      body: typeof init.body === 'string' ? init.body : null,
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.kind !== 'ok')
      throw new Unanswered(answer.kind === 'failed' ? answer.detail : 'Nothing was sent.');
    if (answer.status === 401 || answer.status === 403)
      throw new Unanswered('The server refuses this user name and password.', true);
    const isBare = answer.status === 204 || answer.status === 304;
    return new Response(isBare ? null : Uint8Array.from(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
  return { fetch };
}

function headersOf(given: HeadersInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(given));
}

/** Large providers send one on to a machine of theirs: same domain, and encrypted. */
async function isOfSameServer(target: URL, home: URL): Promise<boolean> {
  if (target.origin === home.origin) return true;
  const { getDomain } = await import('tldts');
  const domain = getDomain(target.hostname, { allowPrivateDomains: true });
  const isTheirs =
    domain !== null && domain === getDomain(home.hostname, { allowPrivateDomains: true });
  return isTheirs && target.protocol === 'https:';
}

async function answered<Value>(work: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    return { kind: 'ok', value: await work() };
  } catch (error) {
    if (error instanceof Unanswered)
      return { kind: 'failed', why: error.message, isRefused: error.isRefused };
    // tsdav throws where an answer is not what the standard says.
    const why =
      'No address book was found there. Give the address that your provider names for CardDAV.';
    return { kind: 'failed', why, isRefused: false };
  }
}
