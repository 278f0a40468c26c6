/** The words of an introduction: pure, and without a fact that was not given. */
import { BLANK } from '../moves/limits.ts';
import { firstName } from '../moves/opener-words.ts';

export interface IntroductionFacts {
  /** As they are called in the directory; null when no name is known. */
  first: string | null;
  second: string | null;
  /** What each has for the other. */
  why: string;
}

const greeted = (name: string | null): string => (name && firstName(name)) ?? BLANK;

/** Asks one side. The other is named only as far as it takes to decide; nothing happens without both. */
export function askingWords(
  { first, second, why }: IntroductionFacts,
  side: 'first' | 'second',
): string {
  const [to, other] = side === 'first' ? [first, second] : [second, first];
  const agreed =
    side === 'second' ? `${other ?? BLANK} would like to meet you.` : 'I have not asked them yet.';
  return [
    `Hello ${greeted(to)},`,
    `May I introduce you to ${other ?? BLANK}? ${agreed}`,
    `Why I think of it: ${why || BLANK}`,
    'If you like, I will connect you once you have both said yes. If not, just say no, and I will not ask why.',
  ].join('\n\n');
}

/** Brings both together, once both said yes. */
export const connectingWords = ({ first, second, why }: IntroductionFacts): string =>
  [
    `Hello ${greeted(first)}, hello ${greeted(second)},`,
    `${first ?? BLANK}, this is ${second ?? BLANK}. ${second ?? BLANK}, this is ${first ?? BLANK}. Both of you said yes to this.`,
    why || BLANK,
    'I step back now. Tell me some time how it went, if you like.',
  ].join('\n\n');

/** Lets the one side know that it comes to nothing, without a reason, and without a word of the other. */
export const closingWords = ({ first }: IntroductionFacts): string =>
  [
    `Hello ${greeted(first)},`,
    'The introduction that I spoke of does not work out just now. Thank you for being open to it.',
  ].join('\n\n');
