import { type GoalView, goalsOf } from '#goals';
import type { Kith } from '#platform';
import { groundQuestion } from '../ground-question.ts';
import { viewOf } from '../index-view.ts';
import { questionsOf } from '../questions.ts';
import { rankQuestion } from '../rank-question.ts';

/** Goals looked at together: each costs a search for each of its questions. */
const GOALS_MAX = 5;

/** A goal with the entries that speak of it, each with whose it is. */
export interface Matched {
  goal: GoalView;
  entries: Map<number, number>;
}

interface Remembered {
  /** Whatever comes, and whatever is said of a goal, changes it. */
  key: string;
  at: number;
  matched: Promise<Matched[]>;
}
/** What was found is asked for again after each place that is added or dismissed. */
const REMEMBERED_MS = 60_000;
const MEMBERS_REMEMBERED_MAX = 200;
const remembered = new WeakMap<Kith, Map<number, Remembered>>();

/** The goals under way, those last worked on first, with the entries that really speak of them. */
export async function entriesOnGoals(kith: Kith, memberId: number): Promise<Matched[]> {
  const active = (await goalsOf(kith, memberId))
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, GOALS_MAX);
  const { newestEntryId } = await viewOf(kith, memberId);
  const key = [newestEntryId, ...active.map(({ id, updatedAt }) => `${id}@${updatedAt}`)].join(' ');
  const members = remembered.get(kith) ?? new Map<number, Remembered>();
  remembered.set(kith, members);
  const known = members.get(memberId);
  const now = kith.now();
  if (known?.key === key && now - known.at < REMEMBERED_MS) return known.matched;
  const matched = Promise.all(
    active.map(async (goal) => ({ goal, entries: await entriesOn(kith, memberId, goal) })),
  );
  if (members.size >= MEMBERS_REMEMBERED_MAX) members.clear();
  members.set(memberId, { key, at: now, matched });
  // What failed is not remembered.
  matched.catch(() => members.delete(memberId));
  return matched;
}

async function entriesOn(
  kith: Kith,
  memberId: number,
  goal: GoalView,
): Promise<Map<number, number>> {
  const view = await viewOf(kith, memberId);
  const questions = questionsOf(goal);
  const grounded = await Promise.all(
    questions.map(async ({ text }) =>
      groundQuestion(
        kith,
        await rankQuestion(kith, { memberId, text, context: goal.able }, view),
        new Set(),
      ),
    ),
  );
  return new Map(
    grounded.flatMap((people) =>
      [...people].flatMap(([personId, { entryIds }]) =>
        entryIds.map((entryId): [number, number] => [entryId, personId]),
      ),
    ),
  );
}
