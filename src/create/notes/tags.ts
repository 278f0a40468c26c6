import type { Read, Write } from '#platform';
import { foldWords } from './fold.ts';

interface Numbered {
  id: number;
}

/** The tags of these notes, in the order of the alphabet. */
export async function tagsIn(
  read: Read,
  notes: readonly Numbered[],
): Promise<Map<number, string[]>> {
  if (notes.length === 0) return new Map();
  const rows = await read
    .selectFrom('note_tag')
    .select(['note_id', 'tag'])
    .where('note_id', 'in', ids(notes))
    .orderBy('tag_key')
    .execute();
  return listed(rows.map((row) => [row.note_id, row.tag]));
}

/** The people named with these notes, but for those removed. */
export async function personsIn(
  read: Read,
  notes: readonly Numbered[],
): Promise<Map<number, number[]>> {
  if (notes.length === 0) return new Map();
  const rows = await read
    .selectFrom('note_person')
    .innerJoin('person', 'person.id', 'note_person.person_id')
    .select(['note_id', 'person_id'])
    .where('note_id', 'in', ids(notes))
    .where('person.removed_at', 'is', null)
    .orderBy('person_id')
    .execute();
  return listed(rows.map((row) => [row.note_id, row.person_id]));
}

const ids = (notes: readonly Numbered[]) => notes.map((note) => note.id);

function listed<Value>(pairs: [number, Value][]): Map<number, Value[]> {
  const lists = new Map<number, Value[]>();
  for (const [id, value] of pairs) lists.set(id, [...(lists.get(id) ?? []), value]);
  return lists;
}

/** The tags of a note become these; of two that differ in case only the first stays. */
export async function writeTags(trx: Write, noteId: number, tags: readonly string[]) {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = foldWords(tag);
    if (!byKey.has(key)) byKey.set(key, tag);
  }
  await trx.deleteFrom('note_tag').where('note_id', '=', noteId).execute();
  if (byKey.size === 0) return;
  await trx
    .insertInto('note_tag')
    .values([...byKey].map(([key, tag]) => ({ note_id: noteId, tag, tag_key: key })))
    .execute();
}

/** The people named with a note become these. */
export async function writePersons(trx: Write, noteId: number, personIds: readonly number[]) {
  await trx.deleteFrom('note_person').where('note_id', '=', noteId).execute();
  const once = [...new Set(personIds)];
  if (once.length === 0) return;
  await trx
    .insertInto('note_person')
    .values(once.map((personId) => ({ note_id: noteId, person_id: personId })))
    .execute();
}
