import { sql } from 'kysely';
import { isAmong, type Kith } from '#platform';
import {
  HALF_LIFE_MAX_MS,
  HOURS_AROUND,
  HOURS_BEFORE,
  HOURS_PRIOR,
  LATELY_SHARE,
  type PersonStatistics,
  TODAY_HALF_LIFE_MS,
} from './ranking/index.ts';

/** Beyond so many half-lives an entry tells next to nothing about being around. */
const HALF_LIVES_MAX = 6;
const HOUR_MS = 60 * 60 * 1000;

interface Asked {
  personIds: readonly number[];
  /** Epoch ms. */
  asOf: number;
  halfLifeMs: number;
}

interface Row {
  person_id: number;
  activity: number;
  lately: number;
  today: number;
  slow: number;
  around: number;
}

/** How much these people published lately, and at what time of the day, in one walk through their entries' dates. */
export async function habitsOf(
  kith: Kith,
  memberId: number,
  { personIds, asOf, halfLifeMs }: Asked,
): Promise<Map<number, PersonStatistics>> {
  if (personIds.length === 0) return new Map();
  const hour = Math.floor(asOf / HOUR_MS) % 24;
  const turned = 24 + HOURS_BEFORE - hour;
  // CROSS JOIN keeps SQLite to this order; from the member's sources on it took eight times as long.
  const { rows } = await sql<Row>`
    select source_person.person_id,
      sum(${fading(asOf, halfLifeMs)}) as activity,
      sum(${fading(asOf, halfLifeMs * LATELY_SHARE)}) as lately,
      sum(${fading(asOf, TODAY_HALF_LIFE_MS)}) as today,
      sum(${fading(asOf, HALF_LIFE_MAX_MS)}) as slow,
      sum(case when (entry.published_at / ${sql.lit(HOUR_MS)} + ${whole(turned)}) % 24 < ${sql.lit(HOURS_AROUND)}
        then ${fading(asOf, HALF_LIFE_MAX_MS)} else 0 end) as around
    from source_person cross join source cross join entry
    where ${isAmong(kith.db, 'source_person.person_id', personIds)} and source.id = source_person.source_id and source.member_id = ${memberId}
      and entry.feed_id = source.feed_id and entry.author_key = source_person.author_key
      and entry.is_dated = 1 and entry.published_at > ${Math.round(asOf - HALF_LIVES_MAX * halfLifeMs)} and entry.published_at <= ${asOf}
    group by source_person.person_id`.execute(kith.db.read);
  return new Map(rows.map((row) => [row.person_id, statisticsOf(row)]));
}

/** What is left of an entry at its age. PostgreSQL refuses powers too small to be written down. */
function fading(asOf: number, halfLifeMs: number) {
  const since = Math.round(asOf - HALF_LIVES_MAX * 2 * halfLifeMs);
  const power = sql`exp(cast(${-Math.LN2 / halfLifeMs} as double precision) * (${whole(asOf)} - entry.published_at))`;
  return sql`case when entry.published_at > ${whole(since)} then ${power} else 0 end`;
}

/** Handed in, so that the statement stays the same at every moment and is prepared once; PostgreSQL is told what it is. */
const whole = (number: number) => sql`cast(${number} as bigint)`;

function statisticsOf(row: Row): PersonStatistics {
  const chance = HOURS_AROUND / 24;
  return {
    activity: Number(row.activity),
    lately: Number(row.lately),
    today: Number(row.today),
    hours: (Number(row.around) + HOURS_PRIOR * chance) / (Number(row.slow) + HOURS_PRIOR) / chance,
  };
}
