import type { Kith } from '#platform';
import { loadLinks, loadSites, loadTexts } from '../gather.ts';
import {
  type Gathering,
  gatheringOf,
  hashtagGathering,
  hashtagsIn,
  serverGathering,
} from './gathering.ts';

/** That somebody's entry, or account, leads to a place. */
export interface Trace {
  gathering: Gathering;
  personId: number;
  /** Null where it is an account. */
  entryId: number | null;
}

/** Servers for anybody: to have an account there says as little as an address at a big mail provider. */
const SERVERS_OF_ANYBODY: ReadonlySet<string> = new Set([
  'mastodon.social',
  'mastodon.online',
  'mstdn.social',
  'mas.to',
  'mstdn.jp',
  'pawoo.net',
  'threads.net',
  'bsky.app',
  'bsky.social',
  'pixelfed.social',
  'mastodon.world',
]);

/** The places that entries lead to, by their links and hashtags; a person's own site is none. */
export async function tracesOf(kith: Kith, entries: ReadonlyMap<number, number>): Promise<Trace[]> {
  const ids = [...entries.keys()];
  const [links, texts, sites] = await Promise.all([
    loadLinks(kith, ids),
    loadTexts(kith, ids),
    loadSites(kith, [...new Set(entries.values())]),
  ]);
  const found = new Map<string, Trace>();
  const add = (entryId: number, gathering: Gathering) => {
    const personId = entries.get(entryId) ?? 0;
    const key = `${gathering.key} ${entryId}`;
    const known = found.get(key);
    // A hashtag that is linked says on which server it can be read.
    if (known === undefined || known.gathering.address === '')
      found.set(key, { gathering, personId, entryId });
  };
  for (const [entryId, text] of texts)
    for (const tag of hashtagsIn(text)) add(entryId, hashtagGathering(tag));
  for (const link of links) {
    const gathering = gatheringOf(link.url);
    if (!gathering || sites.get(link.site_key) === entries.get(link.entry_id)) continue;
    if (gathering.kind === 'hashtag' && !found.has(`${gathering.key} ${link.entry_id}`)) continue;
    add(link.entry_id, gathering);
  }
  return [...found.values()];
}

/** The servers on which people have accounts of their own. */
export async function serversOf(kith: Kith, personIds: readonly number[]): Promise<Trace[]> {
  if (personIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('person_key')
    .select(['person_id', 'key'])
    .where('person_id', 'in', personIds)
    .where((eb) => eb.or([eb('key', 'like', 'acct:%'), eb('key', 'like', 'site:%/@%')]))
    .orderBy('key')
    .execute();
  const found = new Map<string, Trace>();
  for (const { person_id: personId, key } of rows) {
    const server = serverIn(key);
    if (server === null || SERVERS_OF_ANYBODY.has(server)) continue;
    found.set(`${server} ${personId}`, {
      gathering: serverGathering(server),
      personId,
      entryId: null,
    });
  }
  return [...found.values()];
}

/** "acct:noor@social.example" and "site:social.example/@noor" are on social.example. */
export function serverIn(key: string): string | null {
  const account = /^acct:[^@]+@([^@/\s]+)$/.exec(key)?.[1];
  const site = /^site:([^/\s]+)\/@[^/]+$/.exec(key)?.[1];
  const server = account ?? site;
  const isServer = server?.includes('.') && !/(?:^|\.)(?:medium|youtube)\.com$/.test(server);
  return server && isServer ? server.toLowerCase() : null;
}
