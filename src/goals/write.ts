import { type Kith, Refusal, type Write } from '#platform';
import { saysNothing } from './blank-rules.ts';
import { requireParent } from './parts.ts';
import { goalById, goalIn, noSuchGoal } from './queries.ts';
import { recordChange } from './record.ts';
import { requireActive } from './rules.ts';
import { GOALS_MAX, type GoalForm, type GoalView, type NewGoal } from './schema.ts';

type FormQuestion = NonNullable<GoalForm['questions']>[number];

/**
 * Starts a goal as a draft, from its first word on: nothing has to be filled in yet, but an empty one is none. With a `draftKey` that was used
 * before, the goal it started is changed instead, so that a lost answer never makes two.
 */
export async function draftGoal(kith: Kith, memberId: number, form: NewGoal): Promise<GoalView> {
  const id = await kith.db.write(async (trx) => {
    const started = form.draftKey ? await startedWith(trx, memberId, form.draftKey) : undefined;
    if (started) {
      await changeGoalIn(kith, trx, { memberId, id: started.id }, form);
      return started.id;
    }
    await requireRoom(trx, memberId);
    if (saysNothing(form))
      throw new Refusal('invalid', 'Write a word first: what the goal is about.');
    const goal = await insertGoal(trx, memberId, form, kith.now());
    await changeGoalIn(kith, trx, { memberId, id: goal.id }, form);
    return goal.id;
  });
  return goalById(kith, memberId, id);
}

function startedWith(trx: Write, memberId: number, draftKey: string) {
  return trx
    .selectFrom('goal')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
}

/** @throws Refusal `too_many` when the member has all the goals one may have. */
export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('goal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < GOALS_MAX) return;
  throw new Refusal('too_many', `You have ${GOALS_MAX} goals. Remove some first.`);
}

function insertGoal(trx: Write, memberId: number, form: NewGoal, now: number) {
  return trx
    .insertInto('goal')
    .values({
      member_id: memberId,
      status: 'draft',
      need: '',
      able: '',
      kind: 'learning',
      evidence: '',
      confidence: null,
      minutes_per_week: null,
      review_on: null,
      draft_key: form.draftKey ?? null,
      created_at: now,
      updated_at: now,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Changes what the form names and leaves the rest. A goal at work keeps what it needs to be one. */
export async function changeGoal(
  kith: Kith,
  memberId: number,
  id: number,
  form: GoalForm,
): Promise<GoalView> {
  await kith.db.write((trx) => changeGoalIn(kith, trx, { memberId, id }, form));
  return goalById(kith, memberId, id);
}

export interface Whose {
  memberId: number;
  id: number;
}

/** The same in a transaction of the caller. */
export async function changeGoalIn(
  kith: Kith,
  trx: Write,
  whose: Whose,
  form: GoalForm,
): Promise<void> {
  const { memberId, id } = whose;
  const before = await goalToChange(trx, whose, kith.now());
  if (form.parentId) {
    await requireParent(kith, trx, { memberId, goalId: id, parentId: form.parentId });
  }
  await writeForm(trx, id, form);
  const after = await goalIn(trx, memberId, id);
  if (after.status === 'active') requireActive(after);
  if (after.status === 'draft' && saysNothing(after))
    throw new Refusal('invalid', 'A draft keeps a word at least. Remove it if you do not want it.');
  await recordChange(kith, trx, { memberId, before, after }, form);
}

/** The goal, held until the transaction ends: what it was must be what the change is told from. */
export async function goalToChange(
  trx: Write,
  { memberId, id }: Whose,
  now: number,
): Promise<GoalView> {
  const held = await trx
    .updateTable('goal')
    .set({ updated_at: now })
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (held.numUpdatedRows === 0n) throw noSuchGoal();
  return goalIn(trx, memberId, id);
}

async function writeForm(trx: Write, id: number, form: GoalForm): Promise<void> {
  const named = {
    need: form.need,
    able: form.able,
    kind: form.kind,
    why: form.why,
    known: form.known,
    interest: form.interest,
    outcome: form.outcome,
    obstacle: form.obstacle,
    if_cue: form.ifThen === null ? '' : form.ifThen?.cue,
    then_action: form.ifThen === null ? '' : form.ifThen?.action,
    evidence: form.evidence,
    confidence: form.confidence,
    minutes_per_week: form.minutesPerWeek,
    review_on: form.reviewOn,
    audience: form.audience,
    audience_person: form.audiencePerson,
    parent_id: form.parentId,
    start: form.start,
    start_text: form.startText,
  };
  // Only what was named is set: two windows that change different fields do not undo each other.
  const changes = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(changes).length > 0)
    await trx.updateTable('goal').set(changes).where('id', '=', id).execute();
  if (form.questions) await writeQuestions(trx, id, form.questions);
}

/** Questions keep their ids when they are reworded, so that what was found for them stays theirs. */
async function writeQuestions(
  trx: Write,
  goalId: number,
  questions: readonly FormQuestion[],
): Promise<void> {
  const known = await trx
    .selectFrom('question')
    .select('id')
    .where('goal_id', '=', goalId)
    .execute();
  const kept = new Set(questions.flatMap((question) => (question.id ? [question.id] : [])));
  const gone = known.filter((row) => !kept.has(row.id)).map((row) => row.id);
  if (gone.length > 0) await trx.deleteFrom('question').where('id', 'in', gone).execute();
  // An id that is named twice is kept by the first; one of another goal is nobody's here.
  const free = new Set(known.map((row) => row.id));
  for (const [position, { id, text }] of questions.entries()) {
    if (id && free.delete(id)) {
      await trx.updateTable('question').set({ text, position }).where('id', '=', id).execute();
    } else {
      await trx.insertInto('question').values({ goal_id: goalId, text, position }).execute();
    }
  }
}
