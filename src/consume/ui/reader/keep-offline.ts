import { useEffect } from 'react';
import { createStore, storeChoice, storedChoice, useStore } from '#kit';
import { ApiError, call, forgetReading, keptReading, onWorker, useMember } from '#web-api';
import type { ArticleView } from '../../articles/schema.ts';
import type { SavedSearchView } from '../../saved-searches/schema.ts';
import type { StreamView } from '../../stream/schema.ts';
import { ENTRIES_KEPT_MAX, listsOf, stale } from './kept-list.ts';

const API = '/api/v1';
const AGAIN_MS = 10 * 60_000;
/** Images are asked of their publishers for this: only for what is read next, and only what is small. */
const ENTRIES_WITH_IMAGES_MAX = 50;
const IMAGES_OF_ENTRY_MAX = 3;
const IMAGE_BYTES_MAX = 200_000;
/** Where so many requests in turn fail there is no connection. */
const FAILED_IN_TURN_MAX = 5;
const IMAGE = /src="(\/api\/v1\/images\/[^"]+)"/g;

const CHOICE = 'kith.offline';
const isWanted = createStore(storedChoice(CHOICE) !== 'off');

/** Whether the latest entries are kept on this device; switched off, what was kept goes. */
export function useIsKeptOffline(): [boolean, (isOn: boolean) => void] {
  const change = (isOn: boolean) => {
    storeChoice(CHOICE, isOn ? null : 'off');
    isWanted.set(isOn);
    if (!isOn) void forgetReading();
  };
  return [useStore(isWanted), change];
}

let lastAt = 0;

/** Keeps the latest entries on this device when there is nothing else to do, so that they can be read without a connection. */
export function useKeepOffline(): void {
  const { id } = useMember();
  const isOn = useStore(isWanted);
  useEffect(() => {
    if (!isOn) return;
    const keep = () => keepWhenIdle(id);
    keep();
    // On a first visit there is no worker yet; it takes the page over once it has the program.
    return onWorker(keep);
  }, [id, isOn]);
}

function keepWhenIdle(memberId: string | number): void {
  if (Date.now() - lastAt < AGAIN_MS) return;
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_000));
  whenIdle(() => {
    lastAt = Date.now();
    void keepLatest(memberId).catch(() => {
      // The connection went, or the device is full: what is kept so far can be read.
      lastAt = 0;
    });
  });
}

export async function keepLatest(memberId: string | number): Promise<void> {
  const cache = await keptReading(memberId);
  if (!cache) {
    lastAt = 0;
    return;
  }
  const keeping = new Keeping(cache);
  await keeping.renew('/session');
  const entries = await keepLists(keeping);
  const known = await cache.keys();
  const saved = await keeping.renew<{ savedSearches: SavedSearchView[] }>('/saved-searches');
  const paths = known.map(({ url }) => new URL(url).pathname);
  for (const path of stale(paths, entries)) await cache.delete(path);
  const isKnown = new Set(paths);
  for (const [at, { id, keepId }] of entries.entries()) {
    if (!isWanted.get()) return;
    const marks = `/entries/${id}/highlights`;
    // What is marked is kept. It may have been marked on another device since.
    if (keepId !== null) await keeping.renew(marks);
    // So may its keep have been taken away.
    else await keeping.put(marks, { highlights: [] });
    if (isKnown.has(`${API}/entries/${id}`)) continue;
    await keeping.attempt(() =>
      keepEntry(keeping, { id, hasImages: at < ENTRIES_WITH_IMAGES_MAX }),
    );
  }
  if (saved) await keepSearches(keeping, { entries, known, saved: saved.savedSearches });
}

/** What fails is none of the others’ concern, as one search that takes too long; what was kept of it before stays. */
class Keeping {
  readonly cache: Cache;
  #failedInTurn = 0;

  constructor(cache: Cache) {
    this.cache = cache;
  }

  put(path: string, answer: unknown): Promise<void> {
    const headers = { 'cache-control': 'no-store' };
    return this.cache.put(API + path, Response.json(answer, { headers }));
  }

  /** Keeps what the server says of this now. */
  renew<Answer>(path: string): Promise<Answer | null> {
    return this.attempt(async () => {
      const answer = await call<Answer>('GET', path);
      await this.put(path, answer);
      return answer;
    });
  }

  /** Null where no answer came, or one that says no. @throws what is no answer, as a full device, and the last of many. */
  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await work();
      this.#failedInTurn = 0;
      return answer;
    } catch (error) {
      this.#failedInTurn += 1;
      if (!(error instanceof ApiError) || this.#failedInTurn >= FAILED_IN_TURN_MAX) throw error;
      return null;
    }
  }
}

/** What is shown of the stream. */
async function keepLists(keeping: Keeping): Promise<StreamView['entries']> {
  const waiting = await keeping.attempt(() => latest('waiting'));
  const all = await latest('all');
  if (waiting !== null)
    for (const [path, list] of Object.entries(listsOf(all, waiting))) await keeping.put(path, list);
  return all.entries;
}

async function keepEntry(
  keeping: Keeping,
  { id, hasImages }: { id: number; hasImages: boolean },
): Promise<void> {
  const path = `/entries/${id}`;
  const entry = await call<{ html: string }>('GET', path);
  const article = await call<ArticleView>('GET', `${path}/article`);
  await keeping.put(`${path}/article`, article);
  if (hasImages) await keepImages(keeping.cache, article.html ?? entry.html);
  // Last: what it stands for is whole then.
  await keeping.put(path, entry);
}

interface Searches {
  entries: StreamView['entries'];
  known: readonly Request[];
  saved: readonly SavedSearchView[];
}

/** Views of saved searches; those of deleted ones go. */
async function keepSearches(keeping: Keeping, { entries, known, saved }: Searches): Promise<void> {
  const searched = new Set<string>();
  for (const { id } of saved.slice(0, SEARCHES_KEPT_MAX))
    for (const show of ['waiting', 'all']) {
      if (!isWanted.get()) return;
      const path = `/stream?search=${id}&show=${show}`;
      searched.add(API + path);
      const list = await keeping.attempt(() => foundAmong(entries, path));
      if (list) await keeping.put(path, list);
    }
  for (const { url } of known)
    if (isOfSearch(url) && !searched.has(url.slice(url.indexOf(API))))
      await keeping.cache.delete(url);
}

/** The latest that were published: what waits, or read ones, too. */
async function latest(show: 'waiting' | 'all'): Promise<Pick<StreamView, 'entries' | 'askedAt'>> {
  const pageAfter = (after: string) => call<StreamView>('GET', `/stream?show=${show}${after}`);
  let page = await pageAfter('');
  const { askedAt, entries } = page;
  while (page.next !== null && entries.length < ENTRIES_KEPT_MAX) {
    page = await pageAfter(`&after=${page.next}`);
    entries.push(...page.entries);
  }
  return { entries: entries.slice(0, ENTRIES_KEPT_MAX), askedAt };
}

const SEARCHES_KEPT_MAX = 20;

/** What the view of a saved search shows of what is kept. */
async function foundAmong(entries: readonly { id: number }[], path: string): Promise<StreamView> {
  const ids = new Set(entries.map(({ id }) => id));
  const first = await call<StreamView>('GET', path);
  const here = first.entries.filter((one) => ids.has(one.id));
  let { next } = first;
  // By time: where nothing of a page is kept, nothing after it is.
  for (let isMore = here.length > 0; next !== null && isMore; ) {
    const page = await call<StreamView>('GET', `${path}&after=${next}`);
    const more = page.entries.filter((one) => ids.has(one.id));
    here.push(...more);
    isMore = more.length > 0;
    next = page.next;
  }
  const waiting = here.filter(({ isRead }) => !isRead).length;
  return { ...first, entries: here, next: null, waiting };
}

const isOfSearch = (url: string): boolean => new URL(url).searchParams.has('search');

async function keepImages(cache: Cache, html: string): Promise<void> {
  const addresses = [...html.matchAll(IMAGE)].slice(0, IMAGES_OF_ENTRY_MAX);
  for (const [, address = ''] of addresses) {
    const answer = await fetch(address);
    const isSmall = Number(answer.headers.get('content-length') ?? Infinity) <= IMAGE_BYTES_MAX;
    if (answer.ok && isSmall) await cache.put(address, answer);
    else await answer.body?.cancel();
  }
}
