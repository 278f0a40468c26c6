import { z } from '@hono/zod-openapi';
import { goalTitle } from '#goals';
import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { Give, LIST_MAX, type MoveState, type MoveView } from './schema.ts';

/** Moves read at a time for an export. */
const EXPORTED_AT_ONCE = 500;
/** After every day there is. */
const NO_DAY = '9999-12-31';

export interface MoveFilter {
  goalId?: number | undefined;
  personId?: number | undefined;
  /** Left out: what is planned and what was done; dropped moves only when asked for. */
  state?: MoveState | undefined;
}

const noSuchMove = () => new Refusal('not_found', 'There is no such move.');

/**
 * A member's moves: the planned ones first, by their day (those without one last), then the settled,
 * the latest first. At most `LIST_MAX`, which holds all that can be planned.
 */
export async function movesFor(
  kith: Kith,
  memberId: number,
  { goalId, personId, state }: MoveFilter = {},
): Promise<MoveView[]> {
  let query = moveRows(kith.db.read, memberId)
    .where('move.state', 'in', state ? [state] : ['planned', 'done'])
    .orderBy((eb) => eb.case().when('move.state', '=', 'planned').then(0).else(1).end())
    .orderBy((eb) =>
      eb
        .case()
        .when('move.state', '=', 'planned')
        .then(eb.fn.coalesce('move.due_on', eb.val(NO_DAY)))
        .else('')
        .end(),
    )
    .orderBy('move.settled_at', 'desc')
    .orderBy('move.id', 'desc')
    .limit(LIST_MAX);
  if (goalId !== undefined) query = query.where('move.goal_id', '=', goalId);
  if (personId !== undefined) query = query.where('move.person_id', '=', personId);
  return (await query.execute()).map(viewOf);
}

/** One move. Another member's is not there. */
export async function moveById(kith: Kith, memberId: number, id: number): Promise<MoveView> {
  const row = await moveRows(kith.db.read, memberId).where('move.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchMove();
  return viewOf(row);
}

/** All of a member's moves for an export, dropped ones too, oldest first, a batch at a time. */
export async function* exportMoves(kith: Kith, memberId: number): AsyncGenerator<MoveView> {
  const moves = moveRows(kith.db.read, memberId).orderBy('move.id').limit(EXPORTED_AT_ONCE);
  const after = (id: number) => moves.where('move.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after)) yield* rows.map(viewOf);
}

/** Moves whose goal and person are there: what waits for an undo elsewhere is nowhere to be seen. */
function moveRows(read: Read, memberId: number) {
  return read
    .selectFrom('move')
    .innerJoin('goal', 'goal.id', 'move.goal_id')
    .innerJoin('person', 'person.id', 'move.person_id')
    .select([
      'move.id',
      'move.goal_id',
      'move.person_id',
      'move.intent',
      'move.opener',
      'move.gives',
      'move.due_on',
      'move.state',
      'move.outcome',
      'move.direction',
      'move.created_at',
      'move.settled_at',
      'goal.able',
      'goal.need',
      'person.name',
    ])
    .where('move.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('person.removed_at', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof moveRows>['execute']>>[number];

const viewOf = (row: Row): MoveView => ({
  id: row.id,
  goal: { id: row.goal_id, title: goalTitle(row) },
  person: { id: row.person_id, name: row.name },
  intent: row.intent,
  opener: row.opener,
  gives: givesOf(row.gives),
  dueOn: row.due_on,
  state: row.state,
  outcome: row.outcome,
  direction: row.direction,
  createdAt: row.created_at,
  settledAt: row.settled_at,
});

const Gives = z.array(Give);
const givesOf = (json: string): Give[] => Gives.parse(JSON.parse(json));
