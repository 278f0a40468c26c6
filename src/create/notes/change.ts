import { type Kith, Refusal, type Write } from '#platform';
import { bindEntryTitles } from '../links/entry-titles.ts';
import { bindOpenLinks, writeLinks } from '../links/write.ts';
import { isBlank, isWidened, mayOpen, widest } from './audience-rules.ts';
import { foldWords } from './fold.ts';
import { keepRevision, lastKeptAt } from './history.ts';
import { requireOwn } from './own.ts';
import { noSuchNote, noteById } from './queries.ts';
import { isWorthKeeping, staleFields } from './rules.ts';
import { type Audience, type NoteForm, type NoteView, Text } from './schema.ts';
import { writePersons, writeTags } from './tags.ts';
import { tellShared, tellWritten } from './tell.ts';
import { changedText } from './text-change-rules.ts';

/**
 * Changes what the form names and leaves the rest.
 * @throws Refusal `conflict` when title or text changed since the revision the form was made from;
 * `fields` names which. What is here now is kept as a revision then, so that whichever of the two
 * the writer chooses, the other is not lost.
 */
export async function changeNote(
  kith: Kith,
  memberId: number,
  id: number,
  form: NoteForm,
): Promise<NoteView> {
  await noteById(kith, memberId, id);
  await requireOwn(kith, memberId, form);
  const refusal = await kith.db.write(async (trx) => change(kith, trx, { memberId, id, form }));
  if (refusal) throw refusal;
  await bindEntryTitles(kith, memberId, id);
  return noteById(kith, memberId, id);
}

interface Change {
  memberId: number;
  id: number;
  form: NoteForm;
  /** Keeps what was there before, however lately something was kept. */
  mustKeep?: boolean;
  /** Its writer has seen these very words as others will read them. */
  isChecked?: boolean | undefined;
}

/** Makes a change within a transaction; a conflict is given back, because its trace is to be kept. */
export async function change(
  kith: Kith,
  trx: Write,
  { memberId, id, form: told, mustKeep = false, isChecked = false }: Change,
): Promise<Refusal | null> {
  const now = kith.now();
  const known = await takeTurn(trx, memberId, id);
  const stale = staleFields(known, told);
  if (stale.length > 0) {
    await keepContested(trx, known, now);
    return conflict(stale);
  }
  const form = withWholeText(known, told);
  if (!isChecked) requireSeen(known, form);
  const next = { title: form.title ?? known.title, text: form.text ?? known.text };
  const isRetitled = next.title !== known.title;
  const isRewritten = isRetitled || next.text !== known.text;
  if (isRewritten) {
    const kept = { known, next, lastKeptAt: await lastKeptAt(trx, id), now };
    const isKept = isWorthKeeping({ ...kept, isBlind: mustKeep || form.revision === undefined });
    if (isKept) await keepRevision(trx, known, now);
  }
  if (isRetitled) await bindOpenLinks(trx, { memberId, note: known, now });
  await writeRow(trx, known, { form, now });
  await writeBeside(kith, trx, { memberId, id, form });
  const isRepointed =
    form.personIds !== undefined || (form.goalId !== undefined && form.goalId !== known.goal_id);
  await tellWritten(kith, trx, id, { isRewritten, isRepointed });
  if (form.audience && isWidened(known.audience, form.audience)) await tellShared(kith, trx, id);
  return null;
}

/** @throws Refusal `invalid` when words written for fewer would be opened without having been looked through. */
function requireSeen(known: Known, form: NoteForm): void {
  const { audience, title = known.title, text = known.text } = form;
  if (audience === undefined || !isWidened(known.audience, audience)) return;
  if (mayOpen({ ...known, shownTo: known.shown_to }, audience) || isBlank({ title, text })) return;
  const message =
    'What is written here was for fewer people. Share a version of it, and see what goes out before it does.';
  throw new Refusal('invalid', message, { audience: message });
}

/** The form with all of the text, where it told what changed in it. */
function withWholeText(known: Known, { textChange, ...form }: NoteForm): NoteForm {
  if (!textChange) return form;
  const text = changedText(known.text, textChange);
  if (text === null) throw conflict(['text']);
  const read = Text.safeParse(text);
  if (read.success) return { ...form, text };
  const [issue] = read.error.issues;
  throw new Refusal('invalid', 'The text was not saved.', { text: issue?.message ?? '' });
}

/** Counts a change, which on PostgreSQL also makes a second writer of the same note wait. */
async function takeTurn(trx: Write, memberId: number, id: number) {
  const row = await trx
    .updateTable('note')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .returning([
      'id',
      'title',
      'title_key',
      'titled_at',
      'text',
      'audience',
      'shown_to',
      'goal_id',
      'revision',
      'title_revision',
      'text_revision',
      'updated_at',
    ])
    .executeTakeFirst();
  if (!row) throw noSuchNote();
  return row;
}
type Known = Awaited<ReturnType<typeof takeTurn>>;

async function keepContested(trx: Write, known: Known, now: number): Promise<void> {
  const kept = await trx
    .selectFrom('note_revision')
    .select('id')
    .where('note_id', '=', known.id)
    .where('written_at', '=', known.updated_at)
    .where('text', '=', known.text)
    .where('title', '=', known.title)
    .executeTakeFirst();
  if (!kept) await keepRevision(trx, known, now);
}

function conflict(stale: readonly string[]): Refusal {
  const message = 'It was changed elsewhere since you opened it.';
  return new Refusal(
    'conflict',
    'This note was changed elsewhere meanwhile. Read it again and choose what stays.',
    Object.fromEntries(stale.map((field) => [field, message])),
  );
}

async function writeRow(
  trx: Write,
  known: Known,
  { form, now }: { form: NoteForm; now: number },
): Promise<void> {
  const { title = known.title, text = known.text, audience = known.audience } = form;
  const isRetitled = title !== known.title;
  const isRewritten = text !== known.text;
  await trx
    .updateTable('note')
    .set({
      ...(isRetitled || isRewritten ? { folded: foldWords(`${title}\n${text}`) } : {}),
      ...(isRetitled
        ? { title, title_key: foldWords(title), titled_at: now, title_revision: known.revision }
        : {}),
      ...(isRewritten ? { text, text_revision: known.revision } : {}),
      ...(form.goalId === undefined ? {} : { goal_id: form.goalId }),
      // What has a goal waits for nothing more.
      ...(form.goalId ? { is_waiting: 0 } : {}),
      audience,
      shown_to: isRetitled || isRewritten ? audience : widest(known.shown_to, audience),
      ...(form.sourceUrl === undefined ? {} : { source_url: form.sourceUrl }),
      ...(form.entryId === undefined ? {} : { entry_id: form.entryId }),
      updated_at: now,
    })
    .where('id', '=', known.id)
    .execute();
}

async function writeBeside(kith: Kith, trx: Write, { memberId, id, form }: Change): Promise<void> {
  if (form.tags) await writeTags(trx, id, form.tags);
  if (form.personIds) await writePersons(trx, id, form.personIds);
  if (form.text !== undefined) {
    await writeLinks(kith, trx, { memberId, noteId: id, text: form.text });
  }
}

/**
 * Brings back what a note was; what it is now is kept first.
 * @throws Refusal `conflict` when more people read the note now than could read that.
 */
export async function restoreRevision(
  kith: Kith,
  memberId: number,
  { id, title, text, shownTo }: { id: number; title: string; text: string; shownTo: Audience },
): Promise<NoteView> {
  const note = await noteById(kith, memberId, id);
  const isSame = title === note.title && text === note.text;
  if (!isSame && isWidened(shownTo, note.audience)) {
    throw new Refusal(
      'conflict',
      'That was written when fewer people could read this note. Choose “Only you” first; then it can come back.',
    );
  }
  const form = { title, text };
  await kith.db.write((trx) => change(kith, trx, { memberId, id, form, mustKeep: true }));
  await bindEntryTitles(kith, memberId, id);
  return noteById(kith, memberId, id);
}
