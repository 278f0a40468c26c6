import { type Kith, Refusal, type SentFile, startImport } from '#platform';
import { ATTACHMENT_BYTES_MAX } from '../../attachments/limits.ts';
import { pictureType } from '../../attachments/picture-type.ts';
import { NOTES_MAX } from '../../notes/schema.ts';
import type { ReadAttachment, ReadNote } from '../readers/index.ts';
import { type Part, readVault } from '../reading.ts';
import { type KnownNotes, knownNotes, planNote } from './plan.ts';
import { Tally } from './summary.ts';

const ITEMS_AT_ONCE = 100;

/**
 * Reads a vault and keeps what it would bring as a preview. Nothing else is made.
 * @throws Refusal when it cannot be read, or would be more than a member may have.
 */
export async function beginVaultImport(
  kith: Kith,
  memberId: number,
  file: SentFile,
): Promise<number> {
  const known = await knownNotes(kith, memberId);
  let id = 0;
  await readVault(file, async ({ format }, parts) => {
    id = await kith.db.write((trx) =>
      startImport(kith, trx, {
        table: 'vault_import',
        memberId,
        format,
        fileName: file.name,
        nameless: 'notes',
        summary: new Tally().summary(),
        problems: [],
      }),
    );
    try {
      await keepParts(kith, { id, known }, parts);
    } catch (error) {
      await kith.db.write((trx) => trx.deleteFrom('vault_import').where('id', '=', id).execute());
      throw error;
    }
  });
  return id;
}

interface Keeping {
  id: number;
  known: KnownNotes;
}

async function keepParts(kith: Kith, keeping: Keeping, parts: AsyncIterable<Part>): Promise<void> {
  const tally = new Tally();
  let position = 0;
  let news = 0;
  for await (const part of parts) {
    const items = [
      ...part.notes.map((note) => noteItem(note, { ...keeping, position: ++position })),
      ...part.attachments.map((file) => fileItem(file, { ...keeping, position: ++position })),
    ];
    for (const note of part.notes) tally.add(note);
    news += items.filter((item) => item.kind === 'note' && item.plan === 'new').length;
    if (keeping.known.count + news > NOTES_MAX) throw tooMany();
    await keepItems(kith, items);
    if (part.isLast) await finish(kith, keeping.id, { tally, part });
  }
}

const tooMany = () =>
  new Refusal(
    'too_many',
    `That would be more than ${NOTES_MAX.toLocaleString('en')} notes. Bring in a part of them.`,
  );

type Placed = Keeping & { position: number };
type Item = ReturnType<typeof noteItem>;

function noteItem(note: ReadNote, { id, known, position }: Placed) {
  const { plan, reason, noteId } = planNote(note, known);
  return {
    import_id: id,
    position,
    kind: 'note' as 'note' | 'file',
    path: note.path,
    title: note.title,
    plan,
    reason,
    // What is known leads links to it and is nothing else.
    row: plan === 'known' ? '' : JSON.stringify(note),
    bytes: null as Uint8Array | null,
    done: 0,
    note_id: noteId,
    attachment_id: null,
  };
}

function fileItem({ path, name, bytes }: ReadAttachment, { id, position }: Placed): Item {
  const why = whyNotKept(bytes);
  return {
    import_id: id,
    position,
    kind: 'file',
    path,
    title: name,
    plan: why === null ? 'new' : 'skip',
    reason: why ?? '',
    row: '',
    bytes: why === null ? bytes : null,
    done: 0,
    note_id: null,
    attachment_id: null,
  };
}

/** Why a file stays out; null when it comes in. */
function whyNotKept(bytes: Uint8Array): string | null {
  if (bytes.length > ATTACHMENT_BYTES_MAX)
    return `It is larger than ${ATTACHMENT_BYTES_MAX / 1024 / 1024} MB.`;
  return pictureType(bytes) === null ? 'Kith keeps pictures only.' : null;
}

async function keepItems(kith: Kith, items: Item[]): Promise<void> {
  if (items.length === 0) return;
  await kith.db.write(async (trx) => {
    for (let start = 0; start < items.length; start += ITEMS_AT_ONCE) {
      const some = items.slice(start, start + ITEMS_AT_ONCE);
      await trx.insertInto('vault_item').values(some).execute();
    }
  });
}

async function finish(kith: Kith, id: number, { tally, part }: { tally: Tally; part: Part }) {
  await kith.db.write((trx) =>
    trx
      .updateTable('vault_import')
      .set({ summary: JSON.stringify(tally.summary()), problems: JSON.stringify(part.problems) })
      .where('id', '=', id)
      .execute(),
  );
}
