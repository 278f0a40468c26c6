import { dayOf } from '#days';
import { goalById, type Happened } from '#goals';
import { personById, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { tellMove, untellMove } from '../interactions/of-move.ts';
import type { LetGo } from '../let-go.ts';
import { namedGives } from './named-gives.ts';
import { moveById } from './queries.ts';
import {
  type Give,
  MOVES_MAX,
  type MoveForm,
  type MoveView,
  type NewMove,
  PLANNED_MAX,
  type Settlement,
} from './schema.ts';

/**
 * Plans what to do next with a person for a goal. With a `draftKey` that was used before, that move
 * is given back: a lost answer never makes two. Throws `not_found` when goal, person or anything
 * given is not the member's, `too_many` at the limits. `also` happens in the same transaction, when
 * the move is new.
 */
export async function planMove(
  kith: Kith,
  memberId: number,
  form: NewMove,
  also?: (trx: Write, moveId: number) => Promise<void>,
): Promise<MoveView> {
  const goal = await goalById(kith, memberId, form.goalId);
  const person = await personById(kith, memberId, form.personId);
  if (person.isMe) throw new Refusal('invalid', 'This is you. Plan a move with somebody else.');
  const gives = await namedGives(kith, memberId, { refs: form.gives ?? [] });
  const id = await kith.db.write(async (trx) => {
    const planned = form.draftKey ? await plannedWith(trx, memberId, form.draftKey) : undefined;
    if (planned) return planned.id;
    await requireRoom(trx, memberId);
    // From now on an undo of the import that brought this person leaves them.
    await touchPerson(trx, memberId, person.id, kith.now());
    const made = await insertMove(trx, memberId, {
      form: { ...form, goalId: goal.id, personId: person.id },
      gives,
      now: kith.now(),
    });
    await also?.(trx, made);
    return made;
  });
  return moveById(kith, memberId, id);
}

function plannedWith(trx: Write, memberId: number, draftKey: string) {
  return trx
    .selectFrom('move')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
}

async function insertMove(
  trx: Write,
  memberId: number,
  { form, gives, now }: { form: NewMove; gives: Give[]; now: number },
): Promise<number> {
  const { id } = await trx
    .insertInto('move')
    .values({
      member_id: memberId,
      goal_id: form.goalId,
      person_id: form.personId,
      intent: form.intent,
      opener: form.opener ?? '',
      gives: JSON.stringify(gives),
      due_on: form.dueOn ?? null,
      state: 'planned',
      outcome: '',
      direction: null,
      draft_key: form.draftKey ?? null,
      created_at: now,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  await requireRoomForPlanned(trx, memberId);
  const { count } = await trx
    .selectFrom('move')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < MOVES_MAX) return;
  throw new Refusal(
    'too_many',
    `All ${MOVES_MAX.toLocaleString('en')} moves that are kept are made. They go with their goals: remove an old goal.`,
  );
}

async function requireRoomForPlanned(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('move')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow();
  if (Number(count) < PLANNED_MAX) return;
  throw new Refusal(
    'too_many',
    `You have ${PLANNED_MAX} moves planned. Do or drop some of them first.`,
  );
}

/** Changes what the form names of a planned move and leaves the rest. */
export async function changeMove(
  kith: Kith,
  memberId: number,
  id: number,
  form: MoveForm,
): Promise<MoveView> {
  const known = await moveById(kith, memberId, id);
  const gives = form.gives
    ? await namedGives(kith, memberId, { refs: form.gives, known: known.gives })
    : known.gives;
  const named = {
    intent: form.intent,
    opener: form.opener,
    gives: form.gives && JSON.stringify(gives),
    due_on: form.dueOn,
  };
  const changes = Object.entries(named).filter(([, value]) => value !== undefined);
  if (changes.length === 0) return known;
  const done = await kith.db.write((trx) =>
    trx
      .updateTable('move')
      .set(Object.fromEntries(changes))
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('state', '=', 'planned')
      .executeTakeFirst(),
  );
  if (done.numUpdatedRows === 0n)
    throw new Refusal('conflict', 'This move is settled. Take that back, then change it.');
  return moveById(kith, memberId, id);
}

/**
 * Settles a move: done with what came of it (again, to say more), or dropped; or takes either back.
 * Said twice it is said once. Between done and dropped the way goes over planned: `conflict`.
 */
export async function settleMove(
  kith: Kith,
  memberId: number,
  id: number,
  settlement: Settlement,
): Promise<MoveView> {
  const move = await moveById(kith, memberId, id);
  const before = move.state;
  refuseDetour(before, settlement.state);
  await kith.db.write(async (trx) => {
    if (settlement.state === 'planned' && before !== 'planned') {
      await requireRoomForPlanned(trx, memberId);
    }
    const done = await trx
      .updateTable('move')
      .set({
        state: settlement.state,
        ...(before === settlement.state
          ? {}
          : { settled_at: settlement.state === 'planned' ? null : kith.now() }),
        ...(settlement.state === 'done'
          ? { outcome: settlement.outcome.trim(), direction: settlement.direction }
          : {}),
      })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('state', '=', before)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n)
      throw new Refusal('conflict', 'This move was settled elsewhere at the same time.');
    await tellStory(kith, trx, { memberId, move, settlement });
    await announceSettlement(kith, trx, { memberId, move, settlement });
    await announceDrop(kith, trx, { memberId, move, settlement });
  });
  kith.wakeJobs();
  return moveById(kith, memberId, id);
}

function refuseDetour(before: MoveView['state'], after: MoveView['state']): void {
  if (before === 'done' && after === 'dropped')
    throw new Refusal('conflict', 'This move is done. Take that back, then drop it.');
  if (before === 'dropped' && after === 'done')
    throw new Refusal('conflict', 'This move was dropped. Take that back first.');
}

/** A done move has its story among the interactions; one that is planned again has none. */
async function tellStory(
  kith: Kith,
  trx: Write,
  { memberId, move, settlement }: { memberId: number; move: MoveView; settlement: Settlement },
): Promise<void> {
  const now = kith.now();
  if (settlement.state !== 'done') return untellMove(trx, move.id, now);
  const { direction, on: day = dayOf(now) } = settlement;
  const outcome = settlement.outcome.trim();
  await tellMove(trx, memberId, { move, outcome, direction, day, now });
}

/** A move that was done is learning; said again with more, it is told again; taken back, it is taken back. */
async function announceSettlement(
  kith: Kith,
  trx: Write,
  { memberId, move, settlement }: { memberId: number; move: MoveView; settlement: Settlement },
): Promise<void> {
  const isDone = settlement.state === 'done';
  if (!isDone && move.state !== 'done') return;
  const isGift = isDone && move.intent === 'share' && settlement.direction === 'given';
  await kith.announce(trx, isDone ? 'move.done' : 'move.undone', {
    key: `move:${move.id}`,
    memberId,
    goalId: move.goal.id,
    personIds: [move.person.id],
    at: kith.now(),
    subject: { kind: 'move', id: move.id },
    c: isGift ? 'contribute' : 'connect',
    phase: 'performance',
  } satisfies Happened);
}

/** A plan that was let go of, or taken up again: whoever counted the planning itself hears of it. */
async function announceDrop(
  kith: Kith,
  trx: Write,
  { memberId, move, settlement }: { memberId: number; move: MoveView; settlement: Settlement },
): Promise<void> {
  const isDropped = settlement.state === 'dropped';
  if (isDropped === (move.state === 'dropped')) return;
  await kith.announce(trx, isDropped ? 'move.dropped' : 'move.taken-up', {
    memberId,
    subject: { kind: 'move', id: move.id },
    at: kith.now(),
  } satisfies LetGo);
}
