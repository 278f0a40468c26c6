/** Room around, so that no point is cut off. */
const EDGE = 6;

/**
 * Where dated values from 0 to 100 stand in a picture: time to the right, more further up. One
 * moment alone stands at the left.
 */
export function linePoints(
  points: readonly { at: number; value: number }[],
  { width, height }: { width: number; height: number },
): { x: number; y: number }[] {
  const first = points[0]?.at ?? 0;
  const span = Math.max(1, (points.at(-1)?.at ?? 0) - first);
  const round = (place: number) => Math.round(place * 10) / 10;
  return points.map(({ at, value }) => ({
    x: round(EDGE + ((at - first) / span) * (width - 2 * EDGE)),
    y: round(height - EDGE - (value / 100) * (height - 2 * EDGE)),
  }));
}
