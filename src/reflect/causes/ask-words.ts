import type { Situation } from './schema.ts';
import { SUSPECT_WORDS } from './suspect-rules.ts';

/** Stands where something is missing, for the member to fill in. */
const BLANK = '…';
const TITLE_CHARS_MAX = 140;
/** A question has at most 1,000 characters. */
const DIFFICULTY_CHARS_MAX = 800;

export interface AskFacts extends Omit<Situation, 'also'> {
  /** How to greet them; null where nobody knows. */
  firstName: string | null;
  /** What the member wants to be able to do. */
  able: string;
  /** Title of the entry of theirs that speaks of the same. */
  about: string | null;
}

/**
 * First words to somebody who may have met the same. Direct, specific and easily declined (Flynn & Lake
 * 2008), with what was tried and what a good answer looks like, which those who help need (van
 * Rosmalen et al. 2008).
 */
export function askWords(facts: AskFacts): string {
  const { firstName, able, about, difficulty, tried, hoped, suspect } = facts;
  return [
    `Hello ${firstName ?? BLANK},`,
    about === null
      ? 'I am writing because I think that you may have met this too.'
      : `Your “${quoted(about)}” makes me think that you have met this too.`,
    `I want to be able to ${able || BLANK}. What does not go as I had hoped: ${ended(difficulty)}`,
    `What I tried: ${tried === '' ? BLANK : ended(tried)}`,
    SUSPECT_WORDS[suspect].ask,
    `What would help me: ${hoped === '' ? 'a line or two on what you would look at first.' : ended(hoped)}`,
    'If this is not a good time, or not for you, just say no: that is fine. Thank you.',
  ].join('\n\n');
}

const ended = (words: string): string => (/[.!?…]$/u.test(words) ? words : `${words}.`);

/** The same as one question to several, whose words of greeting and thanks the ask brings itself. */
export const askQuestion = ({ difficulty, suspect }: Situation): string =>
  `${ended(difficulty.slice(0, DIFFICULTY_CHARS_MAX).trim().toWellFormed())} ${SUSPECT_WORDS[suspect].ask}`;

/** Inside quotation marks, those of the title become single ones; cut at a word. */
function quoted(title: string): string {
  const bare = title.replace(/\s+/gu, ' ').trim().replace(/[“”"]/gu, '’');
  if (bare.length <= TITLE_CHARS_MAX) return bare;
  const cut = bare.slice(0, TITLE_CHARS_MAX);
  return `${cut.slice(0, cut.lastIndexOf(' '))} ...`;
}
