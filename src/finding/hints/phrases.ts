/**
 * What a group of entries is about, as a phrase that stands in several of them: words that tell entries apart are
 * often no name for anything. Rather nothing than a poor name. Pure.
 */
import { analyse } from '#search';
import type { MatchedEntry } from './evidence.ts';

const WORDS_MAX = 3;
const WORD_CHARS_MIN = 3;
/** In one entry a phrase is chance, and words of one author's own footer stand in all of theirs. */
const ENTRIES_MIN = 2;

/** Words that say nothing about a view though they are no stop words. */
const FILLERS = new Set(
  `one two three first second last next new old good great best better big small little many much more most less few lot
  way kind sort bit part end back day days week weeks month months year years today time times really just like get got
  getting make makes making made use uses using used know need needs want think thought say says said see seen look looks
  going goes come comes came take takes took put let lets keep still even ever never always often also maybe perhaps own
  different same everything something anything nothing everyone someone people person`.split(/\s+/),
);
/** What a page says of itself, whatever it is about. */
const BOILERPLATE = new Set(
  `read reading subscribe newsletter blog post posts posted comment comments share click link links website page pages email
  episode podcast video watch listen download cookie cookies privacy policy copyright reserved rights author published
  update updated weeknotes continue sign signup follow article articles sponsor sponsored http https www com`.split(
    /\s+/,
  ),
);

interface Word {
  written: string;
  term: string;
}

/** The phrase of two or three words that most of these entries share, with one of `terms` in it; null where there is none. */
export function phraseOf(
  terms: readonly string[],
  entries: readonly MatchedEntry[],
): string | null {
  const telling = new Set(terms);
  const common = new Set(commonWords(entries));
  const found = new Map<string, { phrase: string; entries: Set<number>; weight: number }>();
  for (const entry of entries) {
    for (const run of runsOf(entry, common)) {
      for (const words of phrasesIn(run)) {
        const weight = words.filter(({ term }) => telling.has(term)).length;
        if (weight === 0) continue;
        const key = words.map(({ term }) => term).join(' ');
        const phrase = words.map(({ written }) => written).join(' ');
        const known = found.get(key) ?? { phrase, entries: new Set(), weight };
        known.entries.add(entry.id);
        found.set(key, known);
      }
    }
  }
  const [best] = [...found.values()]
    .filter((one) => one.entries.size >= ENTRIES_MIN)
    .toSorted(
      (a, b) =>
        b.entries.size * b.weight - a.entries.size * a.weight ||
        b.phrase.length - a.phrase.length ||
        (a.phrase < b.phrase ? -1 : 1),
    );
  return best?.phrase ?? null;
}

const WORD = /[\p{L}\p{M}\p{N}’'-]+/gu;
/** Nothing that is one phrase goes across these. */
const BREAKS = /[^\p{L}\p{M}\p{N}’' -]+/u;

/** Words that somewhere stand in small letters: whatever never does is a name. German writes every noun with a capital. */
function commonWords(entries: readonly MatchedEntry[]): string[] {
  return entries.flatMap(({ title, excerpt, language }) =>
    [...`${title} ${excerpt}`.matchAll(WORD)].flatMap(([word]) =>
      language === 'de' || word === word.toLowerCase() ? [word.toLowerCase()] : [],
    ),
  );
}

/** Stretches of words that may be part of a phrase, one after the other as they are written. */
function runsOf({ title, excerpt, language }: MatchedEntry, common: ReadonlySet<string>): Word[][] {
  const runs: Word[][] = [];
  for (const stretch of [title, ...excerpt.split(/(?<=[.!?…])\s/u)].flatMap((one) =>
    one.split(BREAKS),
  )) {
    let run: Word[] = [];
    for (const [word] of stretch.matchAll(WORD)) {
      const one = tellingWord(word, language, common);
      if (one) run.push(one);
      else {
        runs.push(run);
        run = [];
      }
    }
    runs.push(run);
  }
  return runs.filter(({ length }) => length > 1);
}

function tellingWord(
  word: string,
  language: string | null,
  common: ReadonlySet<string>,
): Word | null {
  const small = word.toLowerCase();
  if (small.length < WORD_CHARS_MIN || /\d|[’']/.test(small) || !common.has(small)) return null;
  if (FILLERS.has(small) || BOILERPLATE.has(small)) return null;
  const [term] = analyse(small, language);
  // No term is a stop word.
  return term === undefined ? null : { written: language === 'de' ? word : small, term };
}

function phrasesIn(run: readonly Word[]): Word[][] {
  return run.flatMap((_, at) =>
    [2, WORDS_MAX].flatMap((length) => {
      const words = run.slice(at, at + length);
      const isWhole = words.length === length;
      return isWhole && new Set(words.map(({ term }) => term)).size === length ? [words] : [];
    }),
  );
}

const TITLE_CHARS_MAX = 60;

/**
 * A name for a view: a phrase its entries share, or else one of them as it is called, by its first words where it
 * has no title; null where they say nothing at all.
 */
export function viewName(
  terms: readonly string[],
  entries: readonly MatchedEntry[],
): string | null {
  return phraseOf(terms, entries) ?? exampleOf(entries);
}

/** One of these entries, as it is called or begins: `as in “Wards at night”`. */
export function exampleOf(entries: readonly MatchedEntry[]): string | null {
  const titled = entries.find(({ title }) => title.trim() !== '')?.title.trim();
  const words = titled ?? entries.map(beginningOf).find((text) => text !== '');
  if (words === undefined) return null;
  return `as in “${
    words.length <= TITLE_CHARS_MAX
      ? words
      : `${words
          .slice(0, TITLE_CHARS_MAX - 1)
          .toWellFormed()
          .trimEnd()}…`
  }”`;
}

/** The first sentence of what has no title, as short posts have none. */
const beginningOf = ({ excerpt }: MatchedEntry): string =>
  excerpt.trim().split(/(?<=[.!?…])\s/u, 1)[0] ?? '';
