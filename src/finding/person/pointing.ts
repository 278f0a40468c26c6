import { sql } from 'kysely';
import { keysOfSite, personById, sitesOfKey } from '#people';
import type { Kith } from '#platform';
import { isFile, maySomebodyOwn } from '../beyond/hosts.ts';
import { gatheringOf } from '../places/gathering.ts';
import { latestEntryIds } from './latest.ts';
import type { PointingView } from './schema.ts';

const ENTRIES_READ_MAX = 500;
const LINKS_READ_MAX = 3_000;
const PEOPLE_SHOWN_MAX = 8;
const SITES_SHOWN_MAX = 5;
const EXAMPLES_MAX = 2;
/** A site nobody is known to own is named from so many entries on. */
const SITE_ENTRIES_MIN = 2;

type Line = PointingView['to'][number];
interface Link {
  entryId: number;
  title: string;
  siteKey: string;
  url: string;
}

/**
 * Who a person points to and who points to them: links between entries and sites of the member's people,
 * with counts and examples; and sites they point to again and again whose owner is not known.
 */
export async function pointingOf(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<PointingView> {
  const person = await personById(kith, memberId, personId);
  const [sites, entryIds] = await Promise.all([
    sitesOf(kith, person.id),
    latestEntryIds(kith, memberId, { personId: person.id, limit: ENTRIES_READ_MAX }),
  ]);
  const [links, from] = await Promise.all([
    linksFrom(kith, entryIds, sites),
    pointingTo(kith, memberId, { personId: person.id, sites }),
  ]);
  const owners = await ownersOf(kith, memberId, [...new Set(links.map(({ siteKey }) => siteKey))]);
  const to = links.flatMap((link) => {
    const owner = owners.get(link.siteKey);
    return owner === undefined || owner.id === person.id ? [] : [{ ...link, person: owner }];
  });
  return {
    to: byPerson(to),
    from: byPerson(from),
    beyond: unknownSites(links.filter(({ siteKey }) => !owners.has(siteKey))),
  };
}

/** The keys under which somebody's site, or their account's page, is linked to. */
async function sitesOf(kith: Kith, personId: number): Promise<string[]> {
  const rows = await kith.db.read
    .selectFrom('person_key')
    .select('key')
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('key', 'like', 'site:%'), eb('key', 'like', 'acct:%')]))
    .orderBy('key')
    .execute();
  return [...new Set(rows.flatMap(({ key }) => sitesOfKey(key)))];
}

async function linksFrom(
  kith: Kith,
  entryIds: readonly number[],
  own: readonly string[],
): Promise<Link[]> {
  if (entryIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry_link')
    .innerJoin('entry', 'entry.id', 'entry_link.entry_id')
    .select(['entry.id', 'entry.title', 'entry.excerpt', 'entry_link.site_key', 'entry_link.url'])
    .where('entry_link.entry_id', 'in', entryIds)
    .orderBy('entry.published_at', 'desc')
    .limit(LINKS_READ_MAX)
    .execute();
  return rows
    .filter((row) => !own.includes(row.site_key))
    .map((row) => ({
      entryId: row.id,
      title: row.title || row.excerpt,
      siteKey: row.site_key,
      url: row.url,
    }));
}

/** Whose these sites are, of the member's people. */
async function ownersOf(
  kith: Kith,
  memberId: number,
  siteKeys: readonly string[],
): Promise<Map<string, { id: number; name: string }>> {
  if (siteKeys.length === 0) return new Map();
  const keys = new Map(siteKeys.flatMap((site) => keysOfSite(site).map((key) => [key, site])));
  const isAmong =
    kith.db.engine === 'sqlite'
      ? sql<boolean>`person_key.key in (select value from json_each(${JSON.stringify([...keys.keys()])}))`
      : sql<boolean>`person_key.key = any(${[...keys.keys()]}::text[])`;
  const rows = await kith.db.read
    .selectFrom('person_key')
    .innerJoin('person', 'person.id', 'person_key.person_id')
    .select(['person_key.key', 'person.id', 'person.name'])
    .where('person_key.member_id', '=', memberId)
    .where(isAmong)
    .where('person.removed_at', 'is', null)
    .execute();
  return new Map(rows.map(({ key, id, name }) => [keys.get(key) ?? '', { id, name }]));
}

/** Entries of the member's people, but for this one, that link to one of these sites. */
async function pointingTo(
  kith: Kith,
  memberId: number,
  { personId, sites }: { personId: number; sites: readonly string[] },
) {
  if (sites.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry_link')
    .innerJoin('entry', 'entry.id', 'entry_link.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['entry.id', 'entry.title', 'entry.excerpt', 'person.id as person_id', 'person.name'])
    .where('entry_link.site_key', 'in', sites)
    .where('source.member_id', '=', memberId)
    .where('person.id', '!=', personId)
    .where('person.removed_at', 'is', null)
    .orderBy('entry.published_at', 'desc')
    .limit(LINKS_READ_MAX)
    .execute();
  return rows.map((row) => ({
    entryId: row.id,
    title: row.title || row.excerpt,
    person: { id: row.person_id, name: row.name },
  }));
}

function byPerson(
  links: readonly { entryId: number; title: string; person: { id: number; name: string } }[],
): Line[] {
  return [...Map.groupBy(links, ({ person }) => person.id).values()]
    .flatMap((theirs): Line[] => {
      const [first] = theirs;
      if (!first) return [];
      return [{ person: first.person, ...countedOf(theirs) }];
    })
    .toSorted((a, b) => b.entries - a.entries || a.person.name.localeCompare(b.person.name))
    .slice(0, PEOPLE_SHOWN_MAX);
}

/** Each entry once, however often it links there. */
function countedOf(links: readonly { entryId: number; title: string }[]) {
  const entries = [...new Map(links.map(({ entryId, title }) => [entryId, title]))];
  const examples = entries.slice(0, EXAMPLES_MAX).map(([entryId, title]) => ({ entryId, title }));
  return { entries: entries.length, examples };
}

function unknownSites(links: readonly Link[]): PointingView['beyond'] {
  const open = links.filter(
    ({ siteKey, url }) => maySomebodyOwn(siteKey) && !isFile(url) && gatheringOf(url) === null,
  );
  return [...Map.groupBy(open, ({ siteKey }) => siteKey)]
    .map(([site, theirs]) => ({ site, url: theirs[0]?.url ?? '', ...countedOf(theirs) }))
    .filter(({ entries }) => entries >= SITE_ENTRIES_MIN)
    .toSorted((a, b) => b.entries - a.entries || (a.site < b.site ? -1 : 1))
    .slice(0, SITES_SHOWN_MAX);
}
