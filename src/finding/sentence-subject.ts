import type { Kith } from '#platform';
import { entriesWith, entriesWithBoth } from '#sources';
import { coreOf, pairsOf, type Said } from './core.ts';
import { viewOf } from './index-view.ts';
import { knownShare, SHORT_WORDS_MAX } from './reading.ts';
import { askedBefore, type Telling, tellingWords } from './subject.ts';

/** Beyond these a sentence says more than one thing; the rarest are looked at: which of two are said together is asked for each two. */
const WORDS_MAX = 12;

/** What a plain sentence asks for: the words that are searched for, and all that could be. */
export interface SentenceSubject {
  /** The words searched for, in one text. */
  text: string;
  words: { word: string; isUsed: boolean }[];
}

interface SentenceAsked {
  sentence: string;
  /** The questions of the goal it is said for. */
  questions?: readonly string[];
  /** The words that the member chose; as Kith reads the sentence when left out. */
  chosen?: readonly string[] | null;
}

/**
 * What a sentence is about, as one says it to somebody: what a question of its goal asks too, or else what the entries that
 * a member can see say together. The sentence itself where nothing but asking is in it.
 */
export async function subjectOf(
  kith: Kith,
  memberId: number,
  { sentence, questions = [], chosen = null }: SentenceAsked,
): Promise<SentenceSubject> {
  const words = await wordsOf(kith, sentence);
  const used = chosen
    ? words.filter(({ word }) => chosen.includes(word))
    : await carrying(kith, memberId, { words, questions });
  return {
    text: used.length === 0 ? sentence : used.map(({ word }) => word).join(' '),
    words: words.map((one) => ({ word: one.word, isUsed: used.includes(one) })),
  };
}

/** A few words are easily taken for another language: see `readingOf`. */
async function wordsOf(kith: Kith, sentence: string): Promise<Telling[]> {
  const detected = tellingWords(sentence);
  if (detected.length > SHORT_WORDS_MAX) return detected;
  const english = tellingWords(sentence, 'en');
  const having = await entriesWith(kith.db, termsOf([...detected, ...english]));
  const known = (words: readonly Telling[]) => knownShare(termsOf(words), having);
  return known(english) > known(detected) ? english : detected;
}

const termsOf = (words: readonly Telling[]): string[] => [
  ...new Set(words.flatMap(({ terms }) => terms)),
];

async function carrying(
  kith: Kith,
  memberId: number,
  { words, questions }: { words: readonly Telling[]; questions: readonly string[] },
): Promise<Telling[]> {
  const asked = askedBefore(words, questions);
  if (asked.length > 0 || words.length <= 2) return asked.length > 0 ? asked : [...words];
  const [{ entries }, having] = await Promise.all([
    viewOf(kith, memberId),
    entriesWith(kith.db, termsOf(words)),
  ]);
  const rarity = (term: string): number => having.get(term) ?? Number.POSITIVE_INFINITY;
  const said = words.map((telling) => ({
    word: telling.word,
    term: telling.terms.toSorted((a, b) => rarity(a) - rarity(b))[0] ?? '',
    telling,
  }));
  const looked = rarest(said, having);
  const pairs = pairsOf(looked.filter(({ term }) => having.has(term)).map(({ term }) => term));
  const counts = await entriesWithBoth(kith.db, pairs);
  const together = new Map(pairs.map(([a, b], place) => [`${a} ${b}`, counts[place] ?? 0]));
  const both = (a: string, b: string): number => together.get(`${a} ${b}`) ?? 0;
  return coreOf(looked, { entries, having, both }).map(({ telling }) => telling);
}

/** The words that fewest entries have, in the order of the sentence. */
function rarest<One extends Said>(
  said: readonly One[],
  having: ReadonlyMap<string, number>,
): One[] {
  const count = ({ term }: One): number => having.get(term) ?? 0;
  const kept = new Set(said.toSorted((a, b) => count(a) - count(b)).slice(0, WORDS_MAX));
  return said.filter((one) => kept.has(one));
}
