import { ASKING, ASKS_NOBODY, OFFERS_WORK, OPENERS, PRIVATE, TOLD_BEFORE } from './asking-words.ts';
import type { NeedKind } from './schema.ts';

export interface Asked {
  kind: NeedKind;
  /** As it is written. */
  sentence: string;
}

const SENTENCES_MAX = 400;
const SENTENCE_CHARS_MIN = 16;
const SENTENCE_CHARS_MAX = 280;
/** What is asked more often in one text is no question of its author: it is a list of questions. */
const PER_TEXT_MAX = 2;

/** At the beginning of a sentence, or at that of a word. */
const placed = (words: string): string =>
  words.startsWith('^') ? `^${OPENERS}(?:${words.slice(1)})` : `(?<![\\p{L}\\p{N}])(?:${words})`;

/** What stands at the beginning alone is looked for there alone: in one pattern with the rest it would be tried at each letter. */
const PATTERNS = ASKING.map(({ kind, isQuestion, words }) => ({
  kind,
  isQuestion,
  patterns: [
    patternOf(words.filter((one) => one.startsWith('^'))),
    patternOf(words.filter((one) => !one.startsWith('^'))),
  ].filter((pattern) => pattern !== null),
}));

/**
 * What a text holds, in small letters and after a sign, if it asks anything: most do not, and need not be cut into sentences. What is
 * asked by a question alone is not looked for where nothing is questioned. The sign is part of it, because V8 finds it sooner than it
 * looks back at each letter.
 */
const anyOf = (some: typeof ASKING): RegExp =>
  new RegExp(
    `[^a-z0-9](?:${some.flatMap(({ words }) => words.map((one) => one.replace(/^\^/, ''))).join('|')})`,
    'u',
  );
const ANY_ASKING = anyOf(ASKING);
const ANY_SAYING = anyOf(ASKING.filter(({ isQuestion }) => !isQuestion));
const QUESTIONS = /[?？]/;

function mayAsk(title: string, text: string): boolean {
  const all = plainly(`\n${title}\n${text}`.toLowerCase());
  return (QUESTIONS.test(all) ? ANY_ASKING : ANY_SAYING).test(all);
}

function patternOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  return new RegExp(words.map((one) => `${placed(one)}(?![\\p{L}\\p{N}])`).join('|'), 'iu');
}

/**
 * The sentences with which a text asks its readers for help or says what its author wants to learn, in
 * the order of the text, which is one line as that of entries is. Sentences in quotation marks, reports, rhetoric, vacancies and private
 * matters are passed over.
 */
export function asksIn(title: string, text: string): Asked[] {
  if (!mayAsk(title, text)) return [];
  const found = new Map<string, Asked>();
  const heading = title.trim();
  // A heading that asks is mostly rhetoric: "Does anyone still use this?"
  const sentences = heading.endsWith('?') ? sentencesOf(text) : [heading, ...sentencesOf(text)];
  for (const sentence of sentences) {
    const kind = kindOf(sentence);
    if (kind !== null) found.set(needKey(sentence), { kind, sentence });
  }
  return found.size > PER_TEXT_MAX ? [] : [...found.values()];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function* sentencesOf(text: string): Generator<string> {
  let read = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (++read > SENTENCES_MAX) return;
    // Single spaces, most by far, are left as they are.
    yield segment.replace(/\s{2,}|[^\S ]/gu, ' ').trim();
  }
}

/** What a sentence is; null for all that asks nothing. */
function kindOf(sentence: string): NeedKind | null {
  if (sentence.length < SENTENCE_CHARS_MIN || sentence.length > SENTENCE_CHARS_MAX) return null;
  const plain = plainly(sentence);
  const isQuestion = /[?？]["'”»)\s]*$/u.test(plain);
  for (const { kind, isQuestion: mustAsk, patterns } of PATTERNS) {
    if (mustAsk && !isQuestion) continue;
    const match = firstMatch(patterns, plain);
    if (match && isSaidHere(plain, match.index) && !isOfOthers(plain)) return kind;
  }
  return null;
}

/** With straight apostrophes. */
const plainly = (text: string): string => text.replace(/[’‘]/g, "'");

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}

/** Not in quotation marks, not in a condition, not reported. */
function isSaidHere(sentence: string, at: number): boolean {
  const before = sentence.slice(0, at);
  const straight = before.split('"').length - 1;
  const opened = (before.match(/[“„«]/gu)?.length ?? 0) > (before.match(/[”»]/gu)?.length ?? 0);
  return straight % 2 === 0 && !opened && !TOLD_BEFORE.test(before);
}

const isOfOthers = (sentence: string): boolean =>
  ASKS_NOBODY.test(sentence) || OFFERS_WORK.test(sentence) || PRIVATE.test(sentence);

/** Letters and digits alone: the same words however they are typed. */
export const needKey = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200);

const QUOTING = /<(\/?)(blockquote|q|pre|code|cite)\b[^>]*>/giu;

/** What a text quotes of others, or of a machine: the words inside such marks, as a key to look in. */
export function quotedIn(html: string): string {
  const quoted: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of html.matchAll(QUOTING)) {
    const isEnd = match[1] === '/';
    if (!isEnd && depth++ === 0) from = match.index;
    if (isEnd && depth > 0 && --depth === 0) quoted.push(html.slice(from, match.index));
  }
  if (depth > 0) quoted.push(html.slice(from));
  return quoted.map(lettersOf).join('\n');
}

/** Whether a sentence stands among what was quoted. */
export const isQuoted = (sentence: string, quoted: string): boolean =>
  quoted.includes(lettersOf(sentence));

/** Without marks, spaces and signs, so that a sentence is found again in its HTML. */
const lettersOf = (html: string): string =>
  html
    .replace(/<[^>]*>/gu, '')
    .replace(/&[#\w]+;/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
