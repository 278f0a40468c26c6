import papaparse from 'papaparse';
import { FIELDS } from '#names';
import type { Field, GivenPerson } from '#people';
import { COLUMNS_PER_FIELD_MAX } from './limits.ts';
import { beyondNumber, numberOf } from './number-of.ts';

/** Columns by their field, the second and later ones with a number: `email`, `email 2`. */
export interface PeopleColumn {
  field: Field;
  /** From 1. */
  number: number;
}

/**
 * People as a table. The header says `uid`, `name` and then each field as often as somebody has it, by
 * the names that programs know (docs: `FIELDS`), so that the table reads back the same.
 */
export function peopleCsv(people: readonly GivenPerson[]): string {
  const columns = columnsFor(people);
  const header = ['uid', 'name', ...columns.map(titleOf)];
  const rows = people.map((person) => {
    const byField = Map.groupBy(beyondNumber(person), ({ field }) => field);
    return [
      numberOf(person),
      person.name,
      ...columns.map(({ field, number }) => byField.get(field)?.[number - 1]?.value ?? ''),
    ].map(guarded);
  });
  return `${papaparse.unparse([header, ...rows], { newline: '\r\n' })}\r\n`;
}

function columnsFor(people: readonly GivenPerson[]): PeopleColumn[] {
  const most = new Map<Field, number>();
  for (const person of people) {
    const counts = Map.groupBy(beyondNumber(person), ({ field }) => field);
    for (const [field, { length }] of counts)
      most.set(field, Math.max(most.get(field) ?? 0, length));
  }
  return FIELDS.flatMap((field) =>
    Array.from({ length: Math.min(most.get(field) ?? 0, COLUMNS_PER_FIELD_MAX) }, (_, index) => ({
      field,
      // The first number is in the column `uid`.
      number: index + 1,
    })),
  );
}

const titleOf = ({ field, number }: PeopleColumn): string => {
  const shown = field === 'uid' ? number + 1 : number;
  return shown === 1 ? field : `${field} ${shown}`;
};

const STARTS_FORMULA = /^'*[=+\-@\t\r]/;
/** What begins like a formula and is none: a phone number, an account. */
const HARMLESS = /^(?:\+[\d\s().-]+|@[\w.-]+(?:@[\w.-]+)?)$/;

/**
 * Values come from strangers, and a spreadsheet carries out what begins like a formula: an apostrophe
 * in front makes it text.
 */
const guarded = (value: string): string =>
  STARTS_FORMULA.test(value) && !HARMLESS.test(value) ? `'${value}` : value;

/** The value that `guarded` was given. */
export const unguarded = (cell: string): string =>
  /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
