import { detectLanguage } from './detect.ts';
import { fold, type Language, languageOf, withoutElision } from './languages.ts';
import { HASH_SEED, hashWith, Lexicon, Terms, type Word } from './lexicon.ts';
import { unitsOf } from './units.ts';

/** A word longer than this is a hash, a key or a chain of code, and finds nobody. */
const WORD_LENGTH_MAX = 40;
/** Distinct written forms remembered, of all languages together; then the memory starts anew. */
const REMEMBERED_MAX = 200_000;
/** Up to this many words a question is also read as English, because detection errs on few words. */
const SHORT_WORDS_MAX = 8;

/**
 * An address, or a word: letters, digits and marks, joined inside by dots or apostrophes
 * (node.js, 3.5, l'école), with the ++ or # that names a programming language.
 */
const PIECE =
  /(?:https?:\/\/|www\.)[^\s<>"']+|[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}\p{N}\p{M}]+)*(?:(?:\+\+|#)(?![\p{L}\p{N}]))?/gu;
const PIECE_HERE = new RegExp(PIECE.source, 'uy');
const ADDRESS = /^(?:https?:\/\/|www\.)/u;
/** Scripts written without spaces, or (Hangul) whose spaces join words with their endings. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
const HAS_UNSPACED = new RegExp(UNSPACED.source, 'u');
/** What folding can leave behind that is no part of a word: ⑴ becomes (1). */
const NOT_OF_WORDS = /[^\p{L}\p{N}\p{M}.'’+#]+/gu;
const PLAIN = /^[a-z]+$/i;
const NONE: readonly string[] = [];

/** The characters from `start` up to, not including, `end` (UTF-16 offsets, as `slice` takes). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The index terms of a text, in its order and as often as they occur: folded (NFKC, lower case,
 * no accents), without stop words and addresses, stemmed; scripts without spaces as bigrams.
 * @param language ISO 639-1; left out, it is detected; null means not known, treated as English.
 */
export function analyse(text: string, language?: string | null): string[] {
  return parted(indexText(text, language));
}

/** The same terms as one text, parted by spaces, as an index takes them. */
export function indexText(text: string, language?: string | null): string {
  const code = language === undefined ? detectLanguage(text) : language;
  const inLanguage = languageOf(code);
  const read = reader(inLanguage);
  const lexicon = lexiconOf(inLanguage);
  const units = unitsOf(text);
  const word = { units, start: 0, end: 0, hash: 0 };
  for (let at = 0; at < text.length; ) {
    let hash = HASH_SEED;
    let end = at;
    let letter = units[end] ?? 0;
    while (letter < 128 && IN_WORDS[letter] === 1) {
      hash = hashWith(hash, letter);
      letter = units[++end] ?? 0;
    }
    word.start = at;
    word.end = end;
    word.hash = hash;
    if (isWhole(text, word)) {
      if (!lexicon.write(word, terms)) {
        lexicon.add(word, termsOf(text.slice(at, end), inLanguage).join(' '));
        lexicon.write(word, terms);
      }
    } else if (end > at || letter >= 128) {
      PIECE_HERE.lastIndex = at;
      if (PIECE_HERE.test(text)) {
        end = PIECE_HERE.lastIndex;
        terms.putText(read(text.slice(at, end)));
      } else end = at + 1;
    } else end += 1;
    at = end;
  }
  return terms.take();
}

/** Written anew by each `indexText`, which waits for nothing. */
const terms = new Terms();

/** ASCII letters and digits, by their codes. */
const IN_WORDS = Uint8Array.from({ length: 128 }, (_, code) =>
  /[a-z0-9]/i.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether these letters, before a sign or the end, are a whole piece: nothing that follows them belongs to it. */
function isWhole(text: string, { units, start, end }: Word): boolean {
  if (start === end || end - start > WORD_LENGTH_MAX) return false;
  const next = units[end] ?? 0;
  if (next >= 128 || next === PLUS || next === HASH) return false;
  if (next === COLON) return !text.startsWith('http', start);
  if (next !== DOT && next !== APOSTROPHE) return true;
  const after = units[end + 1] ?? 0;
  return !(after >= 128 || IN_WORDS[after] === 1 || text.startsWith('www.', start));
}
const [HASH, APOSTROPHE, PLUS, DOT, COLON] = [0x23, 0x27, 0x2b, 0x2e, 0x3a];

const parted = (terms: string): string[] => (terms === '' ? [] : terms.split(' '));

/**
 * The terms of a question. Like `analyse`, but a question of a few words is also read as English:
 * people ask in English jargon whatever they speak, and few words are easily taken for another language.
 */
export function analyseQuestion(text: string, language?: string | null): string[] {
  const known = language === undefined ? detectLanguage(text) : language;
  const terms = analyse(text, known);
  if (known === null || known === 'en' || terms.length > SHORT_WORDS_MAX) return terms;
  const seen = new Set(terms);
  return [...terms, ...analyse(text, 'en').filter((term) => !seen.has(term))];
}

/** Where a text holds words whose terms are in `terms`, in order, to be highlighted. */
export function matches(
  text: string,
  terms: ReadonlySet<string>,
  language?: string | null,
): Range[] {
  const read = reader(languageOf(language === undefined ? detectLanguage(text) : language));
  const found: Range[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (isUnspaced(piece)) found.push(...bigramRanges(piece, index, terms));
    else if (parted(read(piece)).some((term) => terms.has(term))) {
      found.push({ start: index, end: index + piece.length });
    }
  }
  return found;
}

/** By language and not by code: a feed may name hundreds of codes that are no language's. */
const lexicons = new Map<Language, Lexicon>();

/** The plain words of a language and their terms, as far as they are remembered. */
function lexiconOf(language: Language): Lexicon {
  startAnewWhenFull(lexicons);
  const known = lexicons.get(language) ?? new Lexicon();
  lexicons.set(language, known);
  return known;
}

function startAnewWhenFull(memories: Map<Language, { readonly size: number }>): void {
  let words = 0;
  for (const { size } of memories.values()) words += size;
  if (words >= REMEMBERED_MAX) memories.clear();
}

const remembered = new Map<Language, Map<string, string>>();

/**
 * Reads written forms of a language as terms, remembering them: a text repeats its words. The terms of a
 * form, mostly one, are kept as one text: to look at a list for each word takes a third longer.
 */
function reader(language: Language): (piece: string) => string {
  startAnewWhenFull(remembered);
  const memory = remembered.get(language) ?? new Map<string, string>();
  remembered.set(language, memory);
  return (piece) => {
    const known = memory.get(piece);
    if (known !== undefined) return known;
    if (piece.length > WORD_LENGTH_MAX) return termsOf(piece, language).join(' ');
    const word = copied(piece);
    const terms = termsOf(word, language).join(' ');
    if (memory.size >= REMEMBERED_MAX) memory.clear();
    memory.set(word, terms);
    return terms;
  };
}

/** V8 keeps a longer piece as a window on its text, so that remembering the word would remember the whole text. */
const copied = (piece: string): string => Buffer.from(piece, 'utf16le').toString('utf16le');

function termsOf(piece: string, language: Language): readonly string[] {
  if (PLAIN.test(piece)) return plainTerm(piece.toLowerCase(), language);
  if (ADDRESS.test(piece)) return NONE;
  if (isUnspaced(piece)) return bigramsOf(piece, language);
  if (piece.length > WORD_LENGTH_MAX) return NONE;
  // Marks without a letter fold to nothing.
  return wordTerms(piece, language).filter((term) => /[\p{L}\p{N}]/u.test(term));
}

/** A word in nothing but ASCII letters, as most are: there is nothing to fold, to part or to drop. */
function plainTerm(word: string, language: Language): readonly string[] {
  if (word.length > WORD_LENGTH_MAX || word === 's' || word === 't' || language.isStop(word))
    return NONE;
  const stem = language.stem(word);
  return stem === '' ? NONE : [stem];
}

function wordTerms(piece: string, language: Language): readonly string[] {
  const lowered = piece.normalize('NFKC').toLowerCase().replace(NOT_OF_WORDS, '');
  const word = language.elides ? withoutElision(lowered) : lowered;
  if (language.isStop(fold(word))) return NONE;
  if (/^[\d.]+$/u.test(word)) return [word];
  if (/[+#]$/u.test(word)) return [word.replace(/^.*[.'’]/u, '')];
  const parts = word.split(/[.'’]/u).flatMap((part) => partTerm(part, language));
  // node.js is itself, and also node and js, so that either way of writing it is found.
  return parts.length > 1 && word.includes('.')
    ? [fold(word).replace(/['’]/gu, ''), ...parts]
    : parts;
}

function partTerm(part: string, language: Language): readonly string[] {
  if (part === 's' || part === 't' || part === '' || language.isStop(fold(part))) return NONE;
  const stem = language.stem(part);
  return stem === '' ? NONE : [stem];
}

function isUnspaced(piece: string): boolean {
  return HAS_UNSPACED.test(piece);
}

/** Two neighbouring characters at a time; a character alone stands for itself. */
function bigramsOf(piece: string, language: Language): readonly string[] {
  const rest = piece.replace(UNSPACED, ' ').split(/\s+/u).filter(Boolean);
  const others = rest.flatMap((word) => termsOf(word, language));
  return [...others, ...pairs(piece).map(({ term }) => term)];
}

function bigramRanges(piece: string, index: number, terms: ReadonlySet<string>): Range[] {
  const ranges: Range[] = [];
  for (const { term, start, end } of pairs(piece)) {
    if (!terms.has(term)) continue;
    const last = ranges.at(-1);
    const begin = last !== undefined && last.end >= index + start ? last.start : index + start;
    if (begin !== index + start) ranges.pop();
    ranges.push({ start: begin, end: index + end });
  }
  return ranges;
}

function pairs(piece: string): (Range & { readonly term: string })[] {
  const found: (Range & { readonly term: string })[] = [];
  for (const { 0: run, index } of piece.matchAll(UNSPACED)) {
    const chars = [...run];
    let start = index;
    for (const [i, char] of chars.entries()) {
      const next = chars[i + 1] ?? '';
      if (next === '' && i > 0) break;
      const end = start + char.length + next.length;
      const term = fold(char + next).replace(NOT_OF_WORDS, '');
      if (term !== '') found.push({ term, start, end });
      start += char.length;
    }
  }
  return found;
}
