import type { Write } from '#platform';
import { linkOf, parseLinks } from '../../links/parse.ts';
import { KITH_PREFIX, kithKeyOf } from '../keys.ts';
import type { ReadNote } from '../readers/index.ts';

interface Linking {
  memberId: number;
  importId: number;
  limit: number;
}

/**
 * Stores the links of the next notes of an import, each with the note that its file meant, even
 * where another has the same title; gives how many notes. Other links are looked for when they are read.
 */
export async function linkNotes(trx: Write, linking: Linking): Promise<number> {
  const { importId, memberId } = linking;
  const items = await trx
    .selectFrom('vault_item')
    .innerJoin('note', 'note.id', 'vault_item.note_id')
    .select(['vault_item.id', 'vault_item.row', 'note.id as noteId', 'note.text'])
    .where('import_id', '=', importId)
    .where('vault_item.kind', '=', 'note')
    .where('plan', '=', 'new')
    .where('done', '=', 1)
    .orderBy('position')
    .limit(linking.limit)
    .execute();
  if (items.length === 0) return 0;
  const notes = items.map((item) => ({ ...item, read: JSON.parse(item.row) as ReadNote }));
  const targets = await notesAt(
    trx,
    importId,
    notes.flatMap(({ read }) => read.links),
  );
  const rows = notes.flatMap(({ noteId, text, read }) => linkRows(noteId, { text, read, targets }));
  for (let start = 0; start < rows.length; start += 500)
    await trx
      .insertInto('note_link')
      .values(rows.slice(start, start + 500))
      .execute();
  for (const { noteId, read } of notes) await bindSource(trx, { memberId, noteId, read });
  await trx
    .updateTable('vault_item')
    // What was needed to make it is in the note now.
    .set({ done: 2, row: '' })
    .where(
      'id',
      'in',
      items.map((item) => item.id),
    )
    .execute();
  return items.length;
}

/** The notes at these paths of the vault: made by this import, or known before. */
async function notesAt(
  trx: Write,
  importId: number,
  links: ReadNote['links'],
): Promise<Map<string, number>> {
  const paths = [...new Set(links.map((link) => link.path))];
  const found = new Map<string, number>();
  for (let start = 0; start < paths.length; start += 500) {
    const rows = await trx
      .selectFrom('vault_item')
      .select(['path', 'note_id'])
      .where('import_id', '=', importId)
      .where('kind', '=', 'note')
      .where('path', 'in', paths.slice(start, start + 500))
      .execute();
    for (const row of rows) if (row.note_id !== null) found.set(row.path, row.note_id);
  }
  return found;
}

function linkRows(
  noteId: number,
  { text, read, targets }: { text: string; read: ReadNote; targets: ReadonlyMap<string, number> },
) {
  const meant = new Map(
    read.links.map(({ inner, path }) => {
      const { wanted, titleKey } = linkOf(inner);
      return [`${wanted}:${titleKey}`, targets.get(path)];
    }),
  );
  return parseLinks(text).map(({ wanted, title, titleKey }) => {
    const target = meant.get(`${wanted}:${titleKey}`) ?? null;
    return {
      note_id: noteId,
      wanted,
      title,
      title_key: titleKey,
      target_kind: target === null ? null : ('note' as const),
      target_id: target,
    };
  });
}

/** A note that says from which other one it was made is bound to it, where that one is here. */
async function bindSource(
  trx: Write,
  { memberId, noteId, read }: { memberId: number; noteId: number; read: ReadNote },
): Promise<void> {
  const key = read.own['derived-from'];
  if (typeof key !== 'string') return;
  const source = await noteWithKey(trx, memberId, key);
  if (source === null) return;
  await trx.updateTable('note').set({ derived_from: source }).where('id', '=', noteId).execute();
}

async function noteWithKey(trx: Write, memberId: number, key: string): Promise<number | null> {
  const origin = await trx
    .selectFrom('note_origin')
    .select('note_id')
    .where('member_id', '=', memberId)
    .where('key', '=', `${KITH_PREFIX}${key}`)
    .executeTakeFirst();
  if (origin) return origin.note_id;
  const id = Number.parseInt(key.split('-').at(-1) ?? '', 36);
  if (!Number.isSafeInteger(id)) return null;
  const row = await trx
    .selectFrom('note')
    .select(['id', 'created_at'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row && kithKeyOf(row) === key ? row.id : null;
}
