import { nameKey } from '#names';
import {
  addPerson,
  erasedAmong,
  type FieldText,
  keysOfSite,
  noteFields,
  personByKeys,
} from '#people';
import { type Kith, sendAlong, type Write } from '#platform';
import { siteKey } from '../discovery/page.ts';
import { dropTitle } from '../imports/removed.ts';
import { type Author, type AuthorCount, authorship, mainAuthor } from './authors.ts';

const AUTHOR_NAMES_MAX = 1_000;

interface Following {
  id: number;
  memberId: number;
  batchId: number | null;
  feedUrl: string;
  now: number;
}

/**
 * Says for every follower of a feed who publishes there: a feed of several authors gives several
 * people, and one person's name comes from what they sign with. Afterwards every author key of the
 * feed's entries stands for a person.
 */
export async function attribute(kith: Kith, trx: Write, feedId: number): Promise<void> {
  const now = kith.now();
  await haveAlone(kith, trx, feedId);
  const followers = await trx
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select(['source.id', 'source.member_id', 'source.batch_id', 'feed.url', 'feed.site_url'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('source_place')
            .select('source_place.place_id')
            .whereRef('source_place.source_id', '=', 'source.id'),
        )
        .as('is_of_place'),
    )
    .where('source.feed_id', '=', feedId)
    // Who writes to a mailbox becomes nobody of the network by that: whose letters they are the member says.
    .where('feed.member_id', 'is', null)
    .execute();
  if (followers.length === 0) return;
  const who = authorship(await authorCounts(trx, feedId));
  const main = mainAuthor(who);
  for (const row of followers) {
    const source = {
      id: row.id,
      memberId: row.member_id,
      batchId: row.batch_id,
      feedUrl: row.url,
      now,
    };
    const known = await peopleOfSource(trx, source.id);
    // Made from the subscription's own title, before anything of the feed was known.
    const titled = known.get('');
    // Whoever is at a place is not of one's network by that: only those known already are linked.
    const isNobodys = titled === undefined && Boolean(row.is_of_place);
    for (const author of who.authors) {
      const personId =
        author === main && titled !== undefined
          ? titled
          : isNobodys
            ? (await knownAuthor(trx, source, { author, known })).personId
            : await authorPerson(trx, source, { author, known });
      if (personId === null) continue;
      if (personId === titled) await sign(trx, source, { author, personId });
      await standFor(trx, source.id, author.keys, personId);
    }
    if (titled === undefined) continue;
    await standFor(trx, source.id, who.unsignedKeys, titled);
    const isStray = main === null && who.authors.length > 0 && who.unsignedKeys.length === 0;
    if (isStray) await dropTitled(trx, source.id, titled);
    else if (row.site_url)
      await note(trx, source, {
        personId: titled,
        fields: [{ field: 'site', value: row.site_url }],
      });
  }
}

/** One transaction at a time says who publishes in a feed: of two, each would add the same people. */
async function haveAlone(kith: Kith, trx: Write, feedId: number): Promise<void> {
  if (kith.db.engine !== 'postgres') return;
  // Not against those who only point to it, as whoever stores an entry does.
  await trx.selectFrom('feed').select('id').where('id', '=', feedId).forNoKeyUpdate().execute();
}

async function standFor(
  trx: Write,
  sourceId: number,
  keys: string[],
  personId: number,
): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ source_id: sourceId, author_key: key, person_id: personId }));
  const add = trx.insertInto('source_person').values(rows);
  await sendAlong(
    trx,
    add.onConflict((conflict) => conflict.columns(['source_id', 'author_key']).doNothing()),
  );
}

/** A group's title is nobody's name: once every entry is signed, the person made from it goes, unless a hand has touched it. */
async function dropTitled(trx: Write, sourceId: number, titled: number): Promise<void> {
  await trx
    .deleteFrom('source_person')
    .where('source_id', '=', sourceId)
    .where('author_key', '=', '')
    .execute();
  const elsewhere = await trx
    .selectFrom('source_person')
    .select('source_id')
    .where('person_id', '=', titled)
    .limit(1)
    .executeTakeFirst();
  const isKnown = await trx
    .selectFrom('person_field')
    .select('id')
    .where('person_id', '=', titled)
    .where('field', 'in', ['email', 'linkedin', 'fediverse', 'employer', 'role', 'connected-on'])
    .limit(1)
    .executeTakeFirst();
  if (!elsewhere && !isKnown) await dropTitle(trx, titled);
}

async function authorCounts(trx: Write, feedId: number): Promise<AuthorCount[]> {
  const rows = await trx
    .selectFrom('entry')
    .select((eb) => [
      'author_key',
      eb.fn.max('author_name').as('name'),
      eb.fn.max('author_url').as('url'),
      eb.fn.countAll<number>().as('entries'),
    ])
    .where('feed_id', '=', feedId)
    .groupBy('author_key')
    .orderBy('entries', 'desc')
    .limit(AUTHOR_NAMES_MAX)
    .execute();
  return rows.map((row) => ({
    key: row.author_key,
    name: row.name ?? '',
    url: row.url,
    entries: Number(row.entries),
  }));
}

async function peopleOfSource(trx: Write, sourceId: number): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('source_person')
    .select(['author_key', 'person_id'])
    .where('source_id', '=', sourceId)
    .execute();
  return new Map(rows.map((row) => [row.author_key, row.person_id]));
}

/** Notes the name (and the site) that someone signs with. */
async function sign(
  trx: Write,
  source: Following,
  { author, personId }: { author: Author; personId: number },
): Promise<void> {
  const site = author.url ? [{ field: 'site' as const, value: author.url }] : [];
  await note(trx, source, {
    personId,
    fields: [{ field: 'name', value: author.name }, ...site],
  });
}

/** Notes what a feed says of a person. */
async function note(
  trx: Write,
  source: Following,
  { personId, fields }: { personId: number; fields: FieldText[] },
): Promise<void> {
  await noteFields(trx, {
    personId,
    fields,
    origin: 'feed',
    originDetail: source.feedUrl,
    batchId: source.batchId,
    now: source.now,
  });
}

interface Signature {
  author: Author;
  known: Map<string, number>;
}

/** Whom a signature means, of those known: by the author's own site, or by a full name known already in the network. */
async function knownAuthor(trx: Write, source: Following, { author, known }: Signature) {
  const feedSite = siteKey(source.feedUrl);
  const ownSite = author.url && siteKey(author.url) !== feedSite ? siteKey(author.url) : null;
  // Of the name, not of the entries: older ones have the names of all who signed in one key.
  const key = nameKey(author.name);
  const nameHere = `name:${key}`;
  // A first name alone is shared by too many to join two records.
  const keys = [
    ...(ownSite ? keysOfSite(ownSite) : []),
    key.includes(' ') ? nameHere : `${nameHere} at ${feedSite}`,
  ];
  const already = author.keys.map((one) => known.get(one)).find((id) => id !== undefined);
  const personId = already ?? (await personByKeys(trx, source.memberId, keys));
  return { personId, keys, ownSite, isAlready: already !== undefined };
}

/** The same, or somebody new; nobody when the member had them erased. */
async function authorPerson(
  trx: Write,
  source: Following,
  { author, known }: Signature,
): Promise<number | null> {
  const one = await knownAuthor(trx, source, { author, known });
  const { personId: found, keys, ownSite } = one;
  if (found !== null && one.isAlready) return found;
  const fields = [
    { field: 'name' as const, value: author.name },
    ...(ownSite && author.url ? [{ field: 'site' as const, value: author.url }] : []),
  ];
  const origin = {
    origin: 'feed' as const,
    originDetail: source.feedUrl,
    batchId: source.batchId,
    now: source.now,
  };
  if (found !== null) {
    await noteFields(trx, { personId: found, fields, ...origin });
    return found;
  }
  const signs = { keys, names: [author.name], employers: [] };
  const [isErased] = await erasedAmong(trx, source.memberId, [signs]);
  if (isErased) return null;
  return addPerson(trx, { memberId: source.memberId, name: author.name, fields, keys, ...origin });
}
