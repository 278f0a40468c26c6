import type { ReadEntry } from './read-feed.ts';

/** What is stored of an entry that tells whether another is the same. */
export interface KnownEntry {
  id: number;
  identity: string;
  url: string | null;
  title: string;
  publishedAt: number;
  contentHash: string;
}

export interface Sorted {
  fresh: { entry: ReadEntry; identity: string }[];
  changed: { entry: ReadEntry; id: number }[];
  /** What was known before and stands in the feed still, changed or not. */
  again: { entry: ReadEntry; id: number }[];
}

/** Ids that are addresses are compared without scheme: a move to https is no new entry. */
function normalGuid(guid: string): string {
  return guid
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/$/, '')
    .slice(0, 1_000);
}
export const normalUrl = (url: string): string =>
  url.replace(/^https?:\/\/(www\.)?/i, '').replace(/[/#]+$/, '');

function countBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Some feeds list an entry again with nothing in it: what has a text stands for both. */
function withoutEmptyTwins(incoming: ReadEntry[]): ReadEntry[] {
  const placeOf = ({ url, title }: ReadEntry) => url && `${normalUrl(url)}\n${title}`;
  const written = new Set(incoming.filter((entry) => !isEmpty(entry)).map(placeOf));
  return incoming.filter((entry) => {
    const place = placeOf(entry);
    return place === null || !isEmpty(entry) || !written.has(place);
  });
}
const isEmpty = ({ html }: ReadEntry): boolean => html.length === 0;

/** Whether an entry says something else than before. That its text alone is gone is the feed's fault, and takes nothing away. */
const isChanged = (entry: ReadEntry, known: KnownEntry): boolean =>
  entry.contentHash !== known.contentHash && !(isEmpty(entry) && entry.title === known.title);

/**
 * Tells new entries from known ones, whatever the publisher does with ids. An id counts while it
 * is unique in the document and stays with its entry; where ids repeat, move to another entry or
 * change at each fetch, address with title, or title with text, decide instead.
 */
export function sortEntries(listed: ReadEntry[], known: KnownEntry[]): Sorted {
  const incoming = withoutEmptyTwins(listed);
  const guids = countBy(incoming, (entry) => (entry.guid ? normalGuid(entry.guid) : null));
  const urls = countBy(incoming, (entry) => (entry.url ? normalUrl(entry.url) : null));
  const identities = new Map(known.map((entry) => [entry.identity, entry]));
  const pages = new Map(
    known.flatMap((entry) =>
      entry.url ? [[`${normalUrl(entry.url)}\n${entry.title}`, entry]] : [],
    ),
  );
  const lonePages = new Map(
    known.flatMap((entry) => (entry.url ? [[normalUrl(entry.url), entry]] : [])),
  );
  const knownUrls = countBy(known, (entry) => (entry.url ? normalUrl(entry.url) : null));
  const texts = new Map(known.map((entry) => [entry.contentHash, entry]));
  const taken = new Set<number>();
  const sorted: Sorted = { fresh: [], changed: [], again: [] };
  const seen = new Set<string>();

  const isUnique = (entry: ReadEntry): boolean =>
    entry.guid !== null && guids.get(normalGuid(entry.guid)) === 1;

  function identityOf(entry: ReadEntry): string {
    if (entry.guid && isUnique(entry)) return `id ${normalGuid(entry.guid)}`;
    if (entry.url && urls.get(normalUrl(entry.url)) === 1) return `page ${normalUrl(entry.url)}`;
    return `text ${entry.contentHash}`;
  }
  /**
   * The same id on another page, with another title and date, is a publisher's mistake, not the
   * same entry. Where there are no pages to tell, title, date and text must all be others.
   */
  const hasMovedOn = (entry: ReadEntry, candidate: KnownEntry): boolean =>
    entry.title !== candidate.title &&
    entry.publishedAt !== null &&
    entry.publishedAt !== candidate.publishedAt &&
    (entry.url === null || candidate.url === null
      ? entry.url === candidate.url && entry.contentHash !== candidate.contentHash
      : normalUrl(entry.url) !== normalUrl(candidate.url));

  function findKnown(entry: ReadEntry, identity: string): KnownEntry | undefined {
    const byIdentity = identities.get(identity);
    if (byIdentity && !hasMovedOn(entry, byIdentity)) return byIdentity;
    const page = entry.url ? normalUrl(entry.url) : null;
    const byPage = page === null ? undefined : pages.get(`${page}\n${entry.title}`);
    if (byPage) return byPage;
    const isLone = page !== null && urls.get(page) === 1 && knownUrls.get(page) === 1;
    const byLonePage = isLone ? lonePages.get(page) : undefined;
    if (byLonePage && byLonePage.publishedAt === entry.publishedAt) return byLonePage;
    const byText = texts.get(entry.contentHash);
    return byText && isSameText(entry, byText) ? byText : undefined;
  }
  /** Equal texts are one entry only when nothing else tells them apart: short ones ("No events today") recur. */
  const isSameText = (entry: ReadEntry, candidate: KnownEntry): boolean =>
    entry.publishedAt === null || entry.publishedAt === candidate.publishedAt;

  for (const entry of incoming) {
    const plain = identityOf(entry);
    const match = findKnown(entry, plain);
    if (match) {
      if (!taken.has(match.id)) {
        sorted.again.push({ entry, id: match.id });
        if (isChanged(entry, match)) sorted.changed.push({ entry, id: match.id });
      }
      taken.add(match.id);
      continue;
    }
    const identity = identities.has(plain) ? `${plain}\n${entry.contentHash}` : plain;
    if (seen.has(identity) || identities.has(identity)) continue;
    seen.add(identity);
    sorted.fresh.push({ entry, identity });
  }
  return sorted;
}
