/** Figures as they are printed: one place after the point. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** The number below which this share of all lies. */
export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);
}
