import { fileNameOf, folderNameOf, Names } from '#archive';
import type { Kith } from '#platform';
import { foldWords } from '../../notes/fold.ts';
import { KITH_PREFIX, kithKeyOf } from '../keys.ts';

/** Where a note stands in the export, and how links name it there. */
export interface PlacedNote {
  id: number;
  title: string;
  titleKey: string;
  folder: string;
  /** Without its ending. */
  name: string;
  /** What links call it: its name, or its path where another has that name. */
  link: string;
  key: string;
  /** The properties that were kept for it. */
  matter: Record<string, unknown>;
}

/** Which notes are exported: all, a goal's, or those with a tag. */
export interface ExportScope {
  goalId?: number | undefined;
  tag?: string | undefined;
}

export interface Directory {
  notes: ReadonlyMap<number, PlacedNote>;
  /** The note a bare title means: the oldest that has it. */
  byTitle: ReadonlyMap<string, PlacedNote>;
}

/** Gives every note that is exported its file, before the first is written: links need all names. */
export async function directoryOf(
  kith: Kith,
  memberId: number,
  scope: ExportScope,
): Promise<Directory> {
  const rows = await rowsOf(kith, memberId, scope);
  const leadNowhere = await leadingNowhere(kith, memberId);
  for (const { title_key: key } of rows) leadNowhere.delete(key);
  // Or a link that leads nowhere, brought in again with its files, would lead to one of them.
  const names = new Names((name) => leadNowhere.has(foldWords(name)));
  const placed = rows
    // The same order in every Kith, so that of two notes of one title the same gets the number.
    .toSorted((a, b) => a.created_at - b.created_at || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row) => placedNote(row, names));
  const counts = new Map<string, number>();
  for (const { name } of placed)
    counts.set(foldWords(name), (counts.get(foldWords(name)) ?? 0) + 1);
  for (const note of placed) {
    const isAlone = counts.get(foldWords(note.name)) === 1;
    note.link = isAlone || note.folder === '' ? note.name : `${note.folder}/${note.name}`;
  }
  const byId = placed.toSorted((a, b) => a.id - b.id);
  const byTitle = new Map<string, PlacedNote>();
  for (const note of byId) if (!byTitle.has(note.titleKey)) byTitle.set(note.titleKey, note);
  return { notes: new Map(byId.map((note) => [note.id, note])), byTitle };
}

async function rowsOf(kith: Kith, memberId: number, { goalId, tag }: ExportScope) {
  let query = kith.db.read
    .selectFrom('note')
    .leftJoin('note_origin', 'note_origin.note_id', 'note.id')
    .select(['note.id', 'note.title', 'note.title_key', 'note.created_at'])
    .select(['note_origin.key', 'note_origin.folder', 'note_origin.matter'])
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null);
  if (goalId !== undefined) query = query.where('goal_id', '=', goalId);
  if (tag !== undefined) {
    query = query.where('note.id', 'in', (eb) =>
      eb.selectFrom('note_tag').select('note_id').where('tag_key', '=', foldWords(tag)),
    );
  }
  return query.execute();
}
/** What links say that lead nowhere, folded, each without a heading too. */
async function leadingNowhere(kith: Kith, memberId: number): Promise<Set<string>> {
  const rows = await kith.db.read
    .selectFrom('note_link')
    .innerJoin('note', 'note.id', 'note_link.note_id')
    .select('note_link.title_key')
    .distinct()
    .where('note.member_id', '=', memberId)
    .where('note.removed_at', 'is', null)
    .where('note_link.target_kind', 'is', null)
    .execute();
  return new Set(rows.flatMap(({ title_key: key }) => [key, key.replace(/[#^].*$/s, '').trim()]));
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const keyOf = (row: Row): string =>
  row.key?.startsWith(KITH_PREFIX) ? row.key.slice(KITH_PREFIX.length) : kithKeyOf(row);

function placedNote(row: Row, names: Names): PlacedNote {
  const folder = folderNameOf(row.folder ?? '');
  const name = names.take(folder, fileNameOf(row.title), '.md');
  return {
    id: row.id,
    title: row.title,
    titleKey: row.title_key,
    folder,
    name,
    link: name,
    key: keyOf(row),
    matter: row.matter ? (JSON.parse(row.matter) as Record<string, unknown>) : {},
  };
}
