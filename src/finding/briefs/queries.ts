import { type Kith, type Read, Refusal } from '#platform';
import { BRIEFS_PER_GOAL_MAX } from './limits.ts';
import type { BriefView } from './schema.ts';

/** The briefs of a goal, the open ones first, the newest first. */
export async function briefsOf(read: Read, memberId: number, goalId: number): Promise<BriefView[]> {
  const rows = await briefRows(read, memberId)
    .where('brief.goal_id', '=', goalId)
    .orderBy('brief.state', 'desc')
    .orderBy('brief.id', 'desc')
    .limit(BRIEFS_PER_GOAL_MAX)
    .execute();
  return rows.map(viewOf);
}

/** One brief. Another member's is not there. */
export async function briefById(kith: Kith, memberId: number, id: number): Promise<BriefView> {
  const row = await briefRows(kith.db.read, memberId).where('brief.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such search brief.');
  return viewOf(row);
}

/** Every brief of a member with what was decided about candidates, for the export. */
export async function exportBriefs(kith: Kith, memberId: number) {
  const rows = await briefRows(kith.db.read, memberId).orderBy('brief.id').execute();
  const decided = await kith.db.read
    .selectFrom('brief_candidate')
    .innerJoin('brief', 'brief.id', 'brief_candidate.brief_id')
    .innerJoin('goal', 'goal.id', 'brief.goal_id')
    .leftJoin('stranger', 'stranger.id', 'brief_candidate.stranger_id')
    .select([
      'brief_candidate.brief_id',
      'brief_candidate.person_id',
      'stranger.site_key',
      'brief_candidate.state',
    ])
    .where('goal.member_id', '=', memberId)
    .orderBy('brief_candidate.noted_at')
    .execute();
  const byBrief = Map.groupBy(decided, (row) => row.brief_id);
  return rows.map(viewOf).map(({ kept: _, createdAt, ...brief }) => ({
    ...brief,
    createdAt: new Date(createdAt).toISOString(),
    candidates: (byBrief.get(brief.id) ?? []).map((row) => ({
      personId: row.person_id,
      site: row.site_key,
      state: row.state,
    })),
  }));
}

function briefRows(read: Read, memberId: number) {
  return read
    .selectFrom('brief')
    .innerJoin('goal', 'goal.id', 'brief.goal_id')
    .select((eb) => [
      'brief.id',
      'brief.goal_id',
      'brief.question',
      'brief.criteria',
      'brief.different',
      'brief.words',
      'brief.state',
      'brief.created_at',
      eb
        .selectFrom('brief_candidate')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('brief_candidate.brief_id', '=', 'brief.id')
        .where('brief_candidate.state', '=', 'kept')
        .as('kept'),
    ])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof briefRows>['executeTakeFirstOrThrow']>>;

const viewOf = (row: Row): BriefView => ({
  id: row.id,
  goalId: row.goal_id,
  question: row.question,
  criteria: JSON.parse(row.criteria) as BriefView['criteria'],
  different: JSON.parse(row.different) as BriefView['different'],
  words: row.words === null ? null : (JSON.parse(row.words) as string[]),
  state: row.state,
  kept: Number(row.kept ?? 0),
  createdAt: row.created_at,
});
