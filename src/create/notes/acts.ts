import { dayOf } from '#days';
import type { Act, Kith } from '#platform';

/** Of one's notes the latest are looked through. */
const NOTES_MAX = 500;
const WORDS_CHARS_MAX = 120;

/** What a member noted of these people: from an entry of theirs, with a link to one or to them, or about them. */
export async function notedOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Act[]> {
  if (personIds.length === 0) return [];
  const [from, linked, named] = await Promise.all([
    fromEntries(kith, memberId, personIds),
    linkedTo(kith, memberId, personIds),
    namedIn(kith, memberId, personIds),
  ]);
  // One note is one act: what it was taken from says more than that it also names them.
  return [
    ...from.map((row) => actOf(row, `You noted something from “${row.entry_title}”`)),
    ...linked.map((row) => actOf(row, `You linked to “${row.entry_title}”`)),
    ...named.map((row) => actOf(row, 'You wrote about them')),
  ];
}

interface Row {
  id: number;
  person_id: number;
  goal_id: number | null;
  title: string;
  text: string;
  updated_at: number;
}

const actOf = (row: Row, what: string): Act => ({
  personId: row.person_id,
  kind: 'noted',
  key: `note ${row.id}`,
  goalIds: row.goal_id === null ? [] : [row.goal_id],
  what,
  words: (row.title || row.text).slice(0, WORDS_CHARS_MAX).trim(),
  path: `/notes/${row.id}`,
  day: dayOf(row.updated_at),
});

const COLUMNS = [
  'note.id',
  'note.goal_id',
  'note.title',
  'note.text',
  'note.updated_at',
  'source_person.person_id',
] as const;

const fromEntries = (kith: Kith, memberId: number, personIds: readonly number[]) =>
  kith.db.read
    .selectFrom('note')
    .innerJoin('entry', 'entry.id', 'note.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .select([...COLUMNS, 'entry.title as entry_title'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where('source.member_id', '=', memberId)
    .where('source_person.person_id', 'in', personIds)
    .orderBy('note.updated_at', 'desc')
    .limit(NOTES_MAX)
    .execute();

const linkedTo = (kith: Kith, memberId: number, personIds: readonly number[]) =>
  kith.db.read
    .selectFrom('note')
    .innerJoin('note_link', 'note_link.note_id', 'note.id')
    .innerJoin('entry', 'entry.id', 'note_link.target_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .select([...COLUMNS, 'entry.title as entry_title'])
    .where('note_link.target_kind', '=', 'entry')
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where('source.member_id', '=', memberId)
    .where('source_person.person_id', 'in', personIds)
    .orderBy('note.updated_at', 'desc')
    .limit(NOTES_MAX)
    .execute();

/** Notes that a person was put on, and those that link to them. */
async function namedIn(kith: Kith, memberId: number, personIds: readonly number[]): Promise<Row[]> {
  const of = ['note.id', 'note.goal_id', 'note.title', 'note.text', 'note.updated_at'] as const;
  const [put, linked] = await Promise.all([
    kith.db.read
      .selectFrom('note_person')
      .innerJoin('note', 'note.id', 'note_person.note_id')
      .select([...of, 'note_person.person_id'])
      .where('note_person.person_id', 'in', personIds)
      .where('note.member_id', '=', memberId)
      .where('note.removed_at', 'is', null)
      .orderBy('note.updated_at', 'desc')
      .limit(NOTES_MAX)
      .execute(),
    kith.db.read
      .selectFrom('note_link')
      .innerJoin('note', 'note.id', 'note_link.note_id')
      .select([...of, 'note_link.target_id as person_id'])
      .where('note_link.target_kind', '=', 'person')
      .where('note_link.target_id', 'in', personIds)
      .where('note.member_id', '=', memberId)
      .where('note.removed_at', 'is', null)
      .orderBy('note.updated_at', 'desc')
      .limit(NOTES_MAX)
      .execute(),
  ]);
  return [...put, ...linked].flatMap(({ person_id, ...row }) =>
    person_id === null ? [] : [{ ...row, person_id }],
  );
}
