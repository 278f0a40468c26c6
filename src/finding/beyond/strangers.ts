import { sql } from 'kysely';
import type { Kith } from '#platform';
import { gatheringOf } from '../places/gathering.ts';
import { erasedSites } from './erased.ts';
import { isFile, maySomebodyOwn } from './hosts.ts';

/** A site that entries matching the goal point to and that belongs to nobody in the network. */
export interface Pointed {
  siteKey: string;
  url: string;
  citations: {
    entryId: number;
    title: string;
    url: string | null;
    publishedAt: number | null;
    personId: number;
    person: string;
  }[];
}

/** Entries whose links are followed: by whom, and how well they speak of the matter (0 to 1). */
export type CitingEntries = Map<number, { personId: number; weight: number }>;

const STRANGERS_MAX = 30;
const SITES_LOOKED_AT_MAX = 2_000;

/**
 * Whom the network points to: sites linked to by the given entries, most different people first.
 * Sites of the member's own people, sources and dismissed strangers are left out.
 */
export async function pointedTo(
  kith: Kith,
  memberId: number,
  entries: CitingEntries,
): Promise<Pointed[]> {
  const ids = [...entries.keys()];
  if (ids.length === 0) return [];
  const links = await kith.db.read
    .selectFrom('entry_link')
    .innerJoin('entry', 'entry.id', 'entry_link.entry_id')
    .select([
      'entry_link.site_key',
      'entry_link.url as link',
      'entry.id',
      'entry.title',
      'entry.url',
      'entry.published_at',
      'entry.is_dated',
    ])
    .where('entry_link.entry_id', 'in', ids)
    .orderBy('entry.published_at', 'desc')
    .limit(SITES_LOOKED_AT_MAX)
    .execute();
  // A forum or a meetup is a place, and nobody's own.
  const open = links.filter(
    ({ site_key, link }) => maySomebodyOwn(site_key) && !isFile(link) && gatheringOf(link) === null,
  );
  const known = await knownSites(kith, memberId, [...new Set(open.map((link) => link.site_key))]);
  const names = await namesOf(kith, [
    ...new Set([...entries.values()].map(({ personId }) => personId)),
  ]);
  const bySite = new Map<string, Pointed>();
  for (const link of open) {
    if (known.has(link.site_key)) continue;
    const personId = entries.get(link.id)?.personId ?? 0;
    const site = bySite.get(link.site_key) ?? {
      siteKey: link.site_key,
      url: link.link,
      citations: [],
    };
    if (!site.citations.some((citation) => citation.entryId === link.id)) {
      site.citations.push({
        entryId: link.id,
        title: link.title,
        url: link.url,
        publishedAt: link.is_dated ? link.published_at : null,
        personId,
        person: names.get(personId) ?? '',
      });
    }
    bySite.set(link.site_key, site);
  }
  return byOwnness(kith, [...bySite.values()], sharedOut(entries, open));
}

/** An entry that points to fifty points to nobody in particular: its weight is shared out. */
function sharedOut(entries: CitingEntries, links: { id: number }[]): CitingEntries {
  const counts = Map.groupBy(links, (link) => link.id);
  return new Map(
    [...entries].map(([id, { personId, weight }]) => [
      id,
      { personId, weight: weight / Math.sqrt(counts.get(id)?.length ?? 1) },
    ]),
  );
}

/**
 * Whom different people point to, and for this goal rather than for anything: a newspaper is linked
 * to everywhere, a colleague where the matter comes up.
 */
async function byOwnness(kith: Kith, sites: Pointed[], entries: CitingEntries): Promise<Pointed[]> {
  if (sites.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry_link')
    .select((eb) => ['site_key', eb.fn.countAll<number>().as('links')])
    .where(
      'site_key',
      'in',
      sites.map((site) => site.siteKey),
    )
    .groupBy('site_key')
    .execute();
  const links = new Map(rows.map((row) => [row.site_key, Number(row.links)]));
  const weight = (site: Pointed): number => {
    // Each voice counts once, as much as the best of its entries speaks of the matter.
    const voices = new Map<number, number>();
    for (const { entryId, personId } of site.citations) {
      const said = entries.get(entryId)?.weight ?? 0;
      voices.set(personId, Math.max(said, voices.get(personId) ?? 0));
    }
    const said = [...voices.values()].reduce((sum, one) => sum + one, 0);
    return said * (site.citations.length / Math.max(links.get(site.siteKey) ?? 1, 1)) ** 0.5;
  };
  return sites
    .map((site) => ({ site, weight: weight(site) }))
    .toSorted((a, b) => b.weight - a.weight || (a.site.siteKey < b.site.siteKey ? -1 : 1))
    .slice(0, STRANGERS_MAX)
    .map(({ site }) => site);
}

/** Sites of the member's people, of whom they had erased, and of those added or dismissed: not proposed. */
export async function knownSites(
  kith: Kith,
  memberId: number,
  siteKeys: string[],
): Promise<Set<string>> {
  if (siteKeys.length === 0) return new Set();
  const [mine, dismissed, erased] = await Promise.all([
    kith.db.read
      .selectFrom('person_key')
      .select('key')
      .where('member_id', '=', memberId)
      .where(
        'key',
        'in',
        siteKeys.map((site) => `site:${site}`),
      )
      .execute(),
    kith.db.read
      .selectFrom('stranger')
      .select('site_key')
      .where('member_id', '=', memberId)
      .where('state', 'in', ['dismissed', 'added'])
      .execute(),
    erasedSites(
      kith.db.read,
      memberId,
      siteKeys.map((siteKey) => ({ siteKey })),
    ),
  ]);
  return new Set([
    ...mine.map((row) => row.key.slice('site:'.length)),
    ...dismissed.map((row) => row.site_key),
    ...siteKeys.filter((_, at) => erased[at]),
  ]);
}

async function namesOf(kith: Kith, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await kith.db.read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Remembers sites, so that looking at them has somewhere to be recorded; gives their rows. */
export async function rememberStrangers(kith: Kith, memberId: number, pointed: Pointed[]) {
  if (pointed.length === 0) return [];
  await kith.db.write((trx) =>
    trx
      .insertInto('stranger')
      .values(
        pointed.map((site) => ({
          member_id: memberId,
          site_key: site.siteKey,
          url: site.url,
          state: 'found' as const,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'site_key'])
          .doUpdateSet({ site_key: sql`stranger.site_key` }),
      )
      .execute(),
  );
  return kith.db.read
    .selectFrom('stranger')
    .selectAll()
    .where('member_id', '=', memberId)
    .where(
      'site_key',
      'in',
      pointed.map((site) => site.siteKey),
    )
    .execute();
}
