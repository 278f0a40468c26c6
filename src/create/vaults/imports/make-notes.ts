import type { CarryingOut, Write } from '#platform';
import { attachmentUrl } from '../../attachments/queries.ts';
import { foldWords } from '../../notes/fold.ts';
import { TAG_CHARS_MAX, TAGS_MAX } from '../../notes/limits.ts';
import { KITH_PREFIX } from '../keys.ts';
import type { ReadNote } from '../readers/index.ts';
import { tidyTags } from '../readers/properties.ts';
import { type OwnFields, ownFields, surroundingsOf } from './own-fields.ts';
import type { VaultChoices } from './schema.ts';

interface Making extends CarryingOut<VaultChoices> {
  limit: number;
}
interface Made {
  itemId: number;
  note: ReadNote;
  own: OwnFields;
}

/**
 * Makes the next notes of an import; gives how many. Nothing is told to the rooms that count what
 * was lived: a note brought in was written elsewhere.
 */
export async function makeNotes(trx: Write, making: Making): Promise<number> {
  const items = await trx
    .selectFrom('vault_item')
    .select(['id', 'row'])
    .where('import_id', '=', making.importId)
    .where('kind', '=', 'note')
    .where('plan', '=', 'new')
    .where('done', '=', 0)
    .orderBy('position')
    .limit(making.limit)
    .execute();
  if (items.length === 0) return 0;
  const around = await surroundingsOf(trx, making.memberId);
  const made = items.map(({ id, row }) => {
    const note = JSON.parse(row) as ReadNote;
    return { itemId: id, note, own: ownFields(note, around) };
  });
  const files = await attachmentsOf(trx, making.importId, made);
  const ids = await insertNotes(trx, making, { made, files });
  await insertBeside(trx, making, { made, ids });
  return items.length;
}

/** The attachments that these notes show, by their path in the vault. */
async function attachmentsOf(
  trx: Write,
  importId: number,
  made: Made[],
): Promise<Map<string, number>> {
  const paths = [...new Set(made.flatMap(({ note }) => note.files))];
  const found = new Map<string, number>();
  for (let start = 0; start < paths.length; start += 500) {
    const rows = await trx
      .selectFrom('vault_item')
      .select(['path', 'attachment_id'])
      .where('import_id', '=', importId)
      .where('kind', '=', 'file')
      .where('path', 'in', paths.slice(start, start + 500))
      .execute();
    for (const row of rows) if (row.attachment_id !== null) found.set(row.path, row.attachment_id);
  }
  return found;
}

/** The text with attachments in their places; one that was not kept is named by its file. */
function textOf(note: ReadNote, files: ReadonlyMap<string, number>): string {
  if (note.files.length === 0) return note.text;
  return note.text.replace(new RegExp(`${note.mark}(\\d+)`, 'g'), (_, number: string) => {
    const path = note.files[Number(number)] ?? '';
    const id = files.get(path);
    return id === undefined
      ? encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
      : attachmentUrl(id);
  });
}

async function insertNotes(
  trx: Write,
  { kith, memberId }: Making,
  { made, files }: { made: Made[]; files: ReadonlyMap<string, number> },
): Promise<number[]> {
  const now = kith.now();
  const rows = await trx
    .insertInto('note')
    .values(
      made.map(({ note, own: { personIds: _, matter: __, ...own } }) => {
        const text = textOf(note, files);
        const createdAt = note.createdAt ?? note.updatedAt ?? now;
        return {
          ...own,
          member_id: memberId,
          title: note.title,
          title_key: foldWords(note.title),
          // Its title stood before it came.
          titled_at: createdAt,
          text,
          folded: foldWords(`${note.title}\n${text}`),
          source_url: note.sourceUrl,
          draft_key: null,
          created_at: createdAt,
          updated_at: lastWritten(note, now) ?? createdAt,
        };
      }),
    )
    .returning('id')
    .execute();
  return rows.map((row) => row.id).toSorted((a, b) => a - b);
}

/** Archives do not say their zone: none but Kith's own files may have been written later than now. */
function lastWritten({ key, updatedAt }: ReadNote, now: number): number | null {
  if (updatedAt === null || key.startsWith(KITH_PREFIX)) return updatedAt;
  return Math.min(updatedAt, now);
}

/** Tags, people and origin of new notes, and that their items are done. */
async function insertBeside(
  trx: Write,
  { memberId, importId, choices }: Making,
  { made, ids }: { made: Made[]; ids: number[] },
): Promise<void> {
  const placed = made.map((one, at) => ({ ...one, noteId: ids[at] ?? 0 }));
  const tags = placed.flatMap(({ note, noteId }) =>
    tagsOf(note, choices).map((tag) => ({ note_id: noteId, tag, tag_key: foldWords(tag) })),
  );
  const persons = placed.flatMap(({ own, noteId }) =>
    own.personIds.map((personId) => ({ note_id: noteId, person_id: personId })),
  );
  if (tags.length > 0) await trx.insertInto('note_tag').values(tags).execute();
  if (persons.length > 0) await trx.insertInto('note_person').values(persons).execute();
  await trx
    .insertInto('note_origin')
    .values(
      placed.map(({ note, own, noteId }) => ({
        note_id: noteId,
        member_id: memberId,
        import_id: importId,
        key: note.key,
        fingerprint: note.fingerprint,
        folder: note.folder,
        matter: JSON.stringify({ ...note.matter, ...own.matter }),
        revision: 1,
      })),
    )
    .execute();
  for (const { itemId, noteId } of placed) {
    await trx
      .updateTable('vault_item')
      .set({ done: 1, note_id: noteId })
      .where('id', '=', itemId)
      .execute();
  }
}

function tagsOf(note: ReadNote, { tagFolders }: VaultChoices): string[] {
  const folder = note.folder.slice(-TAG_CHARS_MAX);
  const tags = tagFolders && folder !== '' ? [...note.tags, folder] : note.tags;
  return tidyTags(tags).slice(0, TAGS_MAX);
}
