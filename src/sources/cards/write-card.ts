import { FIELDS } from '#names';
import type { FieldText } from '#people';
import { escapeText, folded, readLine } from './line.ts';
import { isNameOf, nameLine } from './name.ts';
import { isRead } from './normalise.ts';
import { type Unit, unitOf } from './units.ts';
import { lineOf, lineOf3, listLine } from './write-line.ts';

export interface CardPerson {
  name: string;
  /** Each once. The order is kept among values of a field. */
  fields: readonly FieldText[];
  /** For who has no card number yet. */
  uid: string;
  /** Epoch ms. */
  updatedAt: number;
}
export type WrittenVersion = '3.0' | '4.0';

/**
 * A person as a vCard. Values go out as other programs know them. A line that was kept of the person's
 * own card stands in the place of the values it says, with all that only the card knows; a kept
 * line whose values are not the person's any more stays at home.
 */
export function writeCard(person: CardPerson, version: WrittenVersion): string {
  const { name } = person;
  const kept = keptUnits(person);
  const parts = kept.find((unit) => /^N[;:]/i.test(unit.text));
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    'PRODID:-//Kith//EN',
    ...uidLines(person),
    `REV:${revision(person.updatedAt)}`,
    `FN:${escapeText(name)}`,
    ...(parts ? [] : [nameLine(name)]),
    ...linesInOrder(person.fields, { kept, version }),
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const keyOf = ({ field, value }: FieldText): string => `${field} ${value}`;

const revision = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

function uidLines({ fields, uid }: CardPerson): string[] {
  const numbers = fields.filter(({ field }) => field === 'uid').map(({ value }) => value);
  const [first = uid, ...others] = numbers;
  return [`UID:${escapeText(first)}`, ...others.map((other) => `X-KITH-UID:${escapeText(other)}`)];
}

/** Kept lines that still hold: all they say is known of the person, and N is of the name shown. */
function keptUnits({ name, fields }: CardPerson): Unit[] {
  const known = new Set(fields.map(keyOf));
  return fields
    .filter(({ field }) => field === 'card-line')
    .flatMap(({ value }) => {
      const lines = value.split('\n').flatMap((text) => readLine(text) ?? []);
      return lines.length > 0 ? [unitOf(value, lines)] : [];
    })
    .filter((unit) => unit.meaning.every((text) => known.has(keyOf(text))))
    .filter(
      ({ text }) => !/^N[;:]/i.test(text) || isNameOf(text.slice(text.indexOf(':') + 1), name),
    );
}

/** Values in the order of a person's page, each said by the kept line that says it, if there is one; then what says none. */
function linesInOrder(
  fields: readonly FieldText[],
  { kept, version }: { kept: readonly Unit[]; version: WrittenVersion },
): string[] {
  const byKey = new Map<string, Unit>();
  for (const unit of kept) for (const text of unit.meaning) byKey.set(keyOf(text), unit);
  const write = version === '4.0' ? lineOf : lineOf3;
  const pieces = FIELDS.flatMap((field) => {
    if (field === 'name' || field === 'uid' || field === 'card-line') return [];
    const values = fields.filter((text) => text.field === field);
    const list = listOf(
      field,
      values.filter((text) => !byKey.has(keyOf(text))),
    );
    return values.map((text) => byKey.get(keyOf(text)) ?? list ?? write(text));
  });
  // A line that says several values stands where the first of them does.
  return numbered([...new Set([...pieces, ...kept])], version);
}

/** The values that go out in one line; null where each has a line of its own. */
function listOf(field: FieldText['field'], values: readonly FieldText[]): string | null {
  const name = field === 'nickname' ? 'NICKNAME' : field === 'group' ? 'CATEGORIES' : null;
  return (
    name &&
    listLine(
      name,
      values.map((text) => text.value),
    )
  );
}

/** Kept lines as the version has them, each group with a number of its own; others as they are. */
function numbered(pieces: readonly (string | Unit)[], version: WrittenVersion): string[] {
  let groups = 0;
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    const lines = piece.text.split('\n');
    if (lines.length > 1) groups++;
    return lines
      .map((line) => (lines.length > 1 ? line.replace(/^item1\./, `item${groups}.`) : line))
      .map((line) => (version === '3.0' ? preferred3(line) : line));
  });
}

/** vCard 3.0 says by a type what comes first. */
function preferred3(line: string): string {
  const name = /^(?:item\d+\.)?([A-Z\d-]+)/i.exec(line)?.[1] ?? '';
  if (!isRead(name)) return line;
  return line.replace(/^([^:"]*);PREF=1(?=[;:])/i, (_, head: string) =>
    /;TYPE=/i.test(head) ? head.replace(/;TYPE=[^;:]*/i, '$&,pref') : `${head};TYPE=pref`,
  );
}
