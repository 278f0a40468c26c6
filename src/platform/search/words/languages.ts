import { createRequire } from 'node:module';
import { stemEnglish } from './english.ts';

// What a module imports of CommonJS Node keeps twice, as text; and stemmers other than for English are another MB.
const require = createRequire(import.meta.url);

/** Snowball's algorithm and the stop-word list of each language, by ISO 639-1 code. */
const SOURCES: Readonly<Record<string, { readonly stem?: string; readonly stop?: string }>> = {
  ar: { stem: 'arabic', stop: 'ara' },
  bg: { stop: 'bul' },
  ca: { stem: 'catalan', stop: 'cat' },
  cs: { stem: 'czech', stop: 'ces' },
  da: { stem: 'danish', stop: 'dan' },
  de: { stem: 'german', stop: 'deu' },
  el: { stop: 'ell' },
  en: { stem: 'english', stop: 'eng' },
  es: { stem: 'spanish', stop: 'spa' },
  et: { stop: 'est' },
  eu: { stem: 'basque', stop: 'eus' },
  fa: { stop: 'fas' },
  fi: { stem: 'finnish', stop: 'fin' },
  fr: { stem: 'french', stop: 'fra' },
  he: { stop: 'heb' },
  hi: { stop: 'hin' },
  hr: { stop: 'hrv' },
  hu: { stem: 'hungarian', stop: 'hun' },
  hy: { stem: 'armenian', stop: 'hye' },
  it: { stem: 'italian', stop: 'ita' },
  // Read as bigrams; what is in Latin letters among them is mostly English.
  ja: { stem: 'english', stop: 'eng' },
  ko: { stem: 'english', stop: 'eng' },
  lt: { stop: 'lit' },
  lv: { stop: 'lav' },
  nl: { stem: 'dutch', stop: 'nld' },
  no: { stem: 'norwegian', stop: 'nob' },
  pl: { stop: 'pol' },
  pt: { stem: 'portuguese', stop: 'por' },
  ro: { stem: 'romanian', stop: 'ron' },
  ru: { stem: 'russian', stop: 'rus' },
  sk: { stop: 'slk' },
  sl: { stem: 'slovene', stop: 'slv' },
  sv: { stem: 'swedish', stop: 'swe' },
  ta: { stem: 'tamil' },
  tr: { stem: 'turkish', stop: 'tur' },
  uk: { stop: 'ukr' },
  ur: { stop: 'urd' },
  vi: { stop: 'vie' },
  zh: { stem: 'english', stop: 'eng' },
};

/**
 * Words that English questions are made of and that stopword's short list leaves out: they name
 * nobody's subject, and their long posting lists are what a search spends its time on.
 */
const ENGLISH_MORE =
  `am any because being both can cannot could did do does doing don done each few going got had
  has having he her here his how if into its just let many may me might more most much must my
  myself need no not now off onto our out over own shall she should so some such than them then
  there these they thing things those through too until up us very want was way ways were what
  when where which while who whom whose why will with would yet you your`.split(/\s+/);

/** Articles and pronouns that French, Italian and Catalan hang before a vowel: l'école, qu'il. */
const ELISION =
  /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu|un|dell|all|nell|sull|dall)['’]/u;
const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

/** How one language cuts and folds its words. */
export interface Language {
  readonly elides: boolean;
  readonly isStop: (folded: string) => boolean;
  /** The stem of a lower-case word, accents removed. */
  readonly stem: (lowered: string) => string;
}

/** Lower case without accents; marks that carry the vowel (Hindi, Thai) stay. */
export function fold(word: string): string {
  const lowered = word.normalize('NFKC').toLowerCase();
  return isAscii(lowered) ? lowered : withoutAccents(lowered);
}

/** Drops the article hung before a word by an apostrophe. */
export function withoutElision(word: string): string {
  return word.replace(ELISION, '');
}

/**
 * How to treat words of a language. A language that is not known is treated as English: names,
 * technical words and short titles mostly are, and query and index then agree.
 */
export function languageOf(code: string | null): Language {
  const known = code !== null && Object.hasOwn(SOURCES, code) ? code : code === null ? 'en' : '';
  const loaded = languages.get(known) ?? load(known);
  languages.set(known, loaded);
  return loaded;
}

const languages = new Map<string, Language>();

function load(code: string): Language {
  const { stem, stop } = SOURCES[code] ?? {};
  const lists: typeof import('stopword').default = require('stopword');
  const listed = (stop === undefined ? undefined : lists[stop]) ?? [];
  const words = new Set([...listed, ...(stop === 'eng' ? ENGLISH_MORE : [])].map(fold));
  const cut = stemmerOf(stem);
  return {
    elides: ELIDING.has(code),
    isStop: (folded) => words.has(folded),
    stem: (lowered) => withoutAccents(cut(lowered)),
  };
}

function stemmerOf(algorithm: string | undefined): (lowered: string) => string {
  if (algorithm === undefined) return (lowered) => lowered;
  if (algorithm === 'english') return stemEnglish;
  const snowball: typeof import('snowball-stemmers').default = require('snowball-stemmers');
  const stemmer = snowball.newStemmer(algorithm);
  return (lowered) => stemmer.stem(lowered);
}

function withoutAccents(lowered: string): string {
  if (isAscii(lowered)) return lowered;
  return lowered
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .normalize('NFC');
}

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i += 1) if (word.charCodeAt(i) > 127) return false;
  return true;
}

/** Whether a folded word only holds sentences of its language together. */
export const isStopWord = (folded: string, language: string | null): boolean =>
  languageOf(language).isStop(folded);
