import {
  FIELDS,
  type Field,
  type FieldText,
  nameKey,
  PUBLISHING_FIELDS,
  type Statement,
} from '#people';

/** A value that a list has no longer, has anew, or has instead of another. */
export interface Change {
  field: Field;
  from: string | null;
  to: string | null;
}

/** What a list is compared with. */
export interface Earlier {
  /** Imports of the same list before, by number; empty for the first. */
  batches: ReadonlySet<number>;
  /** Fields that the list has for anybody: what it has for nobody was not asked for. */
  covers: ReadonlySet<Field>;
}

/**
 * What a list says of a person that nobody said before, and what it said before and says no longer.
 * Old and new are told as pairs where a field has both. Pure.
 */
export function changesOf(
  said: readonly FieldText[],
  known: readonly Statement[],
  { batches, covers }: Earlier,
): Change[] {
  const current = known.filter((one) => !one.isPast);
  const listed = current.filter((one) => one.batchId !== null && batches.has(one.batchId));
  return FIELDS.flatMap((field) => {
    const now = valuesOf(said, field);
    const to = [...now].filter((value) => !has(current, field, value));
    const from = covers.has(field)
      ? [...valuesOf(listed, field)].filter((value) => !now.has(value))
      : [];
    return pairs(field, from, to);
  });
}

const valuesOf = (said: readonly FieldText[], field: Field): Set<string> =>
  new Set(said.filter((one) => one.field === field).map(({ value }) => value));

function has(known: readonly Statement[], field: Field, value: string): boolean {
  // A name in another spelling is no news.
  const key = field === 'name' ? nameKey(value) : null;
  return known.some(
    (one) =>
      one.field === field && (one.value === value || (key !== null && nameKey(one.value) === key)),
  );
}

function pairs(field: Field, from: readonly string[], to: readonly string[]): Change[] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, at) => ({
    field,
    from: from[at] ?? null,
    to: to[at] ?? null,
  }));
}

/** By these somebody is found again, and they hold whoever keeps a list of them. */
const HOLDS: ReadonlySet<Field> = new Set(['name', 'uid', 'card-line', ...PUBLISHING_FIELDS]);

/** What no longer holds of somebody whom a list has no more: what it knew of work and of ways to reach them. */
export function goneOf(known: readonly Statement[], { batches, covers }: Earlier): Change[] {
  const listed = known.filter(
    (one) => !one.isPast && one.batchId !== null && batches.has(one.batchId),
  );
  return FIELDS.filter((field) => covers.has(field) && !HOLDS.has(field)).flatMap((field) =>
    pairs(field, [...valuesOf(listed, field)], []),
  );
}

export interface WorkChange {
  from: string;
  to: string;
}

/** Other work than before, in words: a reason to write to somebody. Null when that is not it. */
export function workChange(
  changes: readonly Change[],
  said: readonly FieldText[],
): WorkChange | null {
  const of = (field: Field) =>
    changes.find((one) => one.field === field && one.from !== null && one.to !== null);
  const [role, employer] = [of('role'), of('employer')];
  if (!role && !employer) return null;
  const now = (field: Field) => said.find((one) => one.field === field)?.value ?? null;
  return {
    from: workWords(role ? role.from : now('role'), employer ? employer.from : now('employer')),
    to: workWords(role ? role.to : now('role'), employer ? employer.to : now('employer')),
  };
}

const workWords = (role: string | null, employer: string | null): string =>
  [role, employer].filter(Boolean).join(', ');
