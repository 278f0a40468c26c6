/** What one side of an introduction has said so far. */
export const ANSWERS = ['unasked', 'asked', 'yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];
export type Side = 'first' | 'second';

export interface Standing {
  first: Answer;
  second: Answer;
  isMade: boolean;
}

/** Where it stands, as one word. A no of either closes it, and why is nowhere written. */
export type Stage =
  | 'planned'
  | 'first-asked'
  | 'first-agreed'
  | 'second-asked'
  | 'agreed'
  | 'made'
  | 'declined';

export function stageOf({ first, second, isMade }: Standing): Stage {
  if (isMade) return 'made';
  if (first === 'no' || second === 'no') return 'declined';
  if (first !== 'yes') return first === 'asked' ? 'first-asked' : 'planned';
  if (second === 'yes') return 'agreed';
  return second === 'asked' ? 'second-asked' : 'first-agreed';
}

/**
 * Why an answer cannot be noted; null when it can. The second is asked once the first has said yes, so that
 * nobody is promised a person who has not agreed; what was noted is taken back in the order it came.
 */
export function whyNot(standing: Standing, side: Side, answer: Answer): string | null {
  if (standing.isMade) return 'They are introduced. Take that back first.';
  if (side === 'second' && answer !== 'unasked' && standing.first !== 'yes')
    return 'Ask the first of the two, and go on when they say yes.';
  if (side === 'first' && answer !== 'yes' && standing.second !== 'unasked')
    return 'The second of the two was asked already. Take that back first.';
  return null;
}

/** Both sides said yes: then, and only then, they are introduced. */
export const mayIntroduce = ({ first, second }: Standing): boolean =>
  first === 'yes' && second === 'yes';
