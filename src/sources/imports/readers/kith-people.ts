import { FIELDS } from '#names';
import type { FieldText } from '#people';
import { unguarded } from '../../exports/people-csv.ts';
import { parseWhole } from '../../feeds/parse/index.ts';
import { records } from './delimited.ts';
import { unkeyShared } from './keys-of-several.ts';
import { rowsMax } from './limits.ts';
import { emptyRow, type ReadFile, Rows } from './rows.ts';

type Field = FieldText['field'];

/** A table of people as `kith export --people csv` writes it; null when the text is something else. */
export function readPeopleCsv(text: string): ReadFile | null {
  const columns = columnsOf(text);
  if (!columns) return null;
  const rows = new Rows();
  const [, ...body] = records(text, ',', rowsMax + 2);
  for (const [index, cells] of body.entries()) {
    const said = columns.flatMap((field, at): FieldText[] => {
      const value = unguarded(cells[at] ?? '');
      return value.trim() === '' ? [] : [{ field, value }];
    });
    addRow(rows, index + 1, said);
  }
  return done(rows);
}

/** The field of each column; null when one of them is not of Kith, or there is no name. */
function columnsOf(text: string): Field[] | null {
  const head = text.slice(0, text.search(/[\r\n]|$/)).trim();
  if (!/^"?uid"?,"?name"?/.test(head)) return null;
  const titles = (records(head, ',', 1)[0] ?? []).map((title) => title.replace(/ \d+$/, ''));
  const fields = titles.flatMap((title) => FIELDS.find((field) => field === title) ?? []);
  return fields.length === titles.length ? fields : null;
}

/** A list of people as `kith export --people json` writes it; null when the text is something else. */
export function readPeopleJson(text: string): ReadFile | null {
  if (!/^\s*\{\s*"format"\s*:\s*"kith-people"/.test(text)) return null;
  const people = peopleIn(text);
  if (!people) {
    return { kind: 'unreadable', why: 'This list of people is damaged. Export it again.' };
  }
  const rows = new Rows();
  for (const [index, person] of people.slice(0, rowsMax + 1).entries())
    addRow(rows, index + 1, saidIn(person));
  return done(rows);
}

function peopleIn(text: string): unknown[] | null {
  try {
    const { people } = parseWhole(text) as { people?: unknown };
    return Array.isArray(people) ? people : null;
  } catch {
    return null;
  }
}

function saidIn(person: unknown): FieldText[] {
  if (typeof person !== 'object' || person === null) return [];
  const { uid, name, fields } = person as { uid?: unknown; name?: unknown; fields?: unknown };
  const given = Array.isArray(fields) ? fields.flatMap(textIn) : [];
  const hasUid = given.some(({ field, value }) => field === 'uid' && bare(value) === bare(uid));
  return [
    ...(typeof name === 'string' ? [{ field: 'name' as const, value: name }] : []),
    ...(typeof uid === 'string' && !hasUid ? [{ field: 'uid' as const, value: uid }] : []),
    ...given.filter(({ field }) => field !== 'name'),
  ];
}

const bare = (uid: unknown): string => String(uid).replace(/^urn:uuid:/, '');

function textIn(item: unknown): FieldText[] {
  if (typeof item !== 'object' || item === null) return [];
  const { field: title, value } = item as { field?: unknown; value?: unknown };
  const field = FIELDS.find((known) => known === title);
  return field && typeof value === 'string' && value.trim() !== '' ? [{ field, value }] : [];
}

/** Who has a number of their own is somebody else, whatever they share. */
function done(rows: Rows): ReadFile {
  unkeyShared(rows.rows, (row) => row.more?.find(({ field }) => field === 'uid')?.value ?? '');
  return rows.read('people-file', null);
}

/** What the preview shows has a place of its own; all else goes along as it is. */
function addRow(rows: Rows, position: number, said: readonly FieldText[]): void {
  const name = said.find(({ field }) => field === 'name')?.value ?? null;
  if (name === null) {
    rows.problem(position, 'It has no name and was left out.');
    return;
  }
  rows.add({ ...emptyRow(position), name, more: said.filter(({ field }) => field !== 'name') });
}
