import { goalById } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { foldWords, noSuchNote, noteById } from './queries.ts';
import { type NewNote, NOTES_MAX, type NoteForm, type NoteView } from './schema.ts';

/**
 * Starts a note. With a `draftKey` that was used before, the note it started is changed instead,
 * so that a lost answer never makes two.
 */
export async function writeNote(kith: Kith, memberId: number, form: NewNote): Promise<NoteView> {
  await requireGoal(kith, memberId, form.goalId);
  const id = await kith.db.write(async (trx) => {
    const started = form.draftKey ? await startedWith(trx, memberId, form.draftKey) : undefined;
    if (started) {
      await writeForm(trx, started.id, form, kith.now());
      return started.id;
    }
    await requireRoom(trx, memberId);
    const note = await insertNote(trx, memberId, form, kith.now());
    return note.id;
  });
  return noteById(kith, memberId, id);
}

/** A note may point to one of the member's own goals only. */
async function requireGoal(kith: Kith, memberId: number, goalId: number | null | undefined) {
  if (goalId) await goalById(kith, memberId, goalId);
}

function startedWith(trx: Write, memberId: number, draftKey: string) {
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

function insertNote(trx: Write, memberId: number, form: NewNote, now: number) {
  const { title = '', text = '' } = form;
  return trx
    .insertInto('note')
    .values({
      member_id: memberId,
      goal_id: form.goalId ?? null,
      title,
      text,
      folded: foldWords(`${title}\n${text}`),
      draft_key: form.draftKey ?? null,
      created_at: now,
      updated_at: now,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Changes what the form names and leaves the rest. */
export async function changeNote(
  kith: Kith,
  memberId: number,
  id: number,
  form: NoteForm,
): Promise<NoteView> {
  await noteById(kith, memberId, id);
  await requireGoal(kith, memberId, form.goalId);
  await kith.db.write((trx) => writeForm(trx, id, form, kith.now()));
  return noteById(kith, memberId, id);
}

async function writeForm(trx: Write, id: number, form: NoteForm, now: number): Promise<void> {
  const known = await trx
    .selectFrom('note')
    .select(['title', 'text', 'goal_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) throw noSuchNote();
  const title = form.title ?? known.title;
  const text = form.text ?? known.text;
  await trx
    .updateTable('note')
    .set({
      title,
      text,
      folded: foldWords(`${title}\n${text}`),
      goal_id: form.goalId === undefined ? known.goal_id : form.goalId,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
}
