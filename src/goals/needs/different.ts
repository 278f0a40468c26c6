import { analyse } from '#search';

/** Two needs that share more of their words than this are one. */
const ALIKE_MIN = 0.8;

/** Leaves out what says the same as something before it. */
export function different(needs: readonly string[], language: string | null): string[] {
  const kept: { need: string; stems: ReadonlySet<string> }[] = [];
  for (const need of needs) {
    const stems = new Set(analyse(need, language));
    if (stems.size > 0 && !kept.some((other) => areAlike(other.stems, stems)))
      kept.push({ need, stems });
  }
  return kept.map(({ need }) => need);
}

function areAlike(first: ReadonlySet<string>, second: ReadonlySet<string>): boolean {
  const both = [...first].filter((stem) => second.has(stem)).length;
  const smaller = Math.min(first.size, second.size);
  const isPart = both === smaller && smaller > 1;
  return isPart || (2 * both) / (first.size + second.size) >= ALIKE_MIN;
}
