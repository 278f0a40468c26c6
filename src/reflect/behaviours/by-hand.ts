import { goalById } from '#goals';
import { type Kith, Refusal, type Write } from '#platform';
import { requirePast } from '../past-only.ts';
import { toolNamed } from '../tools/name.ts';
import { behaviourById } from './queries.ts';
import { replacePeople } from './record.ts';
import { BY_HAND } from './rules.ts';
import {
  type BehaviourForm,
  type BehaviourView,
  BY_HAND_MAX,
  type NewBehaviour,
} from './schema.ts';

/**
 * Adds what happened outside of Kith. With a `draftKey` that was used before, that behaviour is given
 * back: a lost answer never makes two. Throws `not_found` for a goal or person that is not the member's.
 */
export async function addBehaviour(
  kith: Kith,
  memberId: number,
  form: NewBehaviour,
): Promise<BehaviourView> {
  await requireRight(kith, memberId, form);
  const id = await kith.db.write(async (trx) => {
    const key = `${BY_HAND}:${form.draftKey ?? crypto.randomUUID()}`;
    const known = await addedWith(trx, memberId, key);
    if (known) return known.id;
    await requireRoom(trx, memberId);
    const made = await insertBehaviour(trx, { kith, memberId, key, form });
    await replacePeople(trx, made, form.personIds ?? []);
    return made;
  });
  return behaviourById(kith, memberId, id);
}

async function requireRight(kith: Kith, memberId: number, form: BehaviourForm): Promise<void> {
  if (form.at !== undefined) requirePast(kith, form.at, 'at');
  if (form.goalId) await goalById(kith, memberId, form.goalId);
  const ids = [...new Set(form.personIds)];
  if (ids.length === 0) return;
  const own = await kith.db.read
    .selectFrom('person')
    .select('id')
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('id', 'in', ids)
    .execute();
  if (own.length < ids.length) throw new Refusal('not_found', 'There is no such person.');
}

function addedWith(trx: Write, memberId: number, key: string) {
  return trx
    .selectFrom('behaviour')
    .select('id')
    .where('member_id', '=', memberId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** @throws Refusal `too_many` when the member has added all that one may. */
export async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('behaviour')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('by_hand', 'is not', null)
    .executeTakeFirstOrThrow();
  if (Number(count) < BY_HAND_MAX) return;
  throw new Refusal(
    'too_many',
    `You added ${BY_HAND_MAX.toLocaleString('en')} things by hand. Remove some first.`,
  );
}

async function insertBehaviour(
  trx: Write,
  { kith, memberId, key, form }: { kith: Kith; memberId: number; key: string; form: NewBehaviour },
): Promise<number> {
  const at = form.at ?? kith.now();
  const { id } = await trx
    .insertInto('behaviour')
    .values({
      member_id: memberId,
      key,
      event: BY_HAND,
      c: form.c,
      phase: form.phase,
      at,
      told_at: at,
      undone_at: null,
      removed_at: null,
      subject_kind: null,
      subject_id: null,
      goal_id: form.goalId ?? null,
      minutes: form.minutes ?? null,
      by_hand: form.words,
      tool_id: form.tool
        ? await toolNamed(trx, memberId, { name: form.tool, now: kith.now() })
        : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes what the form names of what was added by hand. What Kith noted itself follows its cause: `conflict`. */
export async function changeBehaviour(
  kith: Kith,
  memberId: number,
  { id, form }: { id: number; form: BehaviourForm },
): Promise<BehaviourView> {
  await requireByHand(kith, memberId, id);
  await requireRight(kith, memberId, form);
  await kith.db.write(async (trx) => {
    const changes = await changesOf(trx, memberId, { form, now: kith.now() });
    if (Object.keys(changes).length > 0)
      await trx.updateTable('behaviour').set(changes).where('id', '=', id).execute();
    if (form.personIds) await replacePeople(trx, id, [...new Set(form.personIds)]);
  });
  return behaviourById(kith, memberId, id);
}

async function changesOf(
  trx: Write,
  memberId: number,
  { form, now }: { form: BehaviourForm; now: number },
) {
  const named = {
    by_hand: form.words,
    c: form.c,
    phase: form.phase,
    goal_id: form.goalId,
    at: form.at,
    minutes: form.minutes,
    tool_id: form.tool ? await toolNamed(trx, memberId, { name: form.tool, now }) : form.tool,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

export async function requireByHand(kith: Kith, memberId: number, id: number): Promise<void> {
  const behaviour = await behaviourById(kith, memberId, id);
  if (behaviour.isByHand) return;
  throw new Refusal('conflict', 'Kith noted this itself. Change what it is about, and it follows.');
}
