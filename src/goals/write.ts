import { type Kith, Refusal, type Write } from '#platform';
import { goalById } from './queries.ts';
import { GOALS_MAX, type GoalForm, type GoalStatus, type GoalView } from './schema.ts';

/** Starts a goal as a draft: nothing has to be filled in yet. */
export async function draftGoal(kith: Kith, memberId: number, form: GoalForm): Promise<GoalView> {
  const now = kith.now();
  const id = await kith.db.write(async (trx) => {
    const count = await trx
      .selectFrom('goal')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    if (Number(count.count) >= GOALS_MAX) throw new Refusal('too_many', `You have ${GOALS_MAX} goals. Remove some first.`);
    const goal = await trx
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
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writeQuestions(trx, goal.id, form.questions ?? []);
    return goal.id;
  });
  return goalById(kith, memberId, id);
}

/** Changes what the form names and leaves the rest. */
export async function changeGoal(kith: Kith, memberId: number, id: number, form: GoalForm): Promise<GoalView> {
  const known = await goalById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('goal')
      .set({
        need: form.need ?? known.need,
        able: form.able ?? known.able,
        kind: form.kind ?? known.kind,
        evidence: form.evidence ?? known.evidence,
        confidence: form.confidence === undefined ? known.confidence : form.confidence,
        minutes_per_week: form.minutesPerWeek === undefined ? known.minutesPerWeek : form.minutesPerWeek,
        review_on: form.reviewOn === undefined ? known.reviewOn : form.reviewOn,
        updated_at: kith.now(),
      })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute();
    if (form.questions) await writeQuestions(trx, id, form.questions);
  });
  return goalById(kith, memberId, id);
}

/** Moves a goal on. A draft becomes active only when it says what one wants to be able to do and asks something. */
export async function setGoalStatus(kith: Kith, memberId: number, id: number, status: GoalStatus): Promise<GoalView> {
  const goal = await goalById(kith, memberId, id);
  if (status === 'active') {
    const missing: Record<string, string> = {};
    if (!goal.able) missing.able = 'Say what you want to be able to do.';
    if (goal.questions.length === 0) missing.questions = 'Keep at least one question: each is searched for on its own.';
    const [first] = Object.values(missing);
    if (first) throw new Refusal('invalid', first, missing);
  }
  await kith.db.write((trx) =>
    trx
      .updateTable('goal')
      .set({ status, updated_at: kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .execute(),
  );
  return { ...goal, status };
}

export async function removeGoal(kith: Kith, memberId: number, id: number): Promise<void> {
  const done = await kith.db.write((trx) =>
    trx.deleteFrom('goal').where('id', '=', id).where('member_id', '=', memberId).executeTakeFirst(),
  );
  if (done.numDeletedRows === 0n) throw new Refusal('not_found', 'There is no such goal.');
}

/** Questions keep their ids when they are reworded, so that what was found for them stays theirs. */
async function writeQuestions(trx: Write, goalId: number, questions: { id?: number | undefined; text: string }[]): Promise<void> {
  const known = await trx.selectFrom('question').select('id').where('goal_id', '=', goalId).execute();
  const kept = new Set(questions.flatMap((question) => (question.id ? [question.id] : [])));
  const gone = known.filter((row) => !kept.has(row.id)).map((row) => row.id);
  if (gone.length > 0) await trx.deleteFrom('question').where('id', 'in', gone).execute();
  const isKnown = new Set(known.map((row) => row.id));
  for (const [position, { id, text }] of questions.entries()) {
    if (id && isKnown.has(id)) {
      await trx.updateTable('question').set({ text, position }).where('id', '=', id).execute();
    } else {
      await trx.insertInto('question').values({ goal_id: goalId, text, position }).execute();
    }
  }
}
