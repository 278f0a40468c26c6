import type { Kith, Read } from '#platform';
import { personById } from '../directory/queries.ts';
import type { Stage, Tie } from './limits.ts';
import { Reasons, type TieView } from './schema.ts';

const PEOPLE_AT_ONCE = 500;
/** Changes of a stage that are told; older ones are long ago. */
const STAGES_TOLD_MAX = 50;

/** How the member stands to one person. Another member's person is not there. */
export async function tieOf(kith: Kith, memberId: number, personId: number): Promise<TieView> {
  const person = await personById(kith, memberId, personId);
  const ties = await tiesIn(kith.db.read, [person.id], STAGES_TOLD_MAX);
  return ties.get(person.id) ?? unsaid(person.id);
}

const unsaid = (personId: number): TieView => ({
  personId,
  stage: null,
  tie: null,
  reasons: [],
  why: '',
  howMet: '',
  metThrough: null,
  cadenceDays: null,
  stages: [],
});

/** One of a member's people with what was said of the tie, for lists and queues. */
export interface TieLine {
  personId: number;
  name: string;
  stage: Stage | null;
  tie: Tie | null;
  why: string;
  cadenceDays: number | null;
  /** When the member last said something of it; epoch ms. */
  notedAt: number;
}

/** All ties of a member of which anything was said; people who are removed have none. */
export async function tiesOf(kith: Kith, memberId: number): Promise<TieLine[]> {
  const rows = await kith.db.read
    .selectFrom('person_tie')
    .innerJoin('person', 'person.id', 'person_tie.person_id')
    .select(['person.id', 'person.name', 'stage', 'tie', 'why', 'cadence_days', 'noted_at'])
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .orderBy('person.id')
    .execute();
  return rows.map(({ id, name, stage, tie, why, cadence_days, noted_at }) => ({
    personId: id,
    name,
    stage,
    tie,
    why,
    cadenceDays: cadence_days,
    notedAt: noted_at,
  }));
}

/** What was said of each of these people, in full; of their stages the last `stagesMost`. */
async function tiesIn(
  read: Read,
  personIds: readonly number[],
  stagesMost: number,
): Promise<Map<number, TieView>> {
  if (personIds.length === 0) return new Map();
  const rows = await read
    .selectFrom('person_tie')
    .leftJoin('person as through', (join) =>
      join.onRef('through.id', '=', 'person_tie.met_through').on('through.removed_at', 'is', null),
    )
    .selectAll('person_tie')
    .select(['through.id as through_id', 'through.name as through_name'])
    .where('person_id', 'in', personIds)
    .execute();
  const stages = await stagesIn(read, personIds);
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        personId: row.person_id,
        stage: row.stage,
        tie: row.tie,
        reasons: Reasons.parse(JSON.parse(row.reasons)),
        why: row.why,
        howMet: row.how_met,
        metThrough:
          row.through_id === null ? null : { id: row.through_id, name: row.through_name ?? '' },
        cadenceDays: row.cadence_days,
        stages: (stages.get(row.person_id) ?? [])
          .slice(-stagesMost)
          .map(({ stage, noted_at }) => ({ stage, at: noted_at })),
      },
    ]),
  );
}

async function stagesIn(read: Read, personIds: readonly number[]) {
  const rows = await read
    .selectFrom('person_stage')
    .select(['person_id', 'stage', 'noted_at'])
    .where('person_id', 'in', personIds)
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.person_id);
}

const ALL = Number.POSITIVE_INFINITY;

/** Everything said of a member's ties, for an export. */
export async function exportTies(kith: Kith, memberId: number): Promise<TieView[]> {
  const ids = (await tiesOf(kith, memberId)).map(({ personId }) => personId);
  const views: TieView[] = [];
  for (let from = 0; from < ids.length; from += PEOPLE_AT_ONCE)
    views.push(
      ...(await tiesIn(kith.db.read, ids.slice(from, from + PEOPLE_AT_ONCE), ALL)).values(),
    );
  return views;
}
