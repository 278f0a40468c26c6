import { dayOf } from '#days';
import { type Kith, Refusal, type Write } from '#platform';
import { bindEntryTitles } from '../links/entry-titles.ts';
import { writeLinks } from '../links/write.ts';
import { filledIn, templateById } from '../templates/queries.ts';
import { isWidened } from './audience-rules.ts';
import { change } from './change.ts';
import { foldWords } from './fold.ts';
import { requireOwn } from './own.ts';
import { noteById } from './queries.ts';
import {
  type CapturedAs,
  type NewNote,
  NOTES_MAX,
  type NoteForm,
  type NoteView,
} from './schema.ts';
import { writePersons, writeTags } from './tags.ts';
import { tellShared, tellWritten } from './tell.ts';

/** What a note begins with; captures and daily notes say more than a form may. */
export interface NoteStart extends Omit<NewNote, 'kind' | 'templateId' | 'today'> {
  kind?: NoteView['kind'] | undefined;
  day?: string;
  capturedAs?: CapturedAs;
  isWaiting?: boolean;
  /** Its writer has seen these very words as others will read them. */
  isChecked?: boolean;
}

/**
 * Starts a note. With a `draftKey` that was used before, the note it started is changed instead,
 * so that a lost answer never makes two.
 */
export async function writeNote(kith: Kith, memberId: number, form: NewNote): Promise<NoteView> {
  return begin(kith, memberId, form);
}

/** The same for words that their writer has looked through as others will read them: they may open what was closed. */
export async function writeCheckedNote(
  kith: Kith,
  memberId: number,
  form: NewNote,
): Promise<NoteView> {
  return begin(kith, memberId, { ...form, isChecked: true });
}

async function begin(
  kith: Kith,
  memberId: number,
  form: NewNote & { isChecked?: boolean },
): Promise<NoteView> {
  await requireOwn(kith, memberId, form);
  const start = await begun(kith, memberId, form);
  const id = await kith.db.write((trx) => startNote(kith, trx, memberId, start));
  await bindEntryTitles(kith, memberId, id);
  return noteById(kith, memberId, id);
}

/** A form with what its template brings. */
async function begun(
  kith: Kith,
  memberId: number,
  { templateId, today, ...form }: NewNote & { isChecked?: boolean },
): Promise<NoteStart> {
  if (templateId === undefined) return form;
  const template = await templateById(kith, memberId, templateId);
  const day = today ?? dayOf(kith.now());
  const text = filledIn(template.text, { date: day, title: form.title ?? '' });
  return {
    ...form,
    text: text + (form.text ?? ''),
    tags: [...template.tags, ...(form.tags ?? [])],
  };
}

/** Starts a note within a transaction, or changes the one its key started; gives its id. What it points to was checked before. */
export async function startNote(
  kith: Kith,
  trx: Write,
  memberId: number,
  start: NoteStart,
): Promise<number> {
  const started = start.draftKey ? await startedWith(trx, memberId, start.draftKey) : undefined;
  if (started) {
    await change(kith, trx, {
      memberId,
      id: started.id,
      form: changeOf(start),
      isChecked: start.isChecked,
    });
    return started.id;
  }
  await requireRoom(trx, memberId);
  const note = await insertNote(trx, memberId, start, kith.now());
  if (start.tags) await writeTags(trx, note.id, start.tags);
  if (start.personIds) await writePersons(trx, note.id, start.personIds);
  await writeLinks(kith, trx, { memberId, noteId: note.id, text: start.text ?? '' });
  await tellWritten(kith, trx, note.id, { isRewritten: true, isRepointed: true });
  if (start.audience && isWidened('me', start.audience)) await tellShared(kith, trx, note.id);
  return note.id;
}

/** What a note that is there already takes from a start that is sent again. */
function changeOf(start: NoteStart): NoteForm {
  const { title, text, goalId, audience, tags, personIds, sourceUrl, entryId } = start;
  return { title, text, goalId, audience, tags, personIds, sourceUrl, entryId };
}

export function startedWith(trx: Write, memberId: number, draftKey: string) {
  return trx
    .selectFrom('note')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
}

/** @throws Refusal `too_many` when the member has all the notes one may have. */
export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('note')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < NOTES_MAX) return;
  throw new Refusal(
    'too_many',
    `You have ${NOTES_MAX.toLocaleString('en')} notes. Remove some first.`,
  );
}

export function insertNote(trx: Write, memberId: number, start: NoteStart, now: number) {
  const { title = '', text = '' } = start;
  return trx
    .insertInto('note')
    .values({
      member_id: memberId,
      kind: start.kind ?? 'note',
      audience: start.audience ?? 'me',
      shown_to: start.audience ?? 'me',
      goal_id: start.goalId ?? null,
      title,
      title_key: foldWords(title),
      titled_at: now,
      text,
      folded: foldWords(`${title}\n${text}`),
      day: start.day ?? null,
      captured_as: start.capturedAs ?? null,
      is_waiting: start.isWaiting ? 1 : 0,
      source_url: start.sourceUrl ?? null,
      entry_id: start.entryId ?? null,
      derived_from: start.derivedFrom ?? null,
      draft_key: start.draftKey ?? null,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}
