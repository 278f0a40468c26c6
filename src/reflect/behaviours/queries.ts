import type { SelectQueryBuilder } from 'kysely';
import type { C, Phase } from '#goals';
import { goalById, goalTitle } from '#goals';
import { type Kith, type Read, Refusal } from '#platform';
import type { Tables } from '#tables';
import { LIST_MAX } from './limits.ts';
import { wordsOf } from './rules.ts';
import type { BehavioursPage, BehaviourView, SubjectView } from './schema.ts';
import { subjectsNow } from './subjects.ts';

export const noSuchBehaviour = () => new Refusal('not_found', 'There is no such behaviour.');

const COLUMNS = [
  'id',
  'goal_id',
  'c',
  'phase',
  'event',
  'subject_kind',
  'subject_id',
  'at',
  'minutes',
  'by_hand',
  'tool_id',
] as const;
export type Row = Pick<Tables['behaviour'], Exclude<(typeof COLUMNS)[number], 'id'>> & {
  id: number;
};

/** Whose behaviours, and of when. */
export interface Period {
  goalId?: number | undefined;
  /** Epoch ms; from is in it, to is not. */
  from?: number | undefined;
  to?: number | undefined;
}
export interface BehaviourFilter extends Period {
  c?: C | undefined;
  phase?: Phase | undefined;
  /** The `next` of the page before. */
  after?: number | undefined;
  /** At most `LIST_MAX`, which is also what holds when left out. */
  limit?: number | undefined;
}

type Lived = SelectQueryBuilder<Tables, 'behaviour', object>;

/**
 * What a member lived, for a goal or for all. By goal it is asked for by the goal alone: the goal is
 * known to be the member's, and SQLite would otherwise walk through all of the member's.
 */
export function livedIn(read: Read, memberId: number, { goalId, from, to }: Period): Lived {
  let query: Lived = read.selectFrom('behaviour').where('removed_at', 'is', null);
  query =
    goalId === undefined
      ? query.where('member_id', '=', memberId)
      : query.where('goal_id', '=', goalId);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (to !== undefined) query = query.where('at', '<', to);
  return query;
}

export const columnsOf = (query: Lived) => query.select(COLUMNS);

/** A page of behaviours, the latest first. Throws `not_found` for a goal that is not the member's. */
export async function behavioursOf(
  kith: Kith,
  memberId: number,
  filter: BehaviourFilter = {},
): Promise<BehavioursPage> {
  const { goalId, c, phase, after } = filter;
  if (goalId !== undefined) await goalById(kith, memberId, goalId);
  const limit = Math.min(filter.limit ?? LIST_MAX, LIST_MAX);
  let query = columnsOf(livedIn(kith.db.read, memberId, filter))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (c !== undefined) query = query.where('c', '=', c);
  if (phase !== undefined) query = query.where('phase', '=', phase);
  if (after !== undefined) {
    const at = await atOf(kith.db.read, memberId, after);
    query = query.where((eb) => eb(eb.refTuple('at', 'id'), '<', eb.tuple(at, after)));
  }
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    behaviours: await viewsOf(kith.db.read, memberId, page),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Also of one taken back meanwhile: reading on must not break over it. */
async function atOf(read: Read, memberId: number, id: number): Promise<number> {
  const row = await read
    .selectFrom('behaviour')
    .select('at')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw noSuchBehaviour();
  return row.at;
}

/** One behaviour. Another member's is not there. */
export async function behaviourById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<BehaviourView> {
  const row = await columnsOf(livedIn(kith.db.read, memberId, {}))
    .where('id', '=', id)
    .executeTakeFirst();
  const [view] = row ? await viewsOf(kith.db.read, memberId, [row]) : [];
  if (!view) throw noSuchBehaviour();
  return view;
}

/** Rows as they are shown, with what they name as it is now. */
export async function viewsOf(
  read: Read,
  memberId: number,
  rows: readonly Row[],
): Promise<BehaviourView[]> {
  const subjects = rows.flatMap((row) => subjectOf(row) ?? []);
  const [words, goals, people, tools] = await Promise.all([
    subjectsNow(read, memberId, subjects),
    goalsNow(read, rows),
    peopleNow(read, rows),
    toolsNow(read, rows),
  ]);
  return rows.map((row) => ({
    id: row.id,
    c: row.c,
    phase: row.phase,
    event: row.event,
    words: row.by_hand ?? wordsOf(row.event),
    isByHand: row.by_hand !== null,
    subject: subjectView(row, words),
    goal: goals.get(row.goal_id ?? 0) ?? null,
    people: people.get(row.id) ?? [],
    tool: tools.get(row.tool_id ?? 0) ?? null,
    at: row.at,
    minutes: row.minutes,
  }));
}

function subjectOf({ subject_kind, subject_id }: Row) {
  return subject_kind === null || subject_id === null
    ? null
    : { kind: subject_kind, id: subject_id };
}

function subjectView(row: Row, words: Map<string, SubjectView>): SubjectView | null {
  const subject = subjectOf(row);
  return subject ? (words.get(`${subject.kind}:${subject.id}`) ?? null) : null;
}

const idsOf = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];

async function goalsNow(read: Read, rows: readonly Row[]) {
  const ids = idsOf(rows.map((row) => row.goal_id));
  if (ids.length === 0) return new Map<number, { id: number; title: string }>();
  const goals = await read
    .selectFrom('goal')
    .select(['id', 'able', 'need'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return new Map(goals.map((goal) => [goal.id, { id: goal.id, title: goalTitle(goal) }]));
}

async function peopleNow(read: Read, rows: readonly Row[]) {
  const people = new Map<number, { id: number; name: string }[]>();
  if (rows.length === 0) return people;
  const named = await read
    .selectFrom('behaviour_person')
    .innerJoin('person', 'person.id', 'behaviour_person.person_id')
    .select(['behaviour_person.behaviour_id', 'person.id', 'person.name'])
    .where(
      'behaviour_person.behaviour_id',
      'in',
      rows.map((row) => row.id),
    )
    .where('person.removed_at', 'is', null)
    .orderBy('person.name_key')
    .execute();
  for (const { behaviour_id, id, name } of named) {
    people.set(behaviour_id, [...(people.get(behaviour_id) ?? []), { id, name }]);
  }
  return people;
}

async function toolsNow(read: Read, rows: readonly Row[]) {
  const ids = idsOf(rows.map((row) => row.tool_id));
  if (ids.length === 0) return new Map<number, { id: number; name: string }>();
  const tools = await read
    .selectFrom('tool')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(tools.map((tool) => [tool.id, tool]));
}
