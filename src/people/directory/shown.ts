import type { Read } from '#platform';
import { dayWordsOf } from './days.ts';
import { kindWords, lineWords } from './kept-line-words.ts';
import type { Field } from './limits.ts';
import type { FieldText } from './note.ts';
import { keysOf, linkOf, readable } from './values.ts';

/** A value as the page shows it. */
export interface Shown {
  shown: string;
  title: string | null;
  href: string | null;
}

const NUMBERED = /^([\s\S]*?)(urn:uuid:\S+)$/i;

/** How the values of a person are shown: days in words, addresses with their letters, numbers as whose they are. */
export async function shower(
  read: Read,
  memberId: number,
  known: readonly FieldText[],
): Promise<(field: Field, value: string) => Shown> {
  const people = await namedBy(read, memberId, known);
  const lines = known.filter(({ field }) => field === 'card-line').map(({ value }) => value);
  const kinds = new Map(
    lines.flatMap((line) => {
      const said = kindWords(line);
      return said ? [[`${said.field} ${said.value}`, said.kind] as const] : [];
    }),
  );
  return (field, value) => {
    if (field === 'related') return whoever(value, people);
    const words = field === 'card-line' ? lineWords(value) : null;
    const kind = kinds.get(`${field} ${value}`);
    const plain = readable(dayWordsOf(field, words?.text ?? value));
    return {
      shown: kind === undefined ? plain : `${plain} (${kind})`,
      title: words?.title ?? null,
      href: linkOf(field, value),
    };
  };
}

type People = ReadonlyMap<string, { id: number; name: string }>;

/** Whom a relation names by a number, as an address book does. */
function whoever(value: string, people: People): Shown {
  const [, before = '', number] = NUMBERED.exec(value) ?? [];
  if (number === undefined) return { shown: value, title: null, href: null };
  const person = people.get(uidKey(number));
  const who = person?.name ?? 'somebody who is not in your network';
  return {
    shown: `${before}${who}`,
    title: null,
    href: person === undefined ? null : `/people/${person.id}`,
  };
}

const uidKey = (number: string): string => keysOf([{ field: 'uid', value: number }])[0] ?? '';

async function namedBy(read: Read, memberId: number, known: readonly FieldText[]): Promise<People> {
  const numbers = known.flatMap(({ field, value }) =>
    field === 'related' ? (NUMBERED.exec(value)?.[2] ?? []) : [],
  );
  if (numbers.length === 0) return new Map();
  const rows = await read
    .selectFrom('person_key')
    .innerJoin('person', 'person.id', 'person_key.person_id')
    .select(['person_key.key', 'person.id', 'person.name'])
    .where('person_key.member_id', '=', memberId)
    .where('person_key.key', 'in', numbers.map(uidKey))
    .where('person.removed_at', 'is', null)
    .execute();
  return new Map(rows.map(({ key, ...person }) => [key, person]));
}
