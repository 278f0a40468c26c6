import { type Kith, Refusal, type Write } from '#platform';
import { noteById } from './queries.ts';
import type { Audience, RevisionLine, RevisionView } from './schema.ts';

/** Earlier states kept of one note, and of how many characters together; the oldest go first. */
export const REVISIONS_MAX = 100;
const HISTORY_CHARS_MAX = 10_000_000;

interface State {
  id: number;
  title: string;
  text: string;
  updated_at: number;
  shown_to: Audience;
}

/** Keeps what a note is now, before it is overwritten. */
export async function keepRevision(trx: Write, note: State, now: number): Promise<void> {
  await trx
    .insertInto('note_revision')
    .values({
      note_id: note.id,
      title: note.title,
      text: note.text,
      chars: note.text.length,
      written_at: note.updated_at,
      kept_at: now,
      shown_to: note.shown_to,
    })
    .execute();
  await dropOldest(trx, note.id);
}

async function dropOldest(trx: Write, noteId: number): Promise<void> {
  const kept = await trx
    .selectFrom('note_revision')
    .select(['id', 'chars'])
    .where('note_id', '=', noteId)
    .orderBy('id', 'desc')
    .execute();
  let chars = 0;
  const last = kept.findIndex((row, at) => {
    chars += row.chars;
    return at >= REVISIONS_MAX || (at > 0 && chars > HISTORY_CHARS_MAX);
  });
  const oldest = kept[last];
  if (!oldest) return;
  await trx
    .deleteFrom('note_revision')
    .where('note_id', '=', noteId)
    .where('id', '<=', oldest.id)
    .execute();
}

/** When the last state was kept; undefined when there is none. */
export async function lastKeptAt(trx: Write, noteId: number): Promise<number | undefined> {
  const row = await trx
    .selectFrom('note_revision')
    .select('kept_at')
    .where('note_id', '=', noteId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.kept_at;
}

const LINE = ['id', 'title', 'chars', 'written_at', 'kept_at'] as const;

interface LineRow {
  id: number;
  title: string;
  chars: number;
  written_at: number;
  kept_at: number;
}

const lineOf = (row: LineRow): RevisionLine => ({
  id: row.id,
  title: row.title,
  chars: row.chars,
  writtenAt: row.written_at,
  keptAt: row.kept_at,
});

/** What a note was before, the latest first. */
export async function historyOf(
  kith: Kith,
  memberId: number,
  noteId: number,
): Promise<RevisionLine[]> {
  await noteById(kith, memberId, noteId);
  const rows = await kith.db.read
    .selectFrom('note_revision')
    .select(LINE)
    .where('note_id', '=', noteId)
    .orderBy('id', 'desc')
    .limit(REVISIONS_MAX)
    .execute();
  return rows.map(lineOf);
}

/** One earlier state with its text. */
export async function revisionById(
  kith: Kith,
  memberId: number,
  { noteId, revisionId }: { noteId: number; revisionId: number },
): Promise<RevisionView & { shownTo: Audience }> {
  await noteById(kith, memberId, noteId);
  const row = await kith.db.read
    .selectFrom('note_revision')
    .select([...LINE, 'text', 'shown_to'])
    .where('id', '=', revisionId)
    .where('note_id', '=', noteId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such earlier state of this note.');
  return { ...lineOf(row), text: row.text, shownTo: row.shown_to };
}
