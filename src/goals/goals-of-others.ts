import { blockedWith } from '#members';
import type { Kith } from '#platform';
import { analyse, detectLanguage, isPlain } from '#search';
import { questionRows } from './queries.ts';
import { goalsShownTo } from './readers.ts';
import { SHARED_STATUSES } from './rules.ts';
import type { SharedGoal } from './schema.ts';

const SHARED_MAX = 50;
/** Among so many of the latest is looked for words. */
const LOOKED_AT_MAX = 1000;
/** What a goal is about is said at its beginning. */
const WORDS_CHARS_MAX = 2000;

/**
 * What other members of this Kith let be seen of their goals, the latest first; with `words`, those
 * that speak of the same, most of it first. Of who blocked this member, or is blocked by them, nothing. Never their confidence, evidence, obstacle, notes or people.
 */
export async function sharedGoals(
  kith: Kith,
  memberId: number,
  { words = '' }: { words?: string | undefined } = {},
): Promise<SharedGoal[]> {
  const goals = (await goalsShownBy(kith, memberId)).map(({ memberId: _, ...goal }) => goal);
  const wanted = new Set(stemsOf(words));
  if (wanted.size === 0) return words.trim() === '' ? goals.slice(0, SHARED_MAX) : [];
  const stems = goals.map((goal) => stemsOf(wordsOf(goal)));
  const weights = rarityOf(stems);
  return goals
    .map((goal, place) => ({
      goal,
      met: (stems[place] ?? []).reduce(
        (sum, stem) => sum + (wanted.has(stem) ? (weights.get(stem) ?? 0) : 0),
        0,
      ),
    }))
    .filter(({ met }) => met > 0)
    .toSorted((a, b) => b.met - a.met)
    .slice(0, SHARED_MAX)
    .map(({ goal }) => goal);
}

/** A stem that few goals have says more of what two of them have in common. */
function rarityOf(goals: readonly (readonly string[])[]): Map<string, number> {
  const having = new Map<string, number>();
  for (const stems of goals)
    for (const stem of stems) having.set(stem, (having.get(stem) ?? 0) + 1);
  return new Map([...having].map(([stem, count]) => [stem, Math.log(1 + goals.length / count)]));
}

/** The same with whose they are, which their readers are not told. */
export async function goalsShownBy(
  kith: Kith,
  memberId: number,
): Promise<(SharedGoal & { memberId: number })[]> {
  const { read } = kith.db;
  const rows = await read
    .selectFrom('goal')
    .innerJoin('member', 'member.id', 'goal.member_id')
    .select([
      'goal.id',
      'goal.able',
      'goal.need',
      'goal.why',
      'goal.member_id',
      'member.display_name',
    ])
    .where((eb) =>
      eb.or([
        eb('goal.audience', 'in', ['members', 'public']),
        eb.and([
          eb('goal.audience', '=', 'person'),
          eb('goal.id', 'in', goalsShownTo(kith, read, memberId)),
        ]),
      ]),
    )
    .where('goal.member_id', 'not in', blockedWith(read, memberId))
    .where('goal.status', 'in', SHARED_STATUSES)
    .where('goal.removed_at', 'is', null)
    .where('goal.member_id', '!=', memberId)
    .orderBy('goal.updated_at', 'desc')
    .orderBy('goal.id', 'desc')
    .limit(LOOKED_AT_MAX)
    .execute();
  const ids = rows.map(({ id }) => id);
  const questions = Map.groupBy(await questionRows(read, ids), ({ goal_id }) => goal_id);
  return rows.map(({ display_name, member_id, ...shared }) => ({
    ...shared,
    memberId: member_id,
    questions: (questions.get(shared.id) ?? []).map(({ text }) => text),
    memberName: display_name,
  }));
}

const wordsOf = ({ able, need, why, questions }: SharedGoal) =>
  [able, ...questions, need, why].join('\n').slice(0, WORDS_CHARS_MAX);

/** Words in which anything can be told say nothing of what it is about. */
const stemsOf = (text: string): string[] => [
  ...new Set(analyse(text, detectLanguage(text)).filter((stem) => !isPlain(stem))),
];
