import { goalById, type Happened } from '#goals';
import { personById, placeById, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { ruleProblem } from '../recurrence/occurrences.ts';
import { readRule } from '../recurrence/rule.ts';
import { guessKind } from './guess-kind.ts';
import { STEPS_PER_GOAL_MAX } from './limits.ts';
import { noSuchStep, stepById } from './queries.ts';
import { type NewStep, STEPS_MAX, type StepForm, type StepView } from './schema.ts';

/**
 * Plans a step at the end of a goal's plan. With a `draftKey` that was used before, that step is
 * given back: a lost answer never makes two. Throws `not_found` when the goal or what the step
 * points to is not the member's, `too_many` at the limits.
 */
export async function addStep(
  kith: Kith,
  memberId: number,
  goalId: number,
  form: NewStep,
): Promise<StepView> {
  await goalById(kith, memberId, goalId);
  await requireLinks(kith, memberId, form);
  const timed = timedOf(form, { dueOn: null, recurrence: null });
  const id = await kith.db.write((trx) =>
    addStepIn(kith, trx, { memberId, goalId, form: { ...form, ...timed } }),
  );
  kith.wakeJobs();
  return stepById(kith, memberId, id);
}

/** The same in a transaction of the caller, who has checked the goal, the links and the rule. */
export async function addStepIn(
  kith: Kith,
  trx: Write,
  { memberId, goalId, form }: { memberId: number; goalId: number; form: NewStep },
): Promise<number> {
  const planned = form.draftKey ? await plannedWith(trx, memberId, form.draftKey) : undefined;
  if (planned) return planned.id;
  await requireRoom(trx, memberId, { goalId, more: 1 });
  const [made] = await insertSteps(kith, trx, { memberId, goalId, forms: [form] });
  if (made === undefined) throw noSuchStep();
  await announcePlanned(kith, trx, { memberId, goalId, id: made, form });
  if (form.personId) await touchPerson(trx, memberId, form.personId, kith.now());
  return made;
}

function plannedWith(trx: Write, memberId: number, draftKey: string) {
  return trx
    .selectFrom('step')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
}

/** What a step points to must be the member's own. */
async function requireLinks(kith: Kith, memberId: number, form: StepForm): Promise<void> {
  if (form.personId) await personById(kith, memberId, form.personId);
  if (form.placeId) await placeById(kith, memberId, form.placeId);
  if (!form.sourceId) return;
  const source = await kith.db.read
    .selectFrom('source')
    .select('id')
    .where('id', '=', form.sourceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!source) throw new Refusal('not_found', 'There is no such source.');
}

type Timing = Pick<StepView, 'dueOn' | 'recurrence'>;

/** Day and rule as they will be together; refuses a rule that is none or has no day to begin at. */
function timedOf(form: StepForm, known: Timing): Timing {
  const dueOn = form.dueOn === undefined ? known.dueOn : form.dueOn;
  const written = form.recurrence === undefined ? known.recurrence : form.recurrence;
  if (written === null || written === '') return { dueOn, recurrence: null };
  if (dueOn === null) throw refusedField('dueOn', 'Say from which day on it recurs.');
  const problem = ruleProblem(written, dueOn);
  if (problem !== null) throw refusedField('recurrence', problem);
  const read = readRule(written);
  return { dueOn, recurrence: 'text' in read ? read.text : null };
}

const refusedField = (field: string, message: string) =>
  new Refusal('invalid', message, { [field]: message });

/** @throws Refusal `too_many` when the plan, or all plans together, would hold too much. */
export async function requireRoom(
  trx: Write,
  memberId: number,
  { goalId, more }: { goalId: number; more: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('step')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      eb.fn.countAll<number>().filterWhere('goal_id', '=', goalId).as('here'),
    ])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(rows.here) + more > STEPS_PER_GOAL_MAX)
    throw new Refusal(
      'too_many',
      `A plan holds ${STEPS_PER_GOAL_MAX} steps. Remove some, or make a goal of a part of it.`,
    );
  if (Number(rows.all) + more > STEPS_MAX)
    throw new Refusal('too_many', `You have ${STEPS_MAX} steps. Remove some of old goals first.`);
}

/**
 * Adds steps at the end of a plan, in their order; gives their ids. The caller has checked links and
 * room, and says what happened: many steps of one gesture are one happening.
 */
export async function insertSteps(
  kith: Kith,
  trx: Write,
  { memberId, goalId, forms }: { memberId: number; goalId: number; forms: readonly NewStep[] },
): Promise<number[]> {
  const { last } = await trx
    .selectFrom('step')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.val(0)).as('last'))
    .where('goal_id', '=', goalId)
    .executeTakeFirstOrThrow();
  const ids: number[] = [];
  for (const [index, form] of forms.entries()) {
    const { id } = await trx
      .insertInto('step')
      .values({
        ...columnsOf(form),
        text: form.text,
        member_id: memberId,
        goal_id: goalId,
        ...kindOf(form),
        phase: form.phase ?? 'performance',
        position: Number(last) + index + 1,
        state: 'planned',
        done_at: null,
        draft_key: form.draftKey ?? null,
        created_at: kith.now(),
        updated_at: kith.now(),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  return ids;
}

/** A step that names a person, place or source ties them to the goal; another one only plans. */
export async function announcePlanned(
  kith: Kith,
  trx: Write,
  step: { memberId: number; goalId: number; id: number; form: StepForm },
): Promise<void> {
  const { memberId, goalId, id, form } = step;
  const isLinked = Boolean(form.personId || form.placeId || form.sourceId);
  await kith.announce(trx, isLinked ? 'plan.linked' : 'plan.step-added', {
    key: `step:${id}:${isLinked ? 'linked' : 'added'}`,
    memberId,
    goalId,
    personIds: form.personId ? [form.personId] : [],
    at: kith.now(),
    subject: { kind: 'step', id },
  } satisfies Happened);
}

/** What was said, else what the step's words and all it points to tell. */
function kindOf(form: StepForm) {
  if (form.c) return { c: form.c, is_kind_open: 0 };
  const { c, isSure } = guessKind({
    text: form.text ?? '',
    hasPerson: Boolean(form.personId),
    hasPlace: Boolean(form.placeId),
    hasReading: Boolean(form.sourceId || form.address),
  });
  return { c, is_kind_open: isSure ? 0 : 1 };
}

const columnsOf = (form: StepForm) => ({
  person_id: form.personId ?? null,
  place_id: form.placeId ?? null,
  source_id: form.sourceId ?? null,
  address: form.address ?? '',
  tool: form.tool ?? '',
  method: form.method ?? '',
  cue: form.cue ?? '',
  action: form.action ?? '',
  due_on: form.dueOn ?? null,
  recurrence: form.recurrence ?? null,
});

/** Changes what the form names and leaves the rest. */
export async function changeStep(
  kith: Kith,
  memberId: number,
  id: number,
  form: StepForm,
): Promise<StepView> {
  const known = await stepById(kith, memberId, id);
  await requireLinks(kith, memberId, form);
  const isTimed = form.dueOn !== undefined || form.recurrence !== undefined;
  const timed = isTimed ? timedOf(form, known) : {};
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('step')
      .set({
        ...namedColumns({ ...form, ...timed }),
        ...guessedAnew(known, form),
        updated_at: kith.now(),
      })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .execute();
    if (form.personId) await touchPerson(trx, memberId, form.personId, kith.now());
    if (isLinkedAnew(form, known))
      await announcePlanned(kith, trx, { memberId, goalId: known.goalId, id, form });
  });
  kith.wakeJobs();
  return stepById(kith, memberId, id);
}

const isLinkedAnew = (form: StepForm, known: StepView): boolean =>
  Boolean(
    (form.personId && form.personId !== known.person?.id) ||
      (form.placeId && form.placeId !== known.place?.id) ||
      (form.sourceId && form.sourceId !== known.source?.id),
  );

/** What nobody has said yet may be told by what is known of the step now. */
function guessedAnew(known: StepView, form: StepForm) {
  if (!known.isKindOpen || form.c !== undefined) return {};
  const { text = known.text, personId = known.person?.id, placeId = known.place?.id } = form;
  const { sourceId = known.source?.id, address = known.address } = form;
  return kindOf({ text, personId, placeId, sourceId, address });
}

/** Only what was named is set: two windows that change different fields do not undo each other. */
function namedColumns(form: StepForm) {
  const named = {
    text: form.text,
    c: form.c,
    // Whoever says it answers what was open.
    is_kind_open: form.c === undefined ? undefined : 0,
    phase: form.phase,
    person_id: form.personId,
    place_id: form.placeId,
    source_id: form.sourceId,
    address: form.address,
    tool: form.tool,
    method: form.method,
    cue: form.cue,
    action: form.action,
    due_on: form.dueOn,
    recurrence: form.recurrence,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
