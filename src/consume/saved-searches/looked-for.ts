import { type RawBuilder, sql } from 'kysely';
import type { Kith } from '#platform';
import { holdsAll } from '#sources';
import type { Narrowing } from '../search/narrow.ts';
import { prepare } from '../search/prepare.ts';
import type { Clause } from '../search/query-rules.ts';
import { phrasesIn, sayingOf } from '../search/texts.ts';

/** So many texts are looked through for a phrase, the latest published, and so many at once. */
const TEXTS_MAX = 2_000;
const TEXTS_AT_ONCE = 100;

export interface LookedFor {
  /** Conditions on `entry`. */
  where: RawBuilder<boolean>[];
  /** What was not taken as it was written, in sentences. */
  problems: string[];
}

/**
 * What a line of search leaves of a member's entries, as conditions for a list by time: it can then be paged, counted and
 * marked as read to its end, where a search ranks the best of the latest.
 */
export async function lookedFor(kith: Kith, memberId: number, q: string): Promise<LookedFor> {
  const { clauses, read, narrowing, problems, isNothing } = await prepare(kith, memberId, { q });
  if (isNothing) return { where: [sql<boolean>`1 = 0`], problems };
  const where = [...narrowing.where, await holdsAll(kith.db, read)];
  const phrases = phrasesIn(clauses);
  if (phrases.length === 0) return { where, problems };
  const latest = await latestOf(kith, memberId, where);
  const ids = await saying(kith, latest.slice(0, TEXTS_MAX), phrases);
  return {
    where: [ids.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`entry.id in (${sql.join(ids)})`],
    problems: latest.length > TEXTS_MAX ? [...problems, LOOKED_THROUGH] : problems,
  };
}

const LOOKED_THROUGH = `“…” was looked for in the latest ${TEXTS_MAX.toLocaleString('en')} entries with these words. Add a word to look further back.`;

async function latestOf(
  kith: Kith,
  memberId: number,
  where: Narrowing['where'],
): Promise<number[]> {
  let query = kith.db.read
    .selectFrom('entry')
    .select('entry.id')
    .where('entry.feed_id', 'in', (eb) =>
      eb.selectFrom('source').select('source.feed_id').where('source.member_id', '=', memberId),
    );
  for (const condition of where) query = query.where(condition);
  const rows = await query
    .orderBy('entry.published_at', 'desc')
    .orderBy('entry.id', 'desc')
    .limit(TEXTS_MAX + 1)
    .execute();
  return rows.map(({ id }) => id);
}

async function saying(kith: Kith, ids: number[], phrases: Clause[]): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < ids.length; at += TEXTS_AT_ONCE)
    found.push(...(await sayingOf(kith, ids.slice(at, at + TEXTS_AT_ONCE), phrases)));
  return found;
}
