/** The words of an ask: pure, and without a fact that was not given. */
import { BLANK } from '../moves/limits.ts';
import { ableWords, firstName } from '../moves/opener-words.ts';
import type { Slot } from './limits.ts';

const ABOUT_CHARS_MAX = 140;

export interface AskFacts {
  /** As the person is called in the directory; null when no name is known. */
  name: string | null;
  slot: Slot;
  /** Title of something of theirs that speaks of it; may be empty. */
  about: string;
  question: string;
  tried: string;
  hoped: string;
  /** What the member wants to be able to do; may be empty. */
  able: string;
  closesOn: string;
}

/**
 * One message for one person. Direct, specific and easily declined, as people say yes to such requests
 * far more often than those who ask expect (Flynn & Lake 2008); with what was tried and what a
 * good answer looks like, which those who help need (van Rosmalen and others 2008).
 */
export function askMessage(facts: AskFacts): string {
  return [
    `Hello ${greeted(facts.name)},`,
    beginning(facts),
    `My question: ${facts.question || BLANK}`,
    `What I tried: ${facts.tried || BLANK}`,
    `What would help me: ${facts.hoped || 'a line or two, or the name of somebody who knows.'}`,
    `If you can, write to me by ${dayWords(facts.closesOn)}. I am asking a few others too, so nothing hangs on you: if this is not a good time, or not for you, just say no, or leave it.`,
    'Thank you.',
  ].join('\n\n');
}

const greeted = (name: string | null): string => (name && firstName(name)) ?? BLANK;

function beginning({ slot, about, able }: AskFacts): string {
  const goal = able.trim() === '' ? '' : ` I want to be able to ${ableWords(able)}.`;
  const theirs = about.trim() === '' ? '' : `your “${quoted(about)}”`;
  if (slot === 'dormant') {
    const why = theirs === '' ? '' : ` I came across ${theirs} and thought of you.`;
    return `It has been a while; I hope you are well.${why}${goal}`;
  }
  if (slot === 'contrasting' && theirs !== '')
    return `I am writing because of ${theirs}: you see this otherwise than I do.${goal}`;
  if (theirs !== '') return `I am writing because of ${theirs}.${goal}`;
  return `I would like to ask you something.${goal}`;
}

/** First words to thank somebody, with what came of it where that is known. */
export function thanksMessage({
  name,
  question,
  outcome,
}: {
  name: string | null;
  question: string;
  outcome: string;
}): string {
  return [
    `Hello ${greeted(name)},`,
    `Thank you for your answer to my question: ${question}`,
    outcome.trim() === '' ? `What I do with it: ${BLANK}` : `What came of it: ${outcome.trim()}`,
    'You need not answer. I wanted you to know.',
  ].join('\n\n');
}

/** Inside quotation marks, those of the title become single ones; cut at a word. */
function quoted(title: string): string {
  const bare = title.replace(/\s+/gu, ' ').trim().replace(/[“”"]/gu, '’');
  if (bare.length <= ABOUT_CHARS_MAX) return bare;
  const cut = bare.slice(0, ABOUT_CHARS_MAX).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${(space > ABOUT_CHARS_MAX / 2 ? cut.slice(0, space) : cut).trimEnd()} ...`;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** "Friday 4 December". */
export const dayWords = (day: string): string => DAY.format(new Date(day)).replace(',', '');
