import { CALIBRATION_ANSWERS_MIN } from './limits.ts';
import type { AskCalibration } from './schema.ts';

const BAND_WIDTH = 20;

/** What one thought before asking, and whether help came. */
export interface Predicted {
  chance: number;
  hasHelped: boolean;
}

/** How likely one thought help was, against how often it came. Silent below ten, which say nothing. */
export function calibrationOf(predicted: readonly Predicted[]): AskCalibration {
  const answered = predicted.length;
  const needed = CALIBRATION_ANSWERS_MIN;
  if (answered < needed) return { answered, needed, shown: null };
  return { answered, needed, shown: { ...meansOf(predicted), bands: bandsOf(predicted) } };
}

function meansOf(predicted: readonly Predicted[]) {
  const mean = (of: (one: Predicted) => number) =>
    Math.round(predicted.reduce((sum, one) => sum + of(one), 0) / predicted.length);
  return {
    chance: mean((one) => one.chance),
    helped: mean((one) => (one.hasHelped ? 100 : 0)),
  };
}

/** 0–19, 20–39, …, 80–100; those without one are left out. */
function bandsOf(predicted: readonly Predicted[]) {
  return [0, 20, 40, 60, 80].flatMap((from) => {
    const to = from === 80 ? 100 : from + BAND_WIDTH - 1;
    const own = predicted.filter(({ chance }) => chance >= from && chance <= to);
    return own.length === 0 ? [] : [{ from, to, count: own.length, ...meansOf(own) }];
  });
}
