import { personOfRow } from './person-of-row.ts';
import type { ReadRow } from './readers/index.ts';

/** What an import would make of a row. */
export interface Planned {
  plan: 'new' | 'joins' | 'known' | 'repeats' | 'skip';
  /** In words, for the preview. */
  reason: string;
  personId: number | null;
}

/** What is in the directory already. */
export interface Known {
  /** Person by key. */
  people: ReadonlyMap<string, number>;
  /** Addresses of feeds that the member follows. */
  feeds: ReadonlySet<string>;
  nameOf: (personId: number) => string;
}

const WORDS: Record<string, string> = {
  feed: 'the same feed',
  site: 'the same site',
  acct: 'the same account',
  mailto: 'the same e-mail address',
  linkedin: 'the same LinkedIn profile',
  bluesky: 'the same Bluesky account',
  github: 'the same GitHub account',
  uid: 'the same card',
};
const sameness = (key: string): string =>
  WORDS[key.slice(0, key.indexOf(':'))] ?? 'the same address';

/** Says for each row, in the file's order, what will be made and what is there already. Pure. */
export function planRows(rows: readonly ReadRow[], known: Known): Planned[] {
  const firstBy = new Map<string, ReadRow>();
  const feedsHere = new Set<string>();
  return rows.map((row) => {
    const person = personOfRow(row);
    if (!person) return { plan: 'skip', reason: 'It names nobody and no address.', personId: null };
    const isFollowed = row.feedUrl !== null && known.feeds.has(row.feedUrl);
    const isRepeated = row.feedUrl !== null && feedsHere.has(row.feedUrl);
    if (row.feedUrl) feedsHere.add(row.feedUrl);
    const keyKnown = person.keys.find((key) => known.people.has(key));
    const keyHere = person.keys.find((key) => firstBy.has(key));
    const earlier = keyHere === undefined ? undefined : firstBy.get(keyHere);
    for (const key of person.keys) if (!firstBy.has(key)) firstBy.set(key, row);
    if (isFollowed && keyKnown === undefined) {
      return { plan: 'known', reason: 'You follow this feed already.', personId: null };
    }
    const personId = keyKnown === undefined ? null : (known.people.get(keyKnown) ?? null);
    if (personId !== null && keyKnown !== undefined) {
      const name = known.nameOf(personId);
      const hasNothingToFollow = row.feedUrl === null || isFollowed;
      return hasNothingToFollow
        ? { plan: 'known', reason: `${name} is in your network (${sameness(keyKnown)}).`, personId }
        : { plan: 'joins', reason: `Joins ${name} (${sameness(keyKnown)}).`, personId };
    }
    if (earlier && keyHere !== undefined) {
      const name = earlier.name ?? earlier.siteUrl ?? earlier.feedUrl ?? 'an earlier row';
      return isRepeated || row.feedUrl === null
        ? {
            plan: 'repeats',
            reason: `Repeats “${name}” above (${sameness(keyHere)}).`,
            personId: null,
          }
        : {
            plan: 'joins',
            reason: `Joins “${name}” above (${sameness(keyHere)}).`,
            personId: null,
          };
    }
    return {
      plan: 'new',
      reason: row.feedUrl ? 'A new person with a source.' : 'A new person.',
      personId: null,
    };
  });
}
