import { ERASED } from './erased-rules.ts';
import type { RowPerson } from './person-of-row.ts';
import type { ReadRow } from './readers/index.ts';

/** What is made of a row. `gone` are people whom the list had before and has no longer. */
export const PLANS = [
  'waiting',
  'new',
  'changed',
  'joins',
  'known',
  'gone',
  'repeats',
  'skip',
] as const;
export type Plan = (typeof PLANS)[number];

/** What an import would make of a row. */
export interface Planned {
  plan: Exclude<Plan, 'waiting' | 'gone'>;
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
  /** Whom the member had erased. */
  isErased: (person: RowPerson) => boolean;
}

const WORDS: Record<string, string> = {
  uid: 'the same card',
  feed: 'the same feed',
  site: 'the same site',
  acct: 'the same account',
  mailto: 'the same e-mail address',
  linkedin: 'the same LinkedIn profile',
};
const sameness = (key: string): string =>
  WORDS[key.slice(0, key.indexOf(':'))] ?? 'the same address';

/**
 * Says row by row, in the file's order, what will be made and what is there already. `person` is the
 * very one that `known` was asked for: whoever was erased is told by it. Pure.
 */
export function planner(known: Known): (row: ReadRow, person: RowPerson | null) => Planned {
  const firstBy = new Map<string, ReadRow>();
  const feedsHere = new Set<string>();
  return (row, person) => {
    if (!person) return { plan: 'skip', reason: 'It names nobody and no address.', personId: null };
    const isRepeated = row.feedUrl !== null && feedsHere.has(row.feedUrl);
    if (row.feedUrl) feedsHere.add(row.feedUrl);
    const keyHere = person.keys.find((key) => firstBy.has(key));
    const earlier = keyHere === undefined ? undefined : firstBy.get(keyHere);
    for (const key of person.keys) if (!firstBy.has(key)) firstBy.set(key, row);
    return (
      asKnown(row, person, known) ??
      (known.isErased(person) ? asErased : null) ??
      (earlier && asEarlier(row, earlier, { key: keyHere ?? '', isRepeated })) ??
      asNew(row)
    );
  };
}

function asKnown(row: ReadRow, person: RowPerson, known: Known): Planned | null {
  const isFollowed = row.feedUrl !== null && known.feeds.has(row.feedUrl);
  const key = person.keys.find((one) => known.people.has(one));
  const personId = key === undefined ? null : (known.people.get(key) ?? null);
  if (isFollowed && key === undefined)
    return { plan: 'known', reason: 'You follow this feed already.', personId: null };
  if (personId === null || key === undefined) return null;
  const name = known.nameOf(personId);
  return row.feedUrl === null || isFollowed
    ? { plan: 'known', reason: `${name} is in your network (${sameness(key)}).`, personId }
    : { plan: 'joins', reason: `Joins ${name} (${sameness(key)}).`, personId };
}

function asEarlier(
  row: ReadRow,
  earlier: ReadRow,
  { key, isRepeated }: { key: string; isRepeated: boolean },
): Planned {
  const name = earlier.name ?? earlier.siteUrl ?? earlier.feedUrl ?? 'an earlier row';
  return isRepeated || row.feedUrl === null
    ? { plan: 'repeats', reason: `Repeats “${name}” above (${sameness(key)}).`, personId: null }
    : { plan: 'joins', reason: `Joins “${name}” above (${sameness(key)}).`, personId: null };
}

export const NEW_PERSON = 'A new person.';

const asErased: Planned = { plan: 'skip', reason: ERASED, personId: null };

function asNew(row: ReadRow): Planned {
  if (row.isOnlyIfKnown)
    return { plan: 'skip', reason: 'They wrote to you, you not to them.', personId: null };
  const reason = row.feedUrl ? 'A new person with a source.' : NEW_PERSON;
  return { plan: 'new', reason, personId: null };
}
