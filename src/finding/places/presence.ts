import { notThere, type PlaceView, placeById } from '#people';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { matchEntries, siteKey, sourcesOfPlace } from '#sources';
import { loadEntries, loadNames, loadTexts } from '../gather.ts';
import { foldTag, gatheringOf, hashtagsIn, placeKey } from './gathering.ts';
import type { PresenceView } from './schema.ts';
import { serverIn } from './traces.ts';

const PEOPLE_SHOWN_MAX = 200;
const EXAMPLES_MAX = 3;
const ENTRIES_LOOKED_AT_MAX = 500;
const LINKS_LOOKED_AT_MAX = 2_000;
const ACCOUNTS_MAX = 2_000;

/** What was found of one person at a place. */
interface Found {
  personId: number;
  /** Entries that lead there, the newest first; empty where it is an account. */
  entryIds: number[];
  /** In words, for so many entries. */
  words: (count: number) => string;
}

/**
 * Who is at a place: whom the member says, and whom evidence proposes (the same hashtag, links to the
 * forum or event, an account on the server, entries in its feed), each with what shows it. Whoever the
 * member said is not there stays out.
 */
export async function presenceAt(
  kith: Kith,
  memberId: number,
  placeId: number,
): Promise<PresenceView[]> {
  const place = await placeById(kith, memberId, placeId);
  const [said, not, found] = await Promise.all([
    saidToBeThere(kith, place.id),
    notThere(kith.db.read, place.id),
    foundAt(kith, memberId, place),
  ]);
  const byPerson = Map.groupBy(
    found.filter(({ personId }) => !not.has(personId)),
    ({ personId }) => personId,
  );
  const ids = [...new Set([...said, ...byPerson.keys()])];
  const [names, entries] = await Promise.all([
    loadNames(kith, memberId, ids),
    loadEntries(kith, [
      ...new Set(found.flatMap(({ entryIds }) => entryIds.slice(0, EXAMPLES_MAX))),
    ]),
  ]);
  const isSaid = new Set(said);
  return ids
    .flatMap((id): (PresenceView & { entries: number })[] => {
      const name = names.get(id);
      if (name === undefined) return [];
      const theirs = byPerson.get(id) ?? [];
      const because = theirs.map(({ entryIds, words }) => words(entryIds.length));
      const examples = [...new Set(theirs.flatMap(({ entryIds }) => entryIds))].flatMap(
        (entryId) => {
          const entry = entries.get(entryId);
          return entry ? [{ entryId, title: entry.title || entry.excerpt }] : [];
        },
      );
      const count = theirs.reduce((sum, { entryIds }) => sum + entryIds.length, 0);
      return [
        {
          person: { id, name },
          isSaid: isSaid.has(id),
          because,
          examples: examples.slice(0, EXAMPLES_MAX),
          entries: count,
        },
      ];
    })
    .toSorted(
      (a, b) =>
        Number(b.isSaid) - Number(a.isSaid) ||
        b.entries - a.entries ||
        a.person.name.localeCompare(b.person.name),
    )
    .slice(0, PEOPLE_SHOWN_MAX)
    .map(({ entries: _, ...presence }) => presence);
}

async function saidToBeThere(kith: Kith, placeId: number): Promise<number[]> {
  const rows = await kith.db.read
    .selectFrom('place_person')
    .select('person_id')
    .where('place_id', '=', placeId)
    .where('is_there', '=', 1)
    .execute();
  return rows.map((row) => row.person_id);
}

async function foundAt(kith: Kith, memberId: number, place: PlaceView): Promise<Found[]> {
  const key = placeKey(place);
  const [inFeed, elsewhere] = await Promise.all([
    inItsFeeds(kith, memberId, place.id),
    key === null ? [] : byKey(kith, memberId, { key, place }),
  ]);
  return [...inFeed, ...elsewhere];
}

function byKey(
  kith: Kith,
  memberId: number,
  { key, place }: { key: string; place: PlaceView },
): Promise<Found[]> {
  if (key.startsWith('hashtag:')) return byHashtag(kith, memberId, key.slice('hashtag:'.length));
  if (key.startsWith('server:')) return byServer(kith, memberId, key.slice('server:'.length));
  return byLinks(kith, memberId, { key, address: place.address });
}

const counted = (count: number, what: string): string =>
  `${count} ${count === 1 ? 'entry' : 'entries'} ${what}`;

async function byHashtag(kith: Kith, memberId: number, tag: string): Promise<Found[]> {
  const terms = [...new Set(analyse(tag))].map((term) => ({ term, times: 1 }));
  const found = await matchEntries(kith.db, {
    terms,
    columnWeights: [1, 1, 1],
    limit: ENTRIES_LOOKED_AT_MAX,
    memberId,
  });
  const texts = await loadTexts(
    kith,
    found.map(({ entryId }) => entryId),
  );
  const tagged = [...texts].flatMap(([id, text]) =>
    hashtagsIn(text).some((one) => foldTag(one) === tag) ? [id] : [],
  );
  return byOwner(await ownersOf(kith, memberId, tagged), (count) => counted(count, `with #${tag}`));
}

async function byServer(kith: Kith, memberId: number, host: string): Promise<Found[]> {
  const like = host.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const rows = await kith.db.read
    .selectFrom('person_key')
    .select(['person_id', 'key'])
    .where('member_id', '=', memberId)
    .where((eb) =>
      eb.or([eb('key', 'like', `acct:%@${like}`), eb('key', 'like', `site:${like}/@%`)]),
    )
    .orderBy('person_id')
    .limit(ACCOUNTS_MAX)
    .execute();
  const ids = rows.filter(({ key }) => serverIn(key) === host).map((row) => row.person_id);
  return [...new Set(ids)].map((personId) => ({
    personId,
    entryIds: [],
    words: () => `an account on ${host}`,
  }));
}

/** Entries that link to the place, or to a page of it. */
async function byLinks(
  kith: Kith,
  memberId: number,
  { key, address }: { key: string; address: string },
): Promise<Found[]> {
  const rows = await kith.db.read
    .selectFrom('entry_link')
    .innerJoin('entry', 'entry.id', 'entry_link.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(['entry_link.entry_id', 'entry_link.url'])
    .where('entry_link.site_key', '=', siteKey(address))
    .where('source.member_id', '=', memberId)
    .orderBy('entry_link.entry_id', 'desc')
    .limit(LINKS_LOOKED_AT_MAX)
    .execute();
  const leading = rows.filter(
    ({ url }) => key.startsWith('site:') || gatheringOf(url)?.key === key,
  );
  const owners = await ownersOf(kith, memberId, [...new Set(leading.map((row) => row.entry_id))]);
  return byOwner(owners, (count) =>
    counted(count, count === 1 ? 'that links there' : 'that link there'),
  );
}

/** Who publishes in the feeds that the member follows of this place. */
async function inItsFeeds(kith: Kith, memberId: number, placeId: number): Promise<Found[]> {
  const sourceIds = await sourcesOfPlace(kith.db.read, memberId, placeId);
  if (sourceIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .select(['source_person.person_id', 'entry.id'])
    .where('source.id', 'in', sourceIds)
    .orderBy('entry.published_at', 'desc')
    .limit(ENTRIES_LOOKED_AT_MAX)
    .execute();
  const owners = rows.map((row): [number, number] => [row.id, row.person_id]);
  return byOwner(owners, (count) => counted(count, 'in its feed'));
}

/** Whose these entries are, the newest first: entry and person. */
async function ownersOf(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<[number, number][]> {
  if (entryIds.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .innerJoin('source_person', (join) =>
      join
        .onRef('source_person.source_id', '=', 'source.id')
        .onRef('source_person.author_key', '=', 'entry.author_key'),
    )
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['entry.id', 'source_person.person_id'])
    .where('entry.id', 'in', entryIds)
    .where('source.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .orderBy('entry.published_at', 'desc')
    .execute();
  return rows.map((row) => [row.id, row.person_id]);
}

function byOwner(owners: [number, number][], words: Found['words']): Found[] {
  const byPerson = Map.groupBy(owners, ([, personId]) => personId);
  return [...byPerson].map(([personId, theirs]) => ({
    personId,
    entryIds: [...new Set(theirs.map(([entryId]) => entryId))],
    words,
  }));
}
