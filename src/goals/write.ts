import { type Kith, Refusal, type Write } from '#platform';
import { goalById, noSuchGoal } from './queries.ts';
import { requireActive } from './rules.ts';
import {
  GOALS_MAX,
  type GoalForm,
  type GoalStatus,
  type GoalView,
  type NewGoal,
} from './schema.ts';

type FormQuestion = NonNullable<GoalForm['questions']>[number];

/**
 * Starts a goal as a draft: nothing has to be filled in yet. With a `draftKey` that was used
 * before, the goal it started is changed instead, so that a lost answer never makes two.
 */
export async function draftGoal(kith: Kith, memberId: number, form: NewGoal): Promise<GoalView> {
  const id = await kith.db.write(async (trx) => {
    const started = form.draftKey ? await startedWith(trx, memberId, form.draftKey) : undefined;
    if (started) {
      await writeForm(trx, started.id, form, kith.now());
      return started.id;
    }
    await requireRoom(trx, memberId);
    const goal = await insertGoal(trx, memberId, form, kith.now());
    await writeQuestions(trx, goal.id, form.questions ?? []);
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
      need: form.need ?? '',
      able: form.able ?? '',
      kind: form.kind ?? 'learning',
      evidence: form.evidence ?? '',
      confidence: form.confidence ?? null,
      minutes_per_week: form.minutesPerWeek ?? null,
      review_on: form.reviewOn ?? null,
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
  const known = await goalById(kith, memberId, id);
  if (known.status === 'active') {
    requireActive({ able: form.able ?? known.able, questions: form.questions ?? known.questions });
  }
  await kith.db.write((trx) => writeForm(trx, id, form, kith.now()));
  return goalById(kith, memberId, id);
}

async function writeForm(trx: Write, id: number, form: GoalForm, now: number): Promise<void> {
  const named = {
    need: form.need,
    able: form.able,
    kind: form.kind,
    evidence: form.evidence,
    confidence: form.confidence,
    minutes_per_week: form.minutesPerWeek,
    review_on: form.reviewOn,
  };
  // Only what was named is set: two windows that change different fields do not undo each other.
  const changes = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  );
  await trx
    .updateTable('goal')
    .set({ ...changes, updated_at: now })
    .where('id', '=', id)
    .execute();
  if (form.questions) await writeQuestions(trx, id, form.questions);
}

/** Moves a goal on. A draft becomes active only when it says what one wants to be able to do and asks something. */
export async function setGoalStatus(
  kith: Kith,
  memberId: number,
  id: number,
  status: GoalStatus,
): Promise<GoalView> {
  const goal = await goalById(kith, memberId, id);
  if (status === 'active') requireActive(goal);
  if (status === 'draft' && goal.status !== 'draft') {
    throw new Refusal('invalid', 'A goal that was started is not a draft again. Park it instead.');
  }
  const done = await kith.db.write((trx) =>
    trx
      .updateTable('goal')
      .set({ status, updated_at: kith.now() })
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst(),
  );
  if (done.numUpdatedRows === 0n) throw noSuchGoal();
  return goalById(kith, memberId, id);
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
