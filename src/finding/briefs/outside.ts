import { sql } from 'kysely';
import type { Kith } from '#platform';
import { isFile, maySomebodyOwn } from '../beyond/hosts.ts';
import { knownSites, type Pointed } from '../beyond/strangers.ts';
import { type FocusTerms, groundOf } from '../ground.ts';

/** A site beyond the network that may be whom one looks for, with where it comes from in words. */
export interface Lead {
  siteKey: string;
  url: string;
  from: string[];
  citations: Pointed['citations'];
}

const FRIENDS_MIN = 2;
const FRIENDS_MAX = 15;
const NAMES_SHOWN_MAX = 3;
const LINKS_READ_MAX = 5_000;
const LISTED_READ_MAX = 5_000;
const LISTED_MAX = 15;
const LATELY_MS = 2 * 365 * 24 * 60 * 60 * 1000;

/** Sites that several of the people chosen link to, whatever they write about: friends of friends. */
export async function friendsOf(
  kith: Kith,
  memberId: number,
  chosen: readonly { id: number; name: string }[],
): Promise<Lead[]> {
  if (chosen.length < FRIENDS_MIN) return [];
  const rows = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .innerJoin('entry_link', 'entry_link.entry_id', 'entry.id')
    .select([
      'source_person.person_id',
      'entry_link.site_key',
      sql<string>`min(entry_link.url)`.as('url'),
    ])
    .where(
      'source_person.person_id',
      'in',
      chosen.map(({ id }) => id),
    )
    .where('source.member_id', '=', memberId)
    .where('entry.published_at', '>', kith.now() - LATELY_MS)
    .groupBy(['source_person.person_id', 'entry_link.site_key'])
    .orderBy('entry_link.site_key')
    .limit(LINKS_READ_MAX)
    .execute();
  const names = new Map(chosen.map(({ id, name }) => [id, name]));
  const open = rows.filter((row) => maySomebodyOwn(row.site_key) && !isFile(row.url));
  return [...Map.groupBy(open, (row) => row.site_key)]
    .filter(([, links]) => links.length >= FRIENDS_MIN)
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, FRIENDS_MAX)
    .map(([siteKey, links]) => ({
      siteKey,
      url: links[0]?.url ?? '',
      from: [`linked to by ${namesIn(links.map((link) => names.get(link.person_id) ?? ''))}`],
      citations: [],
    }));
}

function namesIn(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN_MAX);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Sites on blogrolls of the member's people and on public lists they added: those whose name speaks of the question first. Nobody is visited. */
export async function listedOn(kith: Kith, memberId: number, focus: FocusTerms): Promise<Lead[]> {
  const rows = await kith.db.read
    .selectFrom('roll_site')
    .innerJoin('roll', 'roll.id', 'roll_site.roll_id')
    .leftJoin('person', 'person.id', 'roll.person_id')
    .select([
      'roll_site.site_key',
      'roll_site.url',
      'roll_site.name',
      'roll.title',
      'roll.url as roll',
      'person.name as whose',
    ])
    .where('roll.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .orderBy('roll.id')
    .orderBy('roll_site.position')
    .limit(LISTED_READ_MAX)
    .execute();
  const bySite = Map.groupBy(
    rows.filter((row) => maySomebodyOwn(row.site_key)),
    (row) => row.site_key,
  );
  return [...bySite.values()]
    .map((named) => ({
      named,
      ground: Math.max(...named.map(({ name }) => groundOf(name, focus))),
    }))
    .toSorted((a, b) => b.ground - a.ground || b.named.length - a.named.length)
    .slice(0, LISTED_MAX)
    .flatMap(({ named }) => {
      const [first] = named;
      if (!first) return [];
      const from = named.map(({ title, roll, whose }) =>
        whose === null ? `on the list “${title ?? roll}”` : `on the blogroll of ${whose}`,
      );
      return [{ siteKey: first.site_key, url: first.url, from: [...new Set(from)], citations: [] }];
    });
}

/** Leads of several kinds as one list, each site once; whom the member knows or put aside is left out. */
export async function leadsTogether(
  kith: Kith,
  memberId: number,
  leads: readonly Lead[],
): Promise<Lead[]> {
  const known = await knownSites(kith, memberId, [...new Set(leads.map(({ siteKey }) => siteKey))]);
  const bySite = new Map<string, Lead>();
  for (const lead of leads) {
    if (known.has(lead.siteKey)) continue;
    const before = bySite.get(lead.siteKey);
    bySite.set(
      lead.siteKey,
      before
        ? {
            ...before,
            from: [...before.from, ...lead.from],
            citations: [...before.citations, ...lead.citations],
          }
        : lead,
    );
  }
  return [...bySite.values()].toSorted((a, b) => b.from.length - a.from.length);
}
