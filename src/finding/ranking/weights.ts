/**
 * The one ranking configuration, with the reason for each number. Figures are macro nDCG@10 on the
 * validation questions of three communities; decisions/0006-ranking-people.md has the whole table.
 */
import { DAY_MS } from '#days';

/** Terms of a need that are searched. 30 lose .011, 60 and 100 lose .002 to .004. */
export const NEED_TERMS_MAX = 40;

/** Distinct words of a need that are looked up at all. The longest validation question has 158. */
export const NEED_WORDS_MAX = 200;

/**
 * A word of the question itself counts as often as two words of the text around it, and is said
 * twice in the search. Said once: .370 instead of .380.
 */
export const FOCUS_TIMES = 2;

/** BM25 weights of the columns title, tags and body. Tags 2 instead of 3 lose .002. */
export const COLUMN_WEIGHTS = [2, 3, 1] as const;

/** Entries taken from each of the two searches. 500 lose .001. */
export const MATCHES_MAX = 1_000;

/**
 * Postings that the search over all entries may visit, since its time grows with them (about 1 µs
 * each in FTS5). Terms that would go beyond are searched among the newest entries only.
 */
export const POSTINGS_MAX = 20_000;

/** The newest entries, among which nearly all terms are searched. 20,000 lose .001. */
export const NEWEST_MAX = 10_000;

/**
 * Postings of the terms searched among the newest: FTS5 walks through all of a term's postings (60 ns
 * each) to weigh it, however few entries are asked for, and a word that a fifth of a million entries
 * have would take longer than all else together.
 */
export const NEWEST_POSTINGS_MAX = 200_000;

/** A person's entries that count. 3 lose .050, 5 .021, 20 .008: breadth, but not volume. */
export const BEST_ENTRIES_MAX = 10;

/** An old entry keeps this share of its relevance: who has shown something once may still know it. */
export const AGE_FLOOR = 0.05;

/** Half of an entry's weight goes in a fifth of the age of what is known of the matter, at most 60 days. */
export const HALF_LIFE_SHARE = 1 / 5;
export const HALF_LIFE_MAX_MS = 60 * DAY_MS;
/** A network brought in within the last hours still needs a half-life to divide by. */
export const HALF_LIFE_MIN_MS = DAY_MS / 24;

/** The best matches that tell how old a matter is (decisions/0028-one-network-of-many.md). */
export const MATTER_MATCHES_MAX = 50;

/** The few entries on which lasting relevance, whatever their age, is judged. */
export const LASTING_ENTRIES_MAX = 3;

/** The best matches whose replies are looked for: who answered something alike before. */
export const REPLIED_TO_MAX = 1_000;

/**
 * Of how many people, those with the most relevant entries, the habits are looked up. Nobody further
 * down has come into the first ten.
 */
export const PEOPLE_MEASURED_MAX = 300;

/** "Lately" fades eight times as fast as evidence; "today" within hours. */
export const LATELY_SHARE = 1 / 8;
export const TODAY_HALF_LIFE_MS = 3 * 60 * 60 * 1000;

/** Hours of the day from two before to four after the time of asking: when an answer would come. */
export const HOURS_BEFORE = 2;
export const HOURS_AROUND = 7;
/** So many entries at no particular hour are taken for granted, so that a single one makes no habit. */
export const HOURS_PRIOR = 3;

/**
 * What each signal may add to a score of at most 1, learned on the earlier questions of all three
 * communities together (decisions/0020-learned-ranking.md).
 */
export const SIGNAL_WEIGHTS = {
  recent: 0.336,
  lasting: 0.237,
  replies: 0.134,
  lately: 0.089,
  activity: 0.049,
  today: 0.03,
  hours: 0.125,
} as const;

/**
 * By it a score becomes odds: the likeliest on the earlier questions of three communities, apart and in one
 * network (7 to 10 for each; learned weights come to 7 before they are brought to a sum of 1, being held back).
 */
export const CHANCE_SCALE = 9;
/** The people of a question by whom it was set, as the weights were. */
export const CHANCES_MAX = 60;

export type Signal = keyof typeof SIGNAL_WEIGHTS;
export type Weights = Readonly<Record<Signal, number>>;
