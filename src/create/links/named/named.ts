import { sql } from 'kysely';
import { goalTitle } from '#goals';
import type { Kith, Read } from '#platform';
import { foldWords } from '../../notes/fold.ts';
import { noteById } from '../../notes/queries.ts';
import { linksTo } from '../link-to.ts';
import { outgoingOf } from '../queries.ts';
import { snippetAt } from '../snippet.ts';
import { leftIn } from './left-unlinked.ts';
import { formsIn, isHeld, type Name, NamesByWord } from './named-rules.ts';
import type { NameableKind, NamedThing } from './schema.ts';

/** Shown at once; what is linked or left makes room for the next. */
const NAMED_MAX = 12;
/** A book may hold the words of thousands of names; of each kind so many are looked at. */
const HELD_MAX = 2_000;

interface Nameable extends Name {
  kind: NameableKind;
  id: number;
}

const keyOf = ({ kind, id }: { kind: string; id: number }): string => `${kind}:${id}`;

/** The people, goals, notes and places that a note names in its text without linking them, in the order of the text. */
export async function namedIn(kith: Kith, memberId: number, noteId: number): Promise<NamedThing[]> {
  const note = await noteById(kith, memberId, noteId);
  const [names, outgoing, left] = await Promise.all([
    nameable(kith.db.read, memberId, note.text),
    outgoingOf(kith, memberId, note),
    leftIn(kith.db.read, noteId),
  ]);
  const settled = new Set([
    keyOf({ kind: 'note', id: noteId }),
    ...outgoing.flatMap(({ target }) => (target ? [keyOf(target)] : [])),
    ...left.map(keyOf),
  ]);
  const found = new NamesByWord(names)
    .in(note.text)
    .filter(({ of }) => !settled.has(keyOf(of)))
    .slice(0, NAMED_MAX);
  const things = found.map(({ of: { kind, id, title } }) => ({ kind, id, title }));
  const links = await linksTo(kith, memberId, things);
  return things.map((thing, at) => {
    const place = found[at]?.place ?? { from: 0, to: 0 };
    return { ...thing, link: links[at] ?? '', from: place.from, ...snippetAt(note.text, place) };
  });
}

/** All whose words stand in a text; few of what a member has. */
async function nameable(read: Read, memberId: number, text: string): Promise<Nameable[]> {
  const held = formsIn(text);
  const [people, notes, goals, places] = await Promise.all([
    peopleHeld(read, memberId, held),
    notesHeld(read, memberId, held),
    goalsOf(read, memberId),
    placesOf(read, memberId),
  ]);
  return [
    ...people.map((one) => ({ ...one, kind: 'person' as const })),
    ...notes.map((one) => ({ ...one, kind: 'note' as const })),
    ...goals.map((one) => ({ ...one, kind: 'goal' as const })),
    ...places.map((one) => ({ ...one, kind: 'place' as const })),
  ];
}

type Held = ReadonlySet<string>;

async function peopleHeld(read: Read, memberId: number, held: Held) {
  const { keys } = await read
    .selectFrom('person')
    .select(allKeys('name_key').as('keys'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return read
    .selectFrom('person')
    .select(['id', 'name as title', 'name_key as key'])
    .where('id', 'in', idsHeld(keys, held))
    .where('is_me', '=', 0)
    .orderBy('id')
    .execute();
}

async function notesHeld(read: Read, memberId: number, held: Held) {
  const { keys } = await read
    .selectFrom('note')
    .select(allKeys('title_key').as('keys'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return read
    .selectFrom('note')
    .select(['id', 'title', 'title_key as key'])
    .where('id', 'in', idsHeld(keys, held))
    .orderBy('id')
    .execute();
}

/**
 * Number and folded name of each, as one text: ten thousand rows take far longer from the thread that
 * reads to this one than a text of the same length.
 */
const allKeys = (column: 'name_key' | 'title_key') =>
  sql<string | null>`string_agg(id || ' ' || ${sql.ref(column)}, ${'\n'})`;

/** Those of which every word is held; 0, which nobody has, with them, since a list may not be empty. */
function idsHeld(keys: string | null, held: Held): number[] {
  const ids = [0];
  for (const line of keys?.split('\n') ?? []) {
    const space = line.indexOf(' ');
    if (isHeld(line.slice(space + 1), held)) ids.push(Number(line.slice(0, space)));
    if (ids.length > HELD_MAX) break;
  }
  return ids;
}

async function goalsOf(read: Read, memberId: number) {
  const rows = await read
    .selectFrom('goal')
    .select(['id', 'able', 'need'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map((goal) => ({
    id: goal.id,
    title: goalTitle(goal),
    key: foldWords(goalTitle(goal)),
  }));
}

function placesOf(read: Read, memberId: number) {
  return read
    .selectFrom('place')
    .select(['id', 'name as title', 'name_key as key'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .execute();
}
