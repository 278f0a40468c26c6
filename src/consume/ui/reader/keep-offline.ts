import { useEffect } from 'react';
import { createStore, storeChoice, storedChoice, useStore } from '#kit';
import { call, forgetReading, keptReading, useMember } from '#web-api';
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
    if (!isOn || Date.now() - lastAt < AGAIN_MS) return;
    const whenIdle =
      globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_000));
    whenIdle(() => {
      lastAt = Date.now();
      void keepLatest(id).catch(() => {
        // The connection went, or the device is full: what is kept so far can be read.
        lastAt = 0;
      });
    });
  }, [id, isOn]);
}

export async function keepLatest(memberId: string | number): Promise<void> {
  const cache = await keptReading(memberId);
  if (!cache) {
    lastAt = 0;
    return;
  }
  const put = (path: string, answer: unknown) =>
    cache.put(API + path, Response.json(answer, { headers: { 'cache-control': 'no-store' } }));
  await put('/session', await call('GET', '/session'));
  const waiting = await latest('waiting');
  const all = await latest('all');
  const { entries } = all;
  for (const [path, list] of Object.entries(listsOf(all, waiting))) await put(path, list);
  const known = await cache.keys();
  const { savedSearches } = await call<{ savedSearches: SavedSearchView[] }>(
    'GET',
    '/saved-searches',
  );
  await put('/saved-searches', { savedSearches });
  const paths = known.map(({ url }) => new URL(url).pathname);
  for (const path of stale(paths, entries)) await cache.delete(path);
  const isKnown = new Set(paths);
  for (const [at, { id, keepId }] of entries.entries()) {
    if (!isWanted.get()) return;
    const path = `/entries/${id}`;
    const marks = `${path}/highlights`;
    // What is marked is kept. It may have been marked on another device since.
    if (keepId !== null) await put(marks, await call('GET', marks));
    // So may its keep have been taken away.
    else await put(marks, { highlights: [] });
    if (isKnown.has(API + path)) continue;
    const entry = await call<{ html: string }>('GET', path);
    const article = await call<ArticleView>('GET', `${path}/article`);
    await put(`${path}/article`, article);
    if (at < ENTRIES_WITH_IMAGES_MAX) await keepImages(cache, article.html ?? entry.html);
    // Last: what it stands for is whole then.
    await put(path, entry);
  }
  const searched = new Set<string>();
  for (const { id } of savedSearches.slice(0, SEARCHES_KEPT_MAX))
    for (const show of ['waiting', 'all']) {
      if (!isWanted.get()) return;
      const path = `/stream?search=${id}&show=${show}`;
      searched.add(API + path);
      // One that takes too long or was deleted since is none of the others’ concern; what it found before stays.
      const list = await foundAmong(entries, path).catch(() => null);
      if (list) await put(path, list);
    }
  for (const { url } of known)
    if (isOfSearch(url) && !searched.has(url.slice(url.indexOf(API)))) await cache.delete(url);
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
