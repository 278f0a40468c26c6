import { DAY_MS, dayOf } from '#days';
import { touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { writeLinks } from './links.ts';
import { interactionById } from './queries.ts';
import { isTwoWay } from './rules.ts';
import {
  INTERACTIONS_MAX,
  type InteractionForm,
  type InteractionView,
  type NewInteraction,
  type ToldAs,
} from './schema.ts';
import { tellChanged, tellLogged } from './tell.ts';

/**
 * Logs one encounter, with all who were in it. With a `draftKey` or `originKey` that was used before,
 * that interaction is given back: a lost answer never makes two, and an event of a calendar is logged
 * once. Throws `not_found` for a person or goal that is not the member's.
 */
export async function logInteraction(
  kith: Kith,
  memberId: number,
  form: NewInteraction,
): Promise<InteractionView> {
  const id = await kith.db.write((trx) => logInteractionIn(kith, trx, memberId, form));
  kith.wakeJobs();
  return interactionById(kith, memberId, id);
}

/**
 * The same in a transaction of the caller's; gives the interaction's id. `toldAs` is what it is, where it
 * is more than an encounter: then it makes that behaviour, and no second one.
 */
export async function logInteractionIn(
  kith: Kith,
  trx: Write,
  memberId: number,
  form: NewInteraction & { toldAs?: ToldAs },
): Promise<number> {
  requireDay(kith, form.day);
  const known = await loggedAs(trx, memberId, form);
  if (known !== undefined) return known;
  await requireRoom(trx, memberId);
  await requireGoals(trx, memberId, form.goalIds);
  for (const personId of new Set(form.personIds))
    await touchPerson(trx, memberId, personId, kith.now());
  const { id } = await trx
    .insertInto('interaction')
    .values(rowOf(memberId, form, kith.now()))
    .returning('id')
    .executeTakeFirstOrThrow();
  const goalIds = [...new Set(form.goalIds ?? [])];
  await writeLinks(trx, id, { personIds: form.personIds, goalIds });
  const direction = form.direction ?? null;
  const told = { id, day: form.day, direction, personIds: form.personIds, goalIds };
  await tellLogged(kith, trx, memberId, told);
  return id;
}

/** Logs several encounters at once, all or none of them: those chosen from a calendar. */
export async function logSeveral(
  kith: Kith,
  memberId: number,
  forms: readonly NewInteraction[],
): Promise<InteractionView[]> {
  const ids = await kith.db.write(async (trx) => {
    const made: number[] = [];
    for (const form of forms) made.push(await logInteractionIn(kith, trx, memberId, form));
    return made;
  });
  kith.wakeJobs();
  return Promise.all([...new Set(ids)].map((id) => interactionById(kith, memberId, id)));
}

function rowOf(memberId: number, form: NewInteraction & { toldAs?: ToldAs }, now: number) {
  const { channel = null, direction = null } = form;
  return {
    member_id: memberId,
    day: form.day,
    channel,
    direction,
    is_two_way: (form.isTwoWay ?? isTwoWay({ channel, direction })) ? 1 : 0,
    title: form.title?.trim() ?? '',
    intent: form.intent?.trim() ?? '',
    outcome: form.outcome?.trim() ?? '',
    learnt: form.learnt?.trim() ?? '',
    gave: form.gave?.trim() ?? '',
    next: form.next?.trim() ?? '',
    kept_text: form.keptText ?? '',
    origin: form.origin ?? ('hand' as const),
    origin_key: form.originKey ?? null,
    draft_key: form.draftKey ?? null,
    move_id: null,
    told_as: form.toldAs ?? null,
    created_at: now,
    updated_at: now,
    removed_at: null,
  };
}

/** What has not been yet is no story. A day's room: it may be tomorrow already where the member is. */
function requireDay(kith: Kith, day: string): void {
  if (day <= dayOf(kith.now() + DAY_MS)) return;
  const words = 'That day has not come yet. Plan a move for it, and log it when it has been.';
  throw new Refusal('invalid', words, { day: words });
}

/**
 * The interaction that this one was logged as before. One that was removed since was removed by the
 * member: it gives up its keys, and what is logged anew is new.
 */
async function loggedAs(
  trx: Write,
  memberId: number,
  { draftKey, originKey }: NewInteraction,
): Promise<number | undefined> {
  for (const [column, key] of [
    ['draft_key', draftKey],
    ['origin_key', originKey],
  ] as const) {
    if (key === undefined) continue;
    const own = () =>
      trx.updateTable('interaction').where('member_id', '=', memberId).where(column, '=', key);
    await own()
      .set({ [column]: null })
      .where('removed_at', 'is not', null)
      .execute();
    const known = await own()
      .set({ [column]: key })
      .returning('id')
      .executeTakeFirst();
    if (known) return known.id;
  }
  return undefined;
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('interaction')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < INTERACTIONS_MAX) return;
  throw new Refusal(
    'too_many',
    `${INTERACTIONS_MAX.toLocaleString('en')} interactions are kept already. Remove old ones first.`,
  );
}

async function requireGoals(
  trx: Write,
  memberId: number,
  goalIds: readonly number[] | undefined,
): Promise<void> {
  const wanted = [...new Set(goalIds)];
  if (wanted.length === 0) return;
  const own = await trx
    .selectFrom('goal')
    .select('id')
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('id', 'in', wanted)
    .execute();
  if (own.length < wanted.length) throw new Refusal('not_found', 'There is no such goal.');
}

/**
 * Changes what the form names and leaves the rest; a goal can so be attached later. Where the
 * interaction is the story of a done move, the move's outcome and direction follow: they are one.
 */
export async function changeInteraction(
  kith: Kith,
  memberId: number,
  id: number,
  form: InteractionForm,
): Promise<InteractionView> {
  const before = await interactionById(kith, memberId, id);
  if (form.day !== undefined) requireDay(kith, form.day);
  await kith.db.write(async (trx) => {
    await requireGoals(trx, memberId, form.goalIds);
    const old = new Set(before.people.map((person) => person.id));
    for (const personId of new Set(form.personIds))
      if (!old.has(personId)) await touchPerson(trx, memberId, personId, kith.now());
    await trx
      .updateTable('interaction')
      .set({ ...changesOf(before, form), updated_at: kith.now() })
      .where('id', '=', id)
      .execute();
    await writeLinks(trx, id, form);
    if (before.moveId === null) await retell(kith, trx, memberId, { before, form });
    else await followMove(trx, before.moveId, form);
  });
  kith.wakeJobs();
  return interactionById(kith, memberId, id);
}

function changesOf(before: InteractionView, form: InteractionForm) {
  const isWayNamed = form.channel !== undefined || form.direction !== undefined;
  const { channel = before.channel, direction = before.direction } = form;
  const twoWay = form.isTwoWay ?? (isWayNamed ? isTwoWay({ channel, direction }) : undefined);
  const named = {
    day: form.day,
    channel: form.channel,
    direction: form.direction,
    is_two_way: twoWay === undefined ? undefined : Number(twoWay),
    title: form.title?.trim(),
    intent: form.intent?.trim(),
    outcome: form.outcome?.trim(),
    learnt: form.learnt?.trim(),
    gave: form.gave?.trim(),
    next: form.next?.trim(),
    kept_text: form.keptText,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

async function retell(
  kith: Kith,
  trx: Write,
  memberId: number,
  { before, form }: { before: InteractionView; form: InteractionForm },
): Promise<void> {
  const was = {
    id: before.id,
    day: before.day,
    direction: before.direction,
    personIds: before.people.map(({ id }) => id),
    goalIds: before.goals.map(({ id }) => id),
  };
  const is = {
    id: before.id,
    day: form.day ?? was.day,
    direction: form.direction === undefined ? was.direction : form.direction,
    personIds: form.personIds ?? was.personIds,
    goalIds: [...new Set(form.goalIds ?? was.goalIds)],
  };
  await tellChanged(kith, trx, memberId, { before: was, after: is });
}

async function followMove(
  trx: Write,
  moveId: number,
  { outcome, direction }: InteractionForm,
): Promise<void> {
  if (outcome === undefined && direction === undefined) return;
  await trx
    .updateTable('move')
    .set({
      ...(outcome === undefined ? {} : { outcome: outcome.trim() }),
      ...(direction === undefined ? {} : { direction }),
    })
    .where('id', '=', moveId)
    .execute();
}
