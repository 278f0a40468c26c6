import { GIVEN_NAMES } from './given-names.ts';
import {
  ALSO_WORDS,
  BEFORE_ORGANISATIONS,
  BEFORE_PLACES,
  GERMAN_BEFORE_NAMES,
  GERMAN_NOUN,
  GERMAN_ORDINARY,
  HONORIFICS,
  isDoing,
  LEGAL_FORM,
  ORGANISATIONS,
  PARTICLES,
  SEASONS,
} from './name-words.ts';
import { isAbbreviation, isContracted, isEveryday, isOpener, isProgram } from './ordinary.ts';
import { isTime } from './times.ts';
import { areJoined, type Token, tokensOf } from './tokens.ts';

export type NameKind = 'person' | 'organisation' | 'place' | 'name';

/** Words beside each other that look like a name nobody has told Kith of. */
export interface Run {
  kind: NameKind;
  /** Nothing beside it says of what kind it is. */
  isGuess: boolean;
  at: number;
  end: number;
  /** Its words without titles, particles and legal forms. */
  words: string[];
}

export interface Reading {
  text: string;
  tokens: readonly Token[];
  isGerman: boolean;
  isStop: (folded: string) => boolean;
  /** Words that stand in the text in small letters too. */
  small: ReadonlySet<string>;
}

const ENDS = /^[ \t]*(?:$|[\n,:.!?;)\]|’'"”“»])/u;
const ACRONYM =
  /^(?:\p{Lu}[\p{Lu}\p{N}]+|\p{L}+\p{N}[\p{L}\p{N}]*|\p{Ll}+\p{Lu}.*|\p{Lu}\p{Ll}+\p{Lu}.*)$/u;
/** Yesterday's doing begins many a sentence; of names that end so, most are among the given ones. */
const ADVERB = /(?:ly|ing|ed)$/u;
/** What stands before the rest of "O'Brien", "D’Angelo" and "N’Diaye": no word of every day is written so. */
const ELIDED = new Set(['o', 'd', 'm', 'n']);
const ELISION = /(?<![\p{L}\p{N}])[ODMN]['’]$/u;
const LEGAL_CHARS = 16;

interface Known {
  language: string | null;
  isStop: (folded: string) => boolean;
  /** Where something begins that has its own beginning, such as a title that is quoted. */
  starts: ReadonlySet<number>;
}

export function readingOf(text: string, { language, isStop, starts }: Known): Reading {
  const tokens = tokensOf(text).map((one) =>
    starts.has(one.at) ? { ...one, isFirst: true } : one,
  );
  const small = new Set(tokens.filter((one) => !one.isCapital).map((one) => one.folded));
  return { text, tokens, isGerman: language === 'de', isStop, small };
}

/** Whether a word says nothing of who or what is meant. */
export const isGeneric = ({ isStop }: Reading, word: string): boolean =>
  isEveryday(word) || GERMAN_ORDINARY.has(word) || ORGANISATIONS.has(word) || isStop(word);

/** Every run of capitals that may be a name; `isTaken` says what is known to be something else. */
export function runsIn(reading: Reading, isTaken: (token: Token) => boolean): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < reading.tokens.length; at++) {
    const end = endOfRun(
      reading,
      at,
      (token) => token.at < (runs.at(-1)?.end ?? 0) || isTaken(token),
    );
    for (const [first, last] of parted(reading, at, end)) runs.push(...runOf(reading, first, last));
    at = Math.max(at, end - 1);
  }
  return runs;
}

/** The first word behind a run of capitals, with the particles between them. */
function endOfRun({ text, tokens }: Reading, from: number, isTaken: (token: Token) => boolean) {
  let end = from;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || isTaken(token)) break;
    if (at > from && !areJoined(text, tokens[at - 1], token)) break;
    if (token.isCapital) end = at + 1;
    else if (at === from || !PARTICLES.has(token.folded)) break;
  }
  return end;
}

/** A run without the ordinary words in it, which have their capital from where they stand. */
function* parted(reading: Reading, from: number, to: number): Generator<[number, number]> {
  let first = from;
  for (let at = from; at <= to; at++) {
    const token = reading.tokens[at];
    const isWithin = at < to && token && !isOrdinary(reading, at);
    if (isWithin && !partsFirm(reading, at, to)) continue;
    let [start, end] = [first, at];
    while (start < end && PARTICLES.has(reading.tokens[start]?.folded ?? '')) start++;
    while (start < end && PARTICLES.has(reading.tokens[end - 1]?.folded ?? '')) end--;
    if (start < end) yield [start, end];
    first = at + 1;
  }
}

/** "Jan de Boer van Rabobank B.V." and "Wim of Philips" are two; "University of Twente" is one. */
function partsFirm({ text, tokens }: Reading, at: number, to: number): boolean {
  const word = tokens[at]?.text ?? '';
  if (!/^(?:of|van|von)$/u.test(word)) return false;
  if (word === 'of') return !ORGANISATIONS.has(tokens[at - 1]?.folded ?? '');
  return legalIn(text, tokens.slice(at + 1, to)) !== null;
}

function isOrdinary(reading: Reading, at: number): boolean {
  const token = reading.tokens[at];
  if (!token) return true;
  const { folded, text } = token;
  if (PARTICLES.has(folded) && folded === text) return false;
  if (isContracted(reading, token)) return true;
  if (HONORIFICS.has(folded)) return false;
  if (isAbbreviation(token) || isProgram(reading, at)) return true;
  const isCommon = isEveryday(folded) || reading.isStop(folded) || isOpener(token);
  return isCommon && !isPartOfName(reading, at);
}

/** "Anneke van der Meer", "Tina Young", "Sinéad O’Brien": a word of every day that is somebody’s name here. */
function isPartOfName(reading: Reading, at: number): boolean {
  const { text, tokens } = reading;
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!here) return false;
  if (ELIDED.has(here.folded)) return /^['’]\p{Lu}/u.test(text.slice(here.end, here.end + 2));
  if (isBehindParticle(reading, at)) return true;
  // "Herr Freitag", "Susan Sonntag".
  if (before?.isCapital && areJoined(text, before, here)) {
    if (HONORIFICS.has(before.folded)) return true;
    if (isTime(here.folded) && GIVEN_NAMES.has(before.folded)) return true;
  }
  if (!ALSO_WORDS.has(here.folded)) return false;
  if (before && GIVEN_NAMES.has(before.folded)) return true;
  // "Will said", and "I met Will"; a month has its capital anywhere.
  if (after && areJoined(text, here, after) && isDoing(after.folded)) return true;
  return !here.isFirst && !here.isInTitle && !SEASONS.has(here.folded);
}

/** A capital behind "van der" is a surname where a name stands before that. */
function isBehindParticle({ text, tokens }: Reading, at: number): boolean {
  let from = at - 1;
  while (isSmallParticle(tokens[from]) && areJoined(text, tokens[from], tokens[from + 1])) from--;
  const name = tokens[from];
  return from < at - 1 && name?.isCapital === true && areJoined(text, name, tokens[from + 1]);
}

const isSmallParticle = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.text !== 'of' &&
  token.text === token.folded &&
  PARTICLES.has(token.folded);

function runOf(reading: Reading, from: number, to: number): Run[] {
  const { text, tokens } = reading;
  const titles = countTitles(tokens, from, to);
  const named = tokens.slice(from + titles, to);
  const legal = legalIn(text, named);
  const proper = legal ? named.slice(0, legal.words) : named;
  const words = proper.filter(({ text: word }) => word.length > 1 && !isParticle(word));
  const [first, last] = [tokens[from], legal ? undefined : named.at(-1)];
  if (!first || words.length === 0) return [];
  const before = tokens[from - 1];
  const looks = { words, before, after: tokens[to], isTitled: titles > 0, isLegal: legal !== null };
  if (!isName(reading, looks)) return [];
  const end = legal?.end ?? last?.end ?? first.end;
  return [{ ...kindOf(looks), at: first.at, end, words: words.map(({ folded }) => folded) }];
}

const isParticle = (word: string) => PARTICLES.has(word);

function countTitles(tokens: readonly Token[], from: number, to: number): number {
  let count = 0;
  while (from + count < to - 1 && HONORIFICS.has(tokens[from + count]?.folded ?? '')) count++;
  return count;
}

/** Where a company's name ends with its legal form, and how many words stand before that. */
function legalIn(text: string, named: readonly Token[]): { words: number; end: number } | null {
  for (const [at, { end }] of named.entries()) {
    const form = LEGAL_FORM.exec(text.slice(end, end + LEGAL_CHARS));
    if (form) return { words: at + 1, end: end + form[0].length };
  }
  return null;
}

interface Looks {
  words: readonly Token[];
  before: Token | undefined;
  after: Token | undefined;
  isTitled: boolean;
  isLegal: boolean;
}

const isGiven = ({ folded }: Token) =>
  GIVEN_NAMES.has(folded) || GIVEN_NAMES.has(folded.replace(/s$/u, ''));

function isName(reading: Reading, looks: Looks): boolean {
  const { words, isTitled, isLegal } = looks;
  if (isTitled || isLegal || words.some(isGiven)) return true;
  if (words.some(({ text }) => ACRONYM.test(text))) return true;
  if (words.some(({ at }) => ELISION.test(reading.text.slice(Math.max(0, at - 3), at))))
    return true;
  return reading.isGerman ? isGermanName(reading, looks) : isNameElsewhere(reading, looks);
}

/** Where only names have capitals within a sentence. */
function isNameElsewhere(reading: Reading, looks: Looks): boolean {
  const { words } = looks;
  if (words.some(({ isFirst, isInTitle }) => !isFirst && !isInTitle)) return true;
  const isNew = words.every(({ folded }) => !reading.small.has(folded));
  const [first] = words;
  if (!first || !isNew) return false;
  return first.isInTitle || words.length > 1 || isNamedFirst(reading, first, looks);
}

/** A single word that begins a sentence: a name when it does something, is called, or stands alone. */
function isNamedFirst({ text }: Reading, first: Token, { before, after }: Looks): boolean {
  const next = after && /^[ \t]+$/u.test(text.slice(first.end, after.at)) ? after : undefined;
  const isDone = next !== undefined && (isDoing(next.folded) || AND.has(next.folded));
  if (ADVERB.test(first.folded)) return false;
  const wraps = before !== undefined && GIVEN_NAMES.has(before.folded);
  const isAlone = ENDS.test(text.slice(first.end));
  return isDone || isAlone || (wraps && text.slice(before.end, first.at).trim() === '');
}

const AND = new Set(['and', 'und', 'en', 'et', 'y', 'e']);

/** Where every noun has a capital: what stands without an article, or beside another capital. */
function isGermanName(reading: Reading, looks: Looks): boolean {
  const { words, before, after } = looks;
  const telling = words.filter(
    ({ folded }) => !GERMAN_NOUN.test(folded) && !GERMAN_ORDINARY.has(folded),
  );
  const [first] = telling;
  if (!first) return false;
  if (words.length > 1) return true;
  const isBare = !first.isFirst && before !== undefined && GERMAN_BEFORE_NAMES.has(before.folded);
  const isDoer =
    first.isFirst && (isNamedFirst(reading, first, looks) || isDoing(after?.folded ?? ''));
  return isBare || isDoer;
}

function kindOf({ words, before, isTitled, isLegal }: Looks): Pick<Run, 'kind' | 'isGuess'> {
  const sure = (kind: NameKind) => ({ kind, isGuess: false });
  if (isLegal || words.some(({ folded }) => ORGANISATIONS.has(folded))) return sure('organisation');
  if (isTitled || words.some(isGiven)) return sure('person');
  if (before && BEFORE_ORGANISATIONS.has(before.folded)) return sure('organisation');
  if (words.some(({ text }) => ACRONYM.test(text))) return { kind: 'name', isGuess: true };
  if (before && BEFORE_PLACES.has(before.folded)) return sure('place');
  return { kind: 'person', isGuess: true };
}
