import { DAY_MS } from '#days';

/** A point of the picture: 0 to 1 from left to right, and from bottom to top. */
export interface Point {
  x: number;
  y: number;
}

/** From how many values on a line is drawn: two are a difference and no course. */
export const LINE_FROM = 3;

export interface Course {
  points: Point[];
  /** Whether the points may be joined. */
  hasLine: boolean;
}

/** The span that a picture covers, in epoch ms; of one moment it makes a day, so that nothing is divided by nothing. */
export function spanOf(moments: readonly number[]): { from: number; to: number } {
  const from = Math.min(...moments);
  const to = Math.max(...moments);
  return from === to ? { from: from - DAY_MS / 2, to: to + DAY_MS / 2 } : { from, to };
}

export const placeOf = (at: number, { from, to }: { from: number; to: number }): number =>
  (at - from) / (to - from);

/** Values of 0 to 100 over time. */
export function courseOf(
  values: readonly { at: number; value: number }[],
  span: { from: number; to: number },
): Course {
  return {
    points: values.map(({ at, value }) => ({ x: placeOf(at, span), y: value / 100 })),
    hasLine: values.length >= LINE_FROM,
  };
}
