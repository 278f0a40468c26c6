import { TAKEAWAY_CHARS_MAX } from '../library/limits.ts';
import { withMore } from '../library/rules.ts';

/** What is said of a thing once more is: what stands with the keep, and what it has no room for. */
interface Divided {
  takeaway: string;
  rest: string[];
}

/** A takeaway with what a list says besides. What does not fit is left over, in parts, so that none of it is lost. */
export function divided(before: string, said: string): Divided {
  const [first = '', ...rest] = partsOf(said);
  const takeaway = withMore(before, first);
  return takeaway.length > TAKEAWAY_CHARS_MAX
    ? { takeaway: before, rest: [first, ...rest] }
    : { takeaway, rest };
}

/** A text in parts that a takeaway has room for, cut between lines, else between words. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let left = text.trim();
  while (left.length > TAKEAWAY_CHARS_MAX) {
    const end = endOfPart(left.slice(0, TAKEAWAY_CHARS_MAX + 1));
    parts.push(left.slice(0, end).trimEnd());
    left = left.slice(end).trimStart();
  }
  return left === '' ? parts : [...parts, left];
}

function endOfPart(head: string): number {
  const ends = [head.lastIndexOf('\n'), head.search(/\s\S*$/u)];
  const end = ends.find((at) => at > TAKEAWAY_CHARS_MAX / 2);
  if (end !== undefined) return end;
  // Not within a sign that takes two places.
  return head.slice(0, TAKEAWAY_CHARS_MAX).isWellFormed()
    ? TAKEAWAY_CHARS_MAX
    : TAKEAWAY_CHARS_MAX - 1;
}
