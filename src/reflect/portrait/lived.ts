import { z } from '@hono/zod-openapi';
import { C, goalsOf, goalTitle, Phase } from '#goals';
import type { Kith } from '#platform';
import { mapOf } from '../behaviours/map.ts';
import { livedIn as behavioursIn } from '../behaviours/queries.ts';
import { beginningOf } from '../reviews/week-rules.ts';
import { timeSpent } from '../time/queries.ts';
import { boundsOf } from './period-rules.ts';

const PEOPLE_MAX = 12;

const Named = z.object({ id: z.number(), title: z.string() });
/** What was lived in a period, drawn from behaviours, goals and people. */
export const LivedView = z
  .object({
    cells: z.array(z.object({ c: C, phase: Phase, count: z.number() })),
    set: z.array(Named),
    met: z.array(Named),
    parked: z.array(Named),
    /** With whom most was done, without saying how often. */
    people: z.array(z.object({ id: z.number(), name: z.string() })),
    reviews: z.number(),
    /** Of the time one noted; null where none was. */
    minutes: z.number().nullable(),
  })
  .openapi('Lived');
export type LivedView = z.infer<typeof LivedView>;

interface Asked {
  period: string;
  zone: string;
}

/** A quarter or year as it was lived. */
export async function livedIn(
  kith: Kith,
  memberId: number,
  { period, zone }: Asked,
): Promise<LivedView> {
  const { from: first, to: last } = boundsOf(period) ?? { from: '1970-01-01', to: '1970-01-01' };
  const between = { from: beginningOf(first, zone), to: beginningOf(last, zone) };
  const [{ cells }, goals, people, reviews, { minutes }] = await Promise.all([
    mapOf(kith, memberId, between),
    goalsBetween(kith, memberId, between),
    peopleBetween(kith, memberId, between),
    reviewsIn(kith, memberId, between),
    timeSpent(kith, memberId, { ...between, zone }),
  ]);
  return {
    cells: cells.map(({ c, phase, count }) => ({ c, phase, count })),
    ...goals,
    people,
    reviews,
    minutes,
  };
}

/** How often one looked back, on goals and on weeks. */
async function reviewsIn(kith: Kith, memberId: number, between: Between): Promise<number> {
  const { count } = await behavioursIn(kith.db.read, memberId, between)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('event', '=', 'review.written')
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Between {
  from: number;
  to: number;
}
const isIn = (at: number | null, { from, to }: Between): boolean =>
  at !== null && at >= from && at < to;

/** Goals that were set in the period, and those that came to be met or parked in it and still are. */
async function goalsBetween(kith: Kith, memberId: number, between: Between) {
  const [goals, turned] = await Promise.all([
    goalsOf(kith, memberId),
    turnedBetween(kith, memberId, between),
  ]);
  const named = (some: typeof goals) =>
    some.map((goal) => ({ id: goal.id, title: goalTitle(goal) }));
  const now = (status: string) =>
    named(goals.filter((goal) => goal.status === status && turned.get(goal.id)?.has(status)));
  return {
    set: named(goals.filter((goal) => goal.status !== 'draft' && isIn(goal.createdAt, between))),
    met: now('met'),
    parked: now('parked'),
  };
}

const REVISIONS_MAX = 20_000;
/** What of a revision matters here; the goals have the whole shape. */
const Turned = z.looseObject({ status: z.looseObject({ to: z.string() }).optional() });

/** Which statuses each goal came to in the period. */
async function turnedBetween(
  kith: Kith,
  memberId: number,
  { from, to }: Between,
): Promise<Map<number, Set<string>>> {
  const rows = await kith.db.read
    .selectFrom('goal_revision')
    .innerJoin('goal', 'goal.id', 'goal_revision.goal_id')
    .select(['goal_revision.goal_id', 'goal_revision.changes'])
    .where('goal.member_id', '=', memberId)
    .where('goal_revision.changed_at', '>=', from)
    .where('goal_revision.changed_at', '<', to)
    .limit(REVISIONS_MAX)
    .execute();
  const turned = new Map<number, Set<string>>();
  for (const { goal_id: id, changes } of rows) {
    const status = Turned.parse(JSON.parse(changes)).status?.to;
    if (status !== undefined) turned.set(id, (turned.get(id) ?? new Set()).add(status));
  }
  return turned;
}

/** People of the period's behaviours, who was in most of them first. */
function peopleBetween(
  kith: Kith,
  memberId: number,
  { from, to }: Between,
): Promise<{ id: number; name: string }[]> {
  return kith.db.read
    .selectFrom('behaviour_person')
    .innerJoin('behaviour', 'behaviour.id', 'behaviour_person.behaviour_id')
    .innerJoin('person', 'person.id', 'behaviour_person.person_id')
    .select(['person.id', 'person.name'])
    .where('behaviour.member_id', '=', memberId)
    .where('behaviour.removed_at', 'is', null)
    .where('behaviour.at', '>=', from)
    .where('behaviour.at', '<', to)
    .where('person.removed_at', 'is', null)
    .groupBy(['person.id', 'person.name'])
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('person.id')
    .limit(PEOPLE_MAX)
    .execute();
}
