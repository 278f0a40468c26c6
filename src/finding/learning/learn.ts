/**
 * What a member's choices make of the shipped weights. A choice says: this person rather than the
 * others shown. Pure, and computed anew from all lessons, so that it can be looked through, and taken
 * back by taking back lessons.
 */
import { SIGNAL_WEIGHTS, SIGNALS, type Signal, type Weights } from '../ranking/index.ts';
import type { Verdict } from './limits.ts';

/** How far somebody stood above (or below) the others shown, signal by signal: from -1 to 1. */
export type Differences = Readonly<Record<Signal, number>>;

export interface Lesson {
  readonly verdict: Verdict;
  readonly differences: Differences;
}

/**
 * What a verdict says, from -1 to 1. Whether somebody helped tells most: a choice is a hope. To put
 * someone off says little.
 */
const SAYS: Record<Verdict, number> = {
  helped: 1,
  'partly-helped': 0.3,
  'not-helped': -1,
  chosen: 0.6,
  confirmed: 0.6,
  later: 0.1,
  dismissed: -0.4,
  refused: -0.6,
};

/** The shipped weights hold like so many lessons against what the member's say. */
const HELD_LIKE_LESSONS = 20;
/** How much a difference in score counts: at 6, .5 more of everything is nearly sure to be preferred. */
const SHARPNESS = 6;
/** Before all come to 1 again, a weight moves by at most √2 either way, so in the end by 2. */
const BEND_MAX = Math.LN2 / 2;
const STEPS = 200;
const STEP = 0.5;

/**
 * The weights that fit the lessons, held to the shipped ones: without lessons these exactly. They
 * come to the same sum, and none to less than half or more than double of what was shipped.
 */
export function learnedWeights(lessons: readonly Lesson[]): Weights {
  if (lessons.length === 0) return SIGNAL_WEIGHTS;
  let bends: Bends = NO_BENDS;
  for (let step = 0; step < STEPS; step++) bends = nearer(bends, lessons);
  return weightsOf(bends);
}

/** Logarithms of by how much each weight is multiplied. */
type Bends = Readonly<Record<Signal, number>>;
const bySignal = (of: (signal: Signal) => number): Record<Signal, number> => ({
  recent: of('recent'),
  lasting: of('lasting'),
  replies: of('replies'),
  lately: of('lately'),
  activity: of('activity'),
  today: of('today'),
  hours: of('hours'),
});
const NO_BENDS: Bends = bySignal(() => 0);

function weightsOf(bends: Bends): Weights {
  const bent = bySignal((signal) => SIGNAL_WEIGHTS[signal] * Math.exp(bends[signal]));
  const shipped = total(SIGNAL_WEIGHTS);
  const sum = total(bent);
  return bySignal((signal) => (bent[signal] * shipped) / sum);
}

/** One step down the slope of logistic loss, with the pull back to what was shipped. */
function nearer(bends: Bends, lessons: readonly Lesson[]): Bends {
  const bent = bySignal((signal) => SIGNAL_WEIGHTS[signal] * Math.exp(bends[signal]));
  const slope = bySignal((signal) => -HELD_LIKE_LESSONS * bends[signal] * PULL);
  for (const { verdict, differences } of lessons) {
    const says = SAYS[verdict];
    const margin = SIGNALS.reduce(
      (sum, signal) => sum + SHARPNESS * bent[signal] * differences[signal],
      0,
    );
    const surprise = says / (1 + Math.exp(Math.sign(says) * margin));
    for (const signal of SIGNALS)
      slope[signal] += surprise * SHARPNESS * bent[signal] * differences[signal];
  }
  const pace = STEP / (HELD_LIKE_LESSONS + lessons.length);
  return bySignal((signal) =>
    Math.min(BEND_MAX, Math.max(-BEND_MAX, bends[signal] + pace * slope[signal])),
  );
}

/** Small, so that twenty lessons that agree do move a weight. */
const PULL = 0.5;

const total = (weights: Weights): number =>
  SIGNALS.reduce((sum, signal) => sum + weights[signal], 0);

export type Movement = 'much-more' | 'more' | 'as-shipped' | 'less' | 'much-less';

/** A change by less than a twentieth is none worth a word. */
const MOVED_MIN = 1.05;
const MOVED_MUCH = 1.25;

/** How a weight moved, in words: a number would look more exact than it is. */
export function movementOf(signal: Signal, weights: Weights): Movement {
  const ratio = weights[signal] / SIGNAL_WEIGHTS[signal];
  if (ratio >= MOVED_MUCH) return 'much-more';
  if (ratio >= MOVED_MIN) return 'more';
  if (ratio <= 1 / MOVED_MUCH) return 'much-less';
  return ratio <= 1 / MOVED_MIN ? 'less' : 'as-shipped';
}

/** From which difference on somebody stood out in a signal at all. */
const STOOD_OUT_MIN = 0.05;

/** How many lessons speak for a signal, and against it: somebody wanted who stood out in it, or somebody refused. */
export function voicesOn(
  signal: Signal,
  lessons: readonly Lesson[],
): { for: number; against: number } {
  const voices = lessons.map(({ verdict, differences }) =>
    Math.abs(differences[signal]) < STOOD_OUT_MIN
      ? 0
      : Math.sign(SAYS[verdict] * differences[signal]),
  );
  return {
    for: voices.filter((voice) => voice > 0).length,
    against: voices.filter((voice) => voice < 0).length,
  };
}
