import { DAY_MS } from '#days';
import { personById } from '#people';
import type { Kith } from '#platform';
import { analyse, matches } from '#search';
import { entriesWith } from '#sources';
import { viewOf } from '../index-view.ts';
import { hashtagsIn } from '../places/gathering.ts';
import { latestEntries, type ReadEntry } from './latest.ts';
import type { NowView } from './schema.ts';
import { type Bag, type Topic, topicsOf } from './topics.ts';

/** What counts as now: this long, but the last few entries in any case, of somebody who writes little. */
const NOW_MS = 90 * DAY_MS;
const NOW_ENTRIES_MIN = 6;
const NOW_ENTRIES_MAX = 30;
const ENTRIES_READ_MAX = 130;
const CHARS_READ_MAX = 1_500;
/** Of the past, the beginning says what an entry was about. */
const PAST_CHARS_MAX = 400;
/** Texts read before others have a turn on this thread. */
const AT_ONCE = 20;
const TOPICS_SHOWN_MAX = 6;
const EXAMPLES_MAX = 3;
const LATEST_SHOWN_MAX = 5;

/** What a person is working on now, each topic with the entries that show it. What they ask about, the room knows that helps. */
export async function nowOf(kith: Kith, memberId: number, personId: number): Promise<NowView> {
  const person = await personById(kith, memberId, personId);
  const asked = { personId: person.id, limit: ENTRIES_READ_MAX, charsMax: CHARS_READ_MAX };
  const entries = await latestEntries(kith, memberId, asked);
  const { recent, past } = parted(entries, kith.now());
  return {
    topics: await topics(kith, memberId, { recent, past }),
    latest: recent.slice(0, LATEST_SHOWN_MAX).map(lineOf),
    entries: entries.length,
    isQuiet: recent.every(({ publishedAt }) => (publishedAt ?? 0) < kith.now() - NOW_MS),
  };
}

function parted(entries: readonly ReadEntry[], now: number) {
  const lately = entries.filter(({ publishedAt }) => (publishedAt ?? 0) >= now - NOW_MS).length;
  const count = Math.min(Math.max(lately, NOW_ENTRIES_MIN), NOW_ENTRIES_MAX);
  return { recent: entries.slice(0, count), past: entries.slice(count) };
}

const lineOf = ({ id, title, excerpt, publishedAt }: ReadEntry) => ({
  entryId: id,
  title: title || excerpt,
  publishedAt,
});

interface Sides {
  recent: readonly ReadEntry[];
  past: readonly ReadEntry[];
}

async function topics(
  kith: Kith,
  memberId: number,
  { recent, past }: Sides,
): Promise<NowView['topics']> {
  const lately = await bagsOf(recent, CHARS_READ_MAX);
  const before = await bagsOf(past, PAST_CHARS_MAX);
  const terms = [...new Set(lately.flatMap(({ all }) => [...all]))].filter(
    (term) => lately.filter(({ all }) => all.has(term)).length > 1,
  );
  if (terms.length === 0) return [];
  const [having, view] = await Promise.all([entriesWith(kith.db, terms), viewOf(kith, memberId)]);
  const found = topicsOf(lately, before, {
    entries: view.entries,
    entriesWith: (term) => having.get(term) ?? 0,
  });
  return phrasesOf(found, recent).slice(0, TOPICS_SHOWN_MAX);
}

async function bagsOf(entries: readonly ReadEntry[], chars: number): Promise<Bag[]> {
  const bags: Bag[] = [];
  for (const [at, entry] of entries.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const says = [entry.title, ...hashtagsIn(entry.text)].join(' ');
    const title = new Set(analyse(says, entry.language));
    const all = new Set([...title, ...analyse(entry.text.slice(0, chars), entry.language)]);
    bags.push({ all, title });
  }
  return bags;
}

const textOf = ({ title, text }: ReadEntry): string => `${title}\n${text}`;

/**
 * Topics as the person writes them: an index's stems are nothing to read, and words that stand side by
 * side in two entries are one topic ("feature flags"). What a longer one holds is not named again.
 */
function phrasesOf(found: readonly Topic[], recent: readonly ReadEntry[]): NowView['topics'] {
  const terms = new Set(found.map(({ term }) => term));
  const written = writtenIn(recent, terms);
  const alone = new Set(found.filter(({ standsAlone }) => standsAlone).map(({ term }) => term));
  const order = new Map(found.map(({ term }, at) => [term, at]));
  const placeOf = ({ said }: Written) => Math.min(...said.map((term) => order.get(term) ?? 99));
  const named = new Set<string>();
  return [...written.values()]
    .filter(
      ({ entries, said }) =>
        entries.size > 1 && (said.length > 1 || said.some((term) => alone.has(term))),
    )
    .toSorted((a, b) => b.said.length - a.said.length || placeOf(a) - placeOf(b))
    .filter(({ said }) => {
      const isOpen = said.every((term) => !named.has(term));
      if (isOpen) for (const term of said) named.add(term);
      return isOpen;
    })
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(({ words, said, entries }) => ({
      words,
      isNew: found.some(({ term, isNew }) => isNew && said.includes(term)),
      entries: entries.size,
      examples: [...entries].slice(0, EXAMPLES_MAX).map(lineOf),
    }));
}

interface Written {
  words: string;
  said: string[];
  entries: Set<ReadEntry>;
}

/** Every topic word and pair of them as written, with the entries it stands in. */
function writtenIn(recent: readonly ReadEntry[], terms: ReadonlySet<string>): Map<string, Written> {
  const written = new Map<string, Written>();
  const note = (words: string, said: string[], entry: ReadEntry) => {
    const key = said.join(' ');
    const known = written.get(key) ?? { words, said, entries: new Set<ReadEntry>() };
    known.entries.add(entry);
    written.set(key, known);
  };
  for (const entry of recent) {
    const text = textOf(entry);
    let last: { end: number; term: string; start: number } | null = null;
    for (const { start, end } of matches(text, terms, entry.language)) {
      const word = text.slice(start, end);
      const term = analyse(word, entry.language).find((one) => terms.has(one));
      if (term === undefined) continue;
      note(word, [term], entry);
      const isNeighbour = last !== null && /^[ -]$/.test(text.slice(last.end, start));
      if (last !== null && isNeighbour && last.term !== term)
        note(text.slice(last.start, end), [last.term, term], entry);
      last = { start, end, term };
    }
  }
  return written;
}
