import { goalTitle } from '#goals';
import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { type InteractionsPage, type InteractionView, PAGE_INTERACTIONS } from './schema.ts';

/** Interactions read at a time for an export. */
const EXPORTED_AT_ONCE = 500;

export interface InteractionFilter {
  personId?: number | undefined;
  goalId?: number | undefined;
  /** Only those that serve no goal yet: what was learnt by chance, to be attached later. */
  isIncidental?: boolean | undefined;
  /** Days, both of them in it. */
  from?: string | undefined;
  to?: string | undefined;
  /** The `next` of the page before. */
  after?: number | undefined;
  limit?: number | undefined;
}

export const noSuchInteraction = () => new Refusal('not_found', 'There is no such interaction.');

/** A page of what passed between the member and their people, the latest day first. */
export async function interactionsOf(
  kith: Kith,
  memberId: number,
  filter: InteractionFilter = {},
): Promise<InteractionsPage> {
  const limit = Math.min(filter.limit ?? PAGE_INTERACTIONS, PAGE_INTERACTIONS);
  let query = filtered(rowsOf(kith.db.read, memberId), filter)
    .orderBy('interaction.day', 'desc')
    .orderBy('interaction.id', 'desc')
    .limit(limit + 1);
  if (filter.after !== undefined) {
    const last = await placeOf(kith.db.read, memberId, filter.after);
    query = query.where((eb) =>
      eb(
        eb.refTuple('interaction.day', 'interaction.id'),
        '<',
        eb.tuple(last.day, filter.after ?? 0),
      ),
    );
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    interactions: await viewsOf(kith.db.read, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

type Rows = ReturnType<typeof rowsOf>;

function filtered(rows: Rows, { personId, goalId, isIncidental, from, to }: InteractionFilter) {
  let query = rows;
  if (from !== undefined) query = query.where('interaction.day', '>=', from);
  if (to !== undefined) query = query.where('interaction.day', '<=', to);
  if (personId !== undefined)
    query = query.where('interaction.id', 'in', (eb) =>
      eb
        .selectFrom('interaction_person')
        .select('interaction_id')
        .where('person_id', '=', personId),
    );
  if (goalId !== undefined)
    query = query.where('interaction.id', 'in', (eb) =>
      eb.selectFrom('interaction_goal').select('interaction_id').where('goal_id', '=', goalId),
    );
  if (isIncidental)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('interaction_goal')
            .select('goal_id')
            .whereRef('interaction_id', '=', 'interaction.id'),
        ),
      ),
    );
  return query;
}

/** Also of one removed meanwhile: reading on must not break over it. */
async function placeOf(read: Read, memberId: number, id: number): Promise<{ day: string }> {
  const row = await read
    .selectFrom('interaction')
    .select('day')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchInteraction();
  return row;
}

/** One interaction. Another member's is not there. */
export async function interactionById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<InteractionView> {
  const rows = await rowsOf(kith.db.read, memberId).where('interaction.id', '=', id).execute();
  const [view] = await viewsOf(kith.db.read, rows);
  if (!view) throw noSuchInteraction();
  return view;
}

/** All of a member's interactions for an export, oldest first, a batch at a time. */
export async function* exportInteractions(
  kith: Kith,
  memberId: number,
): AsyncGenerator<InteractionView> {
  const all = rowsOf(kith.db.read, memberId).orderBy('interaction.id').limit(EXPORTED_AT_ONCE);
  const after = (id: number) => all.where('interaction.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    yield* await viewsOf(kith.db.read, rows);
}

/** Interactions that are there, with at least one person who is. */
function rowsOf(read: Read, memberId: number) {
  return read
    .selectFrom('interaction')
    .leftJoin('move', 'move.id', 'interaction.move_id')
    .selectAll('interaction')
    .select('move.intent as move_intent')
    .where('interaction.member_id', '=', memberId)
    .where('interaction.removed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('interaction_person as who')
          .innerJoin('person', 'person.id', 'who.person_id')
          .select('person.id')
          .whereRef('who.interaction_id', '=', 'interaction.id')
          .where('person.removed_at', 'is', null),
      ),
    );
}

type Row = Awaited<ReturnType<Rows['execute']>>[number];

async function viewsOf(read: Read, rows: readonly Row[]): Promise<InteractionView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [people, goals] = await Promise.all([peopleIn(read, ids), goalsIn(read, ids)]);
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    channel: row.channel,
    direction: row.direction,
    isTwoWay: row.is_two_way === 1,
    title: row.title,
    intent: row.intent,
    outcome: row.outcome,
    learnt: row.learnt,
    gave: row.gave,
    next: row.next,
    keptText: row.kept_text,
    people: (people.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
    goals: (goals.get(row.id) ?? []).map((goal) => ({ id: goal.id, title: goalTitle(goal) })),
    origin: row.origin,
    moveId: row.move_id,
    moveIntent: row.move_intent,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
}

async function peopleIn(read: Read, ids: readonly number[]) {
  const rows = await read
    .selectFrom('interaction_person as who')
    .innerJoin('person', 'person.id', 'who.person_id')
    .select(['who.interaction_id', 'person.id', 'person.name'])
    .where('who.interaction_id', 'in', ids)
    .where('person.removed_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return Map.groupBy(rows, (row) => row.interaction_id);
}

async function goalsIn(read: Read, ids: readonly number[]) {
  const rows = await read
    .selectFrom('interaction_goal as for')
    .innerJoin('goal', 'goal.id', 'for.goal_id')
    .select(['for.interaction_id', 'goal.id', 'goal.able', 'goal.need'])
    .where('for.interaction_id', 'in', ids)
    .where('goal.removed_at', 'is', null)
    .orderBy('goal.id')
    .execute();
  return Map.groupBy(rows, (row) => row.interaction_id);
}
