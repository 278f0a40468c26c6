/** The words of openers: pure, and without a fact that was not given. */
import { BLANK } from './limits.ts';
import type { Intent } from './schema.ts';

const TITLE_CHARS_MAX = 140;
const ABLE_CHARS_MAX = 240;

export interface OpenerFacts {
  /** As the person is called in the directory; null when no name is known. */
  name: string | null;
  /** Title of the entry of theirs that matters here. */
  about: string | null;
  /** What the member wants to be able to do, in the member's words; may be empty. */
  able: string;
  /** The question of the goal that comes nearest. */
  question: string | null;
  gives: readonly { title: string; url: string | null }[];
}

/**
 * A short draft to edit. Direct, specific and easily declined: people say yes to such requests far
 * more often than those who ask expect (Flynn & Lake 2008).
 */
export function openerWords(intent: Intent, facts: OpenerFacts): string {
  const paragraphs = PARAGRAPHS[intent](facts);
  return [greeting(facts.name), ...paragraphs].filter((one) => one !== '').join('\n\n');
}

const PARAGRAPHS: Record<Intent, (facts: OpenerFacts) => string[]> = {
  ask: (facts) => [
    `I am writing because of your piece ${quoted(facts.about)}. I want to be able to ${ableWords(facts.able)}, and I have one question for you.`,
    questionWords(facts.question),
    givesWords(facts.gives, 'Perhaps of use to you in return'),
    'A line or two would help me. If this is not a good time, or not for you, just say no: that is fine.',
    'Thank you.',
  ],
  thank: (facts) => [
    `Thank you for ${quoted(facts.about)}. I want to be able to ${ableWords(facts.able)}, and it helped me with ${BLANK}.`,
    givesWords(facts.gives, 'Perhaps of use to you'),
    'You need not answer. I wanted you to know.',
  ],
  share: (facts) => [
    `Your piece ${quoted(facts.about)} made me think that this may be of use to you:`,
    givesLines(facts.gives.length === 0 ? [{ title: BLANK, url: null }] : facts.gives),
    `Why I think so: ${BLANK}`,
    'If it is not, leave it. No answer is needed.',
  ],
  challenge: (facts) => [
    `I read your piece ${quoted(facts.about)} because I want to be able to ${ableWords(facts.able)}. On one point I come to another view.`,
    `You write that ${BLANK}. Could it also be that ${BLANK}?`,
    'I would like to know what I miss.',
    givesWords(facts.gives, 'What I base it on'),
    'If you would rather not go into it, that is fine. Thank you for writing it.',
  ],
  introduce: (facts) => [
    `May I introduce you to ${BLANK}?`,
    `I thought of you because of your piece ${quoted(facts.about)}. ${BLANK} works on ${BLANK}, and I think each of you has something for the other: ${BLANK}`,
    givesWords(facts.gives, 'To give you an idea'),
    'If you like, I will ask there too and connect you only when both say yes. If not, just say so and nothing happens.',
  ],
};

function greeting(name: string | null): string {
  const first = name === null ? null : firstName(name);
  return `Hello ${first ?? BLANK},`;
}

const TITLES = /^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|ir|ing|drs|herr|frau|mme|m)\.?\s+/iu;
const BEHIND_THE_NAME =
  /\s*(?:\(.*|[|–—•/].*|,\s*(?:ph\.?d|m\.?d|mba|msc|ma|ba|jr|sr|esq|ii|iii)\b.*)$/iu;
const IS_NO_NAME =
  /[@\d]|\w\.\w{2,}|^(?:the|team|blog)\b|\b(?:blog|news|newsletter|team|weekly)$/iu;
const INITIAL = /^\p{L}\.?$/u;

/**
 * By which name to greet a person, or null when the text does not tell: an address, the name of a
 * blog, initials alone. "Lund, Ada" is Ada; "Dr. Ada Lund" is Ada; one word is the name.
 */
export function firstName(name: string): string | null {
  const bare = name.replace(/\s+/gu, ' ').trim().replace(BEHIND_THE_NAME, '');
  if (bare === '' || IS_NO_NAME.test(bare)) return null;
  const turned = /^[^,]+,\s*(.+)$/u.exec(bare)?.[1] ?? bare;
  let rest = turned;
  while (TITLES.test(rest)) rest = rest.replace(TITLES, '');
  const [first] = rest.split(' ');
  if (first === undefined || !/^\p{L}/u.test(first)) return null;
  return INITIAL.test(first) || /^(?:\p{L}\.)+$/u.test(first) ? null : first;
}

/** What comes after "I want to be able to": the member's words without a beginning said twice. */
export function ableWords(able: string): string {
  const [line = ''] = able.trim().split(/\n/u);
  const bare = line
    .replace(/^(?:i|we)\s+(?:want|wish|would like|need)\b\s*/iu, '')
    .replace(/^(?:to\b\s*)?(?:be able\b\s*)?(?:to\b\s*)?/iu, '')
    .replace(/[\s.!;,…]+$/u, '');
  if (bare === '') return BLANK;
  const [first = ''] = bare.split(' ');
  // A verb in capitals is a sentence's beginning; SQL or iOS is a name.
  const isSentence = /^\p{Lu}\p{Ll}*$/u.test(first);
  return cut(isSentence ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare, ABLE_CHARS_MAX);
}

function questionWords(question: string | null): string {
  const asked = question?.replace(/\s+/gu, ' ').trim() ?? '';
  if (asked === '') return `My question: ${BLANK}`;
  if (asked.endsWith('?')) return `My question: ${asked}`;
  return `It is about this: ${asked.replace(/[.!;,]+$/u, '')}. My question: ${BLANK}`;
}

function quoted(title: string | null): string {
  const bare = title?.replace(/\s+/gu, ' ').trim() ?? '';
  // Inside quotation marks, those of the title become single ones.
  return bare === '' ? `“${BLANK}”` : `“${cut(bare.replace(/[“”"]/gu, '’'), TITLE_CHARS_MAX)}”`;
}

const givesLines = (gives: OpenerFacts['gives']): string =>
  gives.map(({ title, url }) => `- ${title}${url === null ? '' : `: ${url}`}`).join('\n');

function givesWords(gives: OpenerFacts['gives'], before: string): string {
  return gives.length === 0 ? '' : `${before}:\n${givesLines(gives)}`;
}

/** Cut at a word; three plain dots, so that it is not taken for a blank. */
function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const short = text.slice(0, charsMax).toWellFormed();
  const space = short.lastIndexOf(' ');
  return `${(space > charsMax / 2 ? short.slice(0, space) : short).trimEnd()} ...`;
}
