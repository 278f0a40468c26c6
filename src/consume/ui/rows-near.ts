import type { Range } from '@tanstack/react-virtual';

/** The rows of a long list that stand in the page: those near what is seen, and the one that is held there, if the list has it. */
export function rowsNear(
  { startIndex, endIndex, overscan, count }: Range,
  held: number | null,
): number[] {
  const from = Math.max(0, startIndex - overscan);
  const to = Math.min(count - 1, endIndex + overscan);
  const near = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  if (held === null || held < 0 || held >= count || (held >= from && held <= to)) return near;
  return held < from ? [held, ...near] : [...near, held];
}
