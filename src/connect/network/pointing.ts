import { sql } from 'kysely';
import { sitesOfKey } from '#people';
import type { Kith } from '#platform';

/** Sites linked to by so many pairs of a person and a site are read at most. */
const PAIRS_READ_MAX = 50_000;

export interface Pointing {
  from: number;
  to: number;
  entries: number;
}

/** Whose entries link to whose site or account, among a member's people; each entry counts once. */
export async function pointingAmong(kith: Kith, memberId: number): Promise<Pointing[]> {
  const owners = await ownersOfSites(kith, memberId);
  if (owners.size === 0) return [];
  const sites = [...owners.keys()];
  const isAmong =
    kith.db.engine === 'sqlite'
      ? sql<boolean>`entry_link.site_key in (select value from json_each(${JSON.stringify(sites)}))`
      : sql<boolean>`entry_link.site_key = any(${sites}::text[])`;
  const rows = await kith.db.read
    .selectFrom('source')
    .innerJoin('source_person', 'source_person.source_id', 'source.id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .innerJoin('entry_link', 'entry_link.entry_id', 'entry.id')
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(({ fn }) => [
      'source_person.person_id as from',
      'entry_link.site_key as site',
      fn.count<number>('entry.id').distinct().as('entries'),
    ])
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where(isAmong)
    .groupBy(['source_person.person_id', 'entry_link.site_key'])
    .limit(PAIRS_READ_MAX)
    .execute();
  const pairs = new Map<string, Pointing>();
  for (const { from, site, entries } of rows) {
    const to = owners.get(site);
    if (to === undefined || to === from) continue;
    const known = pairs.get(`${from} ${to}`) ?? { from, to, entries: 0 };
    pairs.set(`${from} ${to}`, { ...known, entries: known.entries + Number(entries) });
  }
  return [...pairs.values()];
}

/** Whose each site is, as links name it. */
async function ownersOfSites(kith: Kith, memberId: number): Promise<Map<string, number>> {
  const rows = await kith.db.read
    .selectFrom('person_key')
    .innerJoin('person', 'person.id', 'person_key.person_id')
    .select(['person_key.key', 'person.id'])
    .where('person_key.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where((eb) => eb.or([eb('key', 'like', 'site:%'), eb('key', 'like', 'acct:%')]))
    .orderBy('key')
    .execute();
  return new Map(rows.flatMap(({ key, id }) => sitesOfKey(key).map((site) => [site, id] as const)));
}
