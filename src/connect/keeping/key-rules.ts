/** What a line is about, as the key that names it says it. */
export type LineSubject = { personId: number } | { goalId: number; gap: string };

const PERSON = /^person ([1-9]\d{0,14})$/;
const GAP = /^goal ([1-9]\d{0,14}) (.+)$/s;

export const personKey = (personId: number): string => `person ${personId}`;
export const gapKey = (goalId: number, gap: string): string => `goal ${goalId} ${gap}`;

/** Null for a text that is no key. */
export function subjectOf(key: string): LineSubject | null {
  const person = PERSON.exec(key);
  if (person) return { personId: Number(person[1]) };
  const gap = GAP.exec(key);
  return gap ? { goalId: Number(gap[1]), gap: gap[2] ?? '' } : null;
}
