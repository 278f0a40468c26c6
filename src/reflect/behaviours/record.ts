import type { C, Phase } from '#goals';
import { Happened } from '#goals';
import type { Write } from '#platform';
import { cellOf, type Rule } from './rules.ts';
import { hear, isLived, type Told } from './told-rules.ts';

interface Row extends Told {
  id: number;
}

/**
 * Makes a behaviour of what happened, or brings the one with this key up to date. Bears hearing things twice and
 * in any order. What was removed meanwhile (member, goal, person) is left out, not waited for.
 */
export async function record(trx: Write, rule: Rule, payload: unknown): Promise<void> {
  await tell(trx, rule, { ...Happened.parse(payload), isUndo: false });
}

/** Takes a behaviour back: it counts no more, until it is told anew. */
export async function takeBack(trx: Write, rule: Rule, payload: unknown): Promise<void> {
  await tell(trx, rule, { ...Happened.parse(payload), isUndo: true });
}

type Telling = ReturnType<typeof Happened.parse> & { isUndo: boolean };

async function tell(trx: Write, rule: Rule, telling: Telling): Promise<void> {
  if (!(await isMember(trx, telling.memberId))) return;
  const cell = cellOf(rule, telling);
  const row = await rowFor(trx, rule, { ...telling, ...cell });
  const told = hear(row.toldAt === null && row.undoneAt === null ? null : row, telling);
  const isLatest = !telling.isUndo && telling.at >= (row.toldAt ?? telling.at);
  await trx
    .updateTable('behaviour')
    .set({
      at: isLatest ? (telling.happenedAt ?? told.at) : told.at,
      told_at: told.toldAt,
      undone_at: told.undoneAt,
      removed_at: isLived(told) ? null : told.undoneAt,
      ...(isLatest ? await detailsOf(trx, telling, cell) : {}),
    })
    .where('id', '=', row.id)
    .execute();
  if (isLatest) await writePeople(trx, row.id, telling);
}

async function isMember(trx: Write, memberId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('member')
    .select('id')
    .where('id', '=', memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The row of a key, made where there is none, and held so that nobody else tells of it meanwhile. */
async function rowFor(
  trx: Write,
  rule: Rule,
  { memberId, key, at, c, phase }: Telling & { c: C; phase: Phase },
): Promise<Row> {
  const untold = { goal_id: null, subject_kind: null, subject_id: null, minutes: null };
  await trx
    .insertInto('behaviour')
    .values({
      member_id: memberId,
      key,
      at,
      c,
      phase,
      event: rule.event,
      ...untold,
      told_at: null,
      undone_at: null,
      by_hand: null,
      tool_id: null,
      removed_at: at,
    })
    .onConflict((conflict) => conflict.columns(['member_id', 'key']).doNothing())
    .execute();
  const row = await trx
    .updateTable('behaviour')
    .set((eb) => ({ told_at: eb.ref('told_at') }))
    .where('member_id', '=', memberId)
    .where('key', '=', key)
    .returning(['id', 'at', 'told_at', 'undone_at'])
    .executeTakeFirstOrThrow();
  return { id: row.id, at: row.at, toldAt: row.told_at, undoneAt: row.undone_at };
}

async function detailsOf(trx: Write, telling: Telling, cell: { c: C; phase: Phase }) {
  return {
    ...cell,
    goal_id: await ownGoal(trx, telling),
    subject_kind: telling.subject?.kind ?? null,
    subject_id: telling.subject?.id ?? null,
    minutes: telling.minutes,
  };
}

async function ownGoal(trx: Write, { memberId, goalId }: Telling): Promise<number | null> {
  if (goalId === null) return null;
  const goal = await trx
    .selectFrom('goal')
    .select('id')
    .where('id', '=', goalId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return goal?.id ?? null;
}

async function writePeople(
  trx: Write,
  behaviourId: number,
  { memberId, personIds }: Telling,
): Promise<void> {
  const own = await ownPeople(trx, memberId, personIds);
  await replacePeople(trx, behaviourId, own);
}

/** Those of the people that are this member's; one that was merged stands for the one they became. */
async function ownPeople(trx: Write, memberId: number, ids: number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('person')
    .select(['id', 'merged_into'])
    .where('member_id', '=', memberId)
    .where('id', 'in', ids)
    .execute();
  return [...new Set(rows.map((row) => row.merged_into ?? row.id))];
}

export async function replacePeople(
  trx: Write,
  behaviourId: number,
  personIds: number[],
): Promise<void> {
  await trx.deleteFrom('behaviour_person').where('behaviour_id', '=', behaviourId).execute();
  if (personIds.length === 0) return;
  await trx
    .insertInto('behaviour_person')
    .values(personIds.map((personId) => ({ behaviour_id: behaviourId, person_id: personId })))
    .execute();
}
