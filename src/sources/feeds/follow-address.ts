import {
  addKeys,
  addPerson,
  erasedAmong,
  type FieldText,
  keysOfSite,
  noteFields,
  personById,
  personByKeys,
} from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { ASKS_FOR_LOGIN } from '../discovery/advice.ts';
import { discover } from '../discovery/discover.ts';
import { nothingWords } from '../discovery/discovered.ts';
import { knownAddress } from '../discovery/known-rules.ts';
import { normaliseUrl, siteKey } from '../discovery/page.ts';
import { enqueuePolls } from '../polling/schedule.ts';
import { type Followed, follow } from './follow.ts';
import { SOURCES_MAX } from './schema.ts';
import { tellFollowed } from './tell.ts';

/** What was found behind an address, and whose it is now. */
export interface FollowedAddress {
  sourceId: number;
  /** Null where many publish: that is nobody's own, and makes nobody a person. */
  personId: number | null;
  feedUrl: string;
  title: string;
  /** False when it was followed already. */
  isNew: boolean;
}

interface Behind {
  feedUrl: string;
  title: string;
  name: string;
  siteUrl: string;
}

export interface AddressToFollow {
  url: string;
  /** Which of the feeds of a known site; the best without it. */
  which?: string | undefined;
  personId?: number | undefined;
  bringBack?: boolean | undefined;
}

/**
 * Follows one address, a feed or a site that has one, for a person of the member, or for whoever is
 * behind it, or for nobody where it is a community or a front page. Throws `invalid` (field `url`) when nothing to follow is there, and `conflict` (field
 * `bringBack`) when the member had erased whoever is behind it and does not say that they want them back.
 */
export async function followAddress(
  kith: Kith,
  memberId: number,
  { url, which, personId, bringBack = false }: AddressToFollow,
): Promise<FollowedAddress> {
  if (personId !== undefined) await personById(kith, memberId, personId);
  const behind = await whatIsBehind(kith, url, which);
  const { feedUrl, title } = behind;
  const now = kith.now();
  const done = await kith.db.write(async (trx) => {
    const ofMany = personId === undefined && (knownAddress(url)?.isPlace ?? false);
    const owner = ofMany
      ? null
      : (personId ?? (await personBehind(trx, memberId, { behind, bringBack, now })));
    if (personId !== undefined) await noteWhere(trx, memberId, { personId, behind, now });
    const source = { memberId, feedUrl, title, personId: owner, batchId: null, now };
    const followed = await follow(trx, source);
    if (followed.isNew) await refuseTooMany(trx, memberId);
    else await alsoPublishedBy(trx, followed, personId);
    const { sourceId, isNew } = followed;
    const told = { memberId, sourceId, personId: owner };
    if (isNew) await tellFollowed(kith, trx, 'source.followed', told);
    await enqueuePolls(kith, trx, [{ id: followed.feedId, host: followed.host }]);
    return { sourceId, personId: owner, isNew };
  });
  kith.wakeJobs();
  return { ...done, feedUrl, title };
}

async function whatIsBehind(kith: Kith, url: string, which?: string): Promise<Behind> {
  const found = await discover(kith.fetch, url, which);
  if (found.kind === 'calendar') throw nothingThere(found.why);
  if (found.kind === 'nothing') throw nothingThere(nothingWords(found));
  const [feed] = found.feeds;
  if (!feed) throw nothingThere(found.asksForLogin ? ASKS_FOR_LOGIN : NO_FEED);
  const host = new URL(feed.url).host;
  const title = feed.title || found.title || host;
  return {
    feedUrl: feed.url,
    title,
    name: found.name || found.title || host,
    siteUrl: found.siteUrl ?? feed.url,
  };
}

const NO_FEED =
  'This site offers no feed that Kith can follow. Look there for “RSS”, “feed” or a newsletter, and give that address.';
const nothingThere = (why: string) => new Refusal('invalid', why, { url: why });

const fieldsOf = ({ siteUrl, feedUrl }: Behind): FieldText[] => [
  { field: 'site', value: siteUrl },
  { field: 'feed', value: feedUrl },
];
const keyOf = ({ siteUrl }: Behind): string => `site:${siteKey(siteUrl)}`;

/** Said to be theirs, the address is how they are known from now on, unless it is another's. */
async function noteWhere(
  trx: Write,
  memberId: number,
  { personId, behind, now }: { personId: number; behind: Behind; now: number },
): Promise<void> {
  const from = { origin: 'addresses', originDetail: behind.feedUrl, now } as const;
  await noteFields(trx, { personId, fields: fieldsOf(behind), ...from });
  await addKeys(trx, memberId, { keys: [{ personId, key: keyOf(behind) }] });
}

async function personBehind(
  trx: Write,
  memberId: number,
  { behind, bringBack, now }: { behind: Behind; bringBack: boolean; now: number },
): Promise<number> {
  const keys = [keyOf(behind)];
  const known = await personByKeys(trx, memberId, keys);
  if (known !== null) return known;
  if (!bringBack) await refuseErased(trx, memberId, behind);
  return addPerson(trx, {
    memberId,
    name: behind.name,
    fields: fieldsOf(behind),
    keys,
    origin: 'addresses',
    originDetail: behind.feedUrl,
    now,
  });
}

const ERASED_BEHIND = 'You erased whoever is behind this address, so nothing was followed.';

async function refuseErased(trx: Write, memberId: number, behind: Behind): Promise<void> {
  const feed = normaliseUrl(behind.feedUrl);
  const sites = [behind.siteUrl, behind.feedUrl].flatMap((url) => keysOfSite(siteKey(url)));
  const keys = [...sites, ...(feed ? [`feed:${feed}`] : [])];
  const signs = { keys, names: [behind.name], employers: [] };
  const [isErased] = await erasedAmong(trx, memberId, [signs]);
  if (isErased) throw new Refusal('conflict', ERASED_BEHIND, { bringBack: ERASED_BEHIND });
}

export async function refuseTooMany(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) > SOURCES_MAX)
    throw new Refusal('too_many', `You follow ${SOURCES_MAX} sources. Stop following some first.`);
}

/** Said whose it is, a source that is followed already is theirs too. */
async function alsoPublishedBy(
  trx: Write,
  { sourceId }: Followed,
  personId: number | undefined,
): Promise<void> {
  if (personId === undefined) return;
  await trx
    .insertInto('source_person')
    .values({ source_id: sourceId, author_key: '', person_id: personId })
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'author_key']).doUpdateSet({ person_id: personId }),
    )
    .execute();
}
