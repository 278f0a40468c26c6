import { sql } from 'kysely';
import type { Kith } from '#platform';
import { analyse, analyseQuestion } from '#search';
import { entriesWith, type FoundEntry, matchEntries } from '#sources';
import { type FocusTerms, focusOf } from './ground.ts';
import type { IndexView } from './index-view.ts';
import {
  COLUMN_WEIGHTS,
  halfLifeMs,
  MATCHES_MAX,
  type Match,
  mergeMatches,
  NEWEST_MAX,
  needTerms,
  type PersonStatistics,
  type RankedPerson,
  rankPeople,
  searchesFor,
  termsToLookUp,
} from './ranking/index.ts';

export interface Asked {
  memberId: number;
  /** The question in words. */
  text: string;
  /** What stands around it: the goal's need. */
  context?: string;
  /** Only what was published before counts; now when left out. Epoch ms. */
  asOf?: number;
}

export interface RankedQuestion {
  /** The words that carry the question, with their weight. */
  focus: FocusTerms;
  people: RankedPerson[];
  /** Every match that belongs to somebody, for hints and links. */
  matches: Match[];
}

/** Ranks the people of a member's network for one question, on what they published. */
export async function rankQuestion(
  kith: Kith,
  asked: Asked,
  view: IndexView,
): Promise<RankedQuestion> {
  const asOf = asked.asOf ?? kith.now();
  const words = analyse(asked.text);
  const need = {
    focus: analyseQuestion(asked.text),
    context: asked.context ? analyseQuestion(asked.context) : [],
  };
  const having = await entriesWith(kith.db, termsToLookUp(need));
  const terms = needTerms(need, { entries: view.entries, entriesWith: (term) => having.get(term) });
  const searches = searchesFor(terms);
  const search = (said: typeof terms, afterEntryId: number): Promise<FoundEntry[]> =>
    matchEntries(kith.db, {
      terms: said,
      columnWeights: COLUMN_WEIGHTS,
      limit: MATCHES_MAX,
      afterEntryId,
      ...(view.seesAll ? {} : { memberId: asked.memberId }),
    });
  // With few entries the second search would find the same again.
  const isSame =
    searches.everywhere.length === searches.newest.length && view.entries <= NEWEST_MAX;
  const found = await Promise.all([
    search([...searches.everywhere], 0),
    isSame ? [] : search([...searches.newest], Math.max(0, view.newestEntryId - NEWEST_MAX)),
  ]);
  const lists = await attributed(kith, asked.memberId, found);
  const matches = mergeMatches(...lists);
  const corpusAgeMs = asOf - view.oldestAt;
  const personIds = [...new Set(matches.map((match) => match.personId))];
  const people = await activityOf(kith, asked.memberId, {
    personIds,
    asOf,
    halfLife: halfLifeMs(corpusAgeMs),
  });
  return {
    focus: focusOf(words, { entries: view.entries, having }),
    people: rankPeople({ matches, people, asOf, corpusAgeMs }),
    matches,
  };
}

/** An entry of unknown age counts as old: being fresh must be shown. */
const UNDATED = 0;

/** Found entries with who published them and when. What someone carries in two feeds counts once. */
async function attributed(kith: Kith, memberId: number, found: FoundEntry[][]): Promise<Match[][]> {
  const ids = [...new Set(found.flat().map((entry) => entry.entryId))];
  if (ids.length === 0) return found.map(() => []);
  const isAmong =
    kith.db.engine === 'sqlite'
      ? sql`entry.id in (select value from json_each(${JSON.stringify(ids)}))`
      : sql`entry.id = any(${ids}::bigint[])`;
  const rows = await sql<{
    id: number;
    published_at: number;
    is_dated: number;
    title: string;
    person_id: number;
  }>`
    select entry.id, entry.published_at, entry.is_dated, entry.title, source_person.person_id from entry
    join source on source.feed_id = entry.feed_id and source.member_id = ${memberId}
    join source_person on source_person.source_id = source.id and source_person.author_key = entry.author_key
    join person on person.id = source_person.person_id and person.is_me = 0 and person.removed_at is null
    where ${isAmong} order by entry.id`.execute(kith.db.read);
  const carried = new Set<string>();
  const known = new Map<number, (typeof rows.rows)[number]>();
  for (const row of rows.rows) {
    const key = `${row.person_id} ${row.published_at} ${row.title}`;
    if (carried.has(key)) continue;
    carried.add(key);
    known.set(row.id, row);
  }
  return found.map((list) =>
    list.flatMap(({ entryId, score }) => {
      const row = known.get(entryId);
      return row
        ? [
            {
              entryId,
              score,
              personId: row.person_id,
              publishedAt: row.is_dated ? row.published_at : UNDATED,
            },
          ]
        : [];
    }),
  );
}

/** Beyond this many half-lives an entry tells nothing about being around. */
const HALF_LIVES_MAX = 12;

async function activityOf(
  kith: Kith,
  memberId: number,
  { personIds, asOf, halfLife }: { personIds: number[]; asOf: number; halfLife: number },
): Promise<Map<number, PersonStatistics>> {
  if (personIds.length === 0) return new Map();
  const isAmong =
    kith.db.engine === 'sqlite'
      ? sql`source_person.person_id in (select value from json_each(${JSON.stringify(personIds)}))`
      : sql`source_person.person_id = any(${personIds}::bigint[])`;
  // CROSS JOIN keeps SQLite to this order; from the member's sources on it took eight times as long.
  const rows = await sql<{ person_id: number; activity: number }>`
    select source_person.person_id, sum(exp(cast(${-Math.LN2 / halfLife} as double precision) * (${asOf} - entry.published_at))) as activity
    from source_person cross join source cross join entry
    where ${isAmong} and source.id = source_person.source_id and source.member_id = ${memberId}
      and entry.feed_id = source.feed_id and entry.author_key = source_person.author_key
      and entry.is_dated = 1 and entry.published_at > ${Math.round(asOf - HALF_LIVES_MAX * halfLife)} and entry.published_at <= ${asOf}
    group by source_person.person_id`.execute(kith.db.read);
  return new Map(
    rows.rows.map((row) => [row.person_id, { decayedActivity: Number(row.activity) }]),
  );
}
