/**
 * What keeping the index costs of a refresh: CPU time of reading and storing feeds, and of the same
 * entries' indexing alone. Into a copy of a network of 100,000 entries, because an empty index is cheap
 * to write. No network and no queue: with them the share would be smaller. As many at a time as a refresh stores together.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addMember } from '#members';
import { addPeople } from '#people';
import type { GuardedFetch, Kith } from '#platform';
import { indexText } from '#search';
import { follow } from '#sources';
import { pollFeed } from '../../src/sources/polling/poll.ts';
import { putEntryTerms } from '../../src/sources/search/index.ts';
import { openForBench } from '../open.ts';
import { type Item, itemsOf, jsonOf } from './feed.ts';
import { SEED, theLanguage } from './generate.ts';
import { randomFrom } from './words.ts';

const FEEDS = 150;
/** Read before, so that words and code are as warm as in a server that runs. */
const FEEDS_BEFORE = 100;
const AT_ONCE = 8;
/** As most feeds carry. */
const ITEMS = 20;
/** So many of them are new at a later look. */
const NEW_ITEMS = 2;
const PEOPLE = { people: FEEDS, entries: FEEDS * (ITEMS + NEW_ITEMS) };

export interface RefreshCost {
  entriesNew: number;
  cpuMs: number;
  indexingCpuMs: number;
  indexingShare: number;
}

/** Looks at feeds for the first time and once more, into a copy of the store in `folder`. */
export async function refreshCost(
  folder: string,
): Promise<{ firstLook: RefreshCost; laterLook: RefreshCost }> {
  const copy = mkdtempSync(path.join(tmpdir(), 'kith-bench-'));
  copyFileSync(path.join(folder, 'kith.sqlite'), path.join(copy, 'kith.sqlite'));
  const { kith, close } = await openForBench('sqlite', { folder: copy });
  const feeds = await followAll(kith, invented());
  const measured = feeds.slice(FEEDS_BEFORE);
  const last = ITEMS + NEW_ITEMS;
  await look(kith, { feeds: feeds.slice(0, FEEDS_BEFORE), from: NEW_ITEMS, before: last });
  const firstLook = await look(kith, { feeds: measured, from: NEW_ITEMS, before: last });
  const laterLook = await look(kith, { feeds: measured, from: 0, before: NEW_ITEMS });
  await close();
  rmSync(copy, { recursive: true, force: true });
  return { firstLook, laterLook };
}

/** Each feed's entries, newest first. */
function invented(): Item[][] {
  const by = { language: theLanguage(), random: randomFrom(SEED + 3), size: PEOPLE };
  return Array.from({ length: FEEDS_BEFORE + FEEDS }, (_, n) =>
    itemsOf(n, by, ITEMS + NEW_ITEMS).toSorted((a, b) => b.publishedAt - a.publishedAt),
  );
}

interface Followed {
  id: number;
  url: string;
  items: Item[];
}

async function followAll(kith: Kith, feeds: Item[][]): Promise<Followed[]> {
  const member = await addMember(kith, { name: 'refresh', password: 'measured, not served' });
  return kith.db.write(async (trx) => {
    const now = kith.now();
    const named = feeds.map((_, n) => ({
      name: `Refreshed ${n}`,
      fields: [],
      keys: [],
    }));
    const from = { memberId: member.id, origin: 'opml', originDetail: 'bench', now } as const;
    const followed: Followed[] = [];
    for (const [n, personId] of (await addPeople(trx, named, from)).entries()) {
      const url = `https://refreshed-${n}.example/feed.json`;
      const source = { feedUrl: url, title: '', personId, batchId: null };
      const { feedId } = await follow(trx, { memberId: member.id, ...source, now });
      followed.push({ id: feedId, url, items: feeds[n] ?? [] });
    }
    return followed;
  });
}

interface Look {
  feeds: Followed[];
  /** Of each feed the entries from this one on are published; those before `before` are new. */
  from: number;
  before: number;
}

async function look(kith: Kith, { feeds, from, before }: Look): Promise<RefreshCost> {
  const published = new Map(
    feeds.map(({ url, items }, n) => [url, jsonOf(items.slice(from, from + ITEMS), n)]),
  );
  const asking = { ...kith, fetch: answering(published) };
  const cpuMs = await cpuOf(async () => {
    for (const some of atOnce(feeds)) await Promise.all(some.map(({ id }) => pollFeed(asking, id)));
  });
  const fresh = feeds.map(({ items }) => items.slice(from, before));
  const indexingCpuMs = await indexing(kith, fresh);
  const entriesNew = fresh.flat().length;
  return {
    entriesNew,
    cpuMs,
    indexingCpuMs,
    indexingShare: Math.round((100 * indexingCpuMs) / cpuMs) / 100,
  };
}

/**
 * The same entries once more, under ids that no entry has: read as terms, and put into the index. Less
 * what as many transactions take that write next to nothing, because a look has one anyhow.
 */
async function indexing(kith: Kith, feeds: Item[][]): Promise<number> {
  const highest = await kith.db.read
    .selectFrom('entry')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  let entryId = Number(highest.id) + 1_000_000;
  const transactions = await cpuOf(async () => {
    for (const _ of atOnce(feeds))
      await kith.db.write((trx) =>
        trx.updateTable('feed').set({ failures: 0 }).where('id', '=', 1).execute(),
      );
  });
  const all = await cpuOf(async () => {
    for (const some of atOnce(feeds)) {
      const terms = some.flat().map(({ title, tags, said, links }) => ({
        entryId: entryId++,
        title: indexText(title, 'en'),
        tags: indexText(tags.join(' \n '), 'en'),
        body: indexText([said, ...links].join(' '), 'en'),
      }));
      await kith.db.write((trx) => putEntryTerms('sqlite', trx, terms));
    }
  });
  return all - transactions;
}

function atOnce<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: count }, (_, n) => all.slice(n * AT_ONCE, (n + 1) * AT_ONCE));
}

async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1_000);
}

/** The network, with these documents in it. */
function answering(documents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): GuardedFetch {
  const no = async (): Promise<never> => {
    throw new Error('only feeds are asked for');
  };
  const headers = { 'content-type': 'application/feed+json' };
  return {
    get: async ({ url }) => ({
      kind: 'ok',
      status: 200,
      url,
      headers,
      body: documents.get(url) ?? new Uint8Array(),
      redirects: [],
      tookMs: 1,
    }),
    exchange: no,
    post: no,
    close: async () => {},
  };
}
