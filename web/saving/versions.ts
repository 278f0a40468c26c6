/** What the server has of a thing that several pages may change, and how often it has been changed. */
export interface Version<Form> {
  form: Form;
  revision: number;
}

export interface Rebased<Form> {
  /** What is still to be sent. */
  rest: Partial<Form>;
  /** Fields that were changed on both sides, to different things. */
  clashing: (keyof Form)[];
}

/**
 * What becomes of unsaved fields when the server has moved on: what is the same there is done, what
 * was left alone there is sent all the same, the others clash. `base` is what the member began from;
 * null when nobody knows any more.
 */
export function rebase<Form extends object>(
  base: Form | null,
  mine: Partial<Form>,
  theirs: Form,
): Rebased<Form> {
  const rest: Partial<Form> = {};
  const clashing: (keyof Form)[] = [];
  for (const field of Object.keys(mine) as (keyof Form)[]) {
    if (isSame(mine[field], theirs[field])) continue;
    rest[field] = mine[field];
    if (base === null || !isSame(base[field], theirs[field])) clashing.push(field);
  }
  return { rest, clashing };
}

/** Whether only blanks at the beginning and end of texts differ, which some forms lose when they are saved. */
export const isSameInWords = (one: unknown, other: unknown): boolean =>
  trimmed(one) === trimmed(other);
const trimmed = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.trim() : part));

export const isSame = (one: unknown, other: unknown): boolean =>
  Object.is(one, other) || JSON.stringify(one) === JSON.stringify(other);
