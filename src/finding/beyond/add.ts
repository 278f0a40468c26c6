import { addKeys, addPerson, noteFields, personByKeys, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { enqueuePolls, follow, normaliseUrl, tellFollowed } from '#sources';
import { rememberChoice } from '../choices.ts';
import { erasedSites } from './erased.ts';
import { homeOf, LOOK } from './look.ts';

export async function strangerById(kith: Kith, memberId: number, id: number) {
  const row = await kith.db.read
    .selectFrom('stranger')
    .selectAll()
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found', 'There is no such site among those found.');
  return row;
}

/** Asks for a visit of sites; those visited already are not visited again. */
export async function lookAt(kith: Kith, memberId: number, ids: number[]): Promise<number> {
  if (!kith.config.beyond.enabled) {
    throw new Refusal(
      'forbidden',
      'Looking at strangers is switched off on this Kith (KITH_BEYOND).',
    );
  }
  const rows = await kith.db.read
    .selectFrom('stranger')
    .select(['id', 'url'])
    .where('member_id', '=', memberId)
    .where('id', 'in', ids)
    .where('state', 'in', ['found', 'nothing'])
    .execute();
  if (rows.length === 0) return 0;
  await kith.db.write(async (trx) => {
    await trx
      .updateTable('stranger')
      .set({ state: 'looking', detail: null })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    await kith.enqueue(
      trx,
      rows.map((row) => ({
        kind: LOOK,
        payload: { strangerId: row.id },
        orderingKey: `host ${new URL(row.url).host}`,
        dedupeKey: `look ${row.id}`,
      })),
    );
  });
  kith.wakeJobs();
  return rows.length;
}

/** Adds whoever is behind a site to the network in one step, for a goal to keep in mind. Gives the person. */
export async function addStranger(
  kith: Kith,
  memberId: number,
  { strangerId, goalId }: { strangerId: number; goalId: number },
): Promise<number> {
  const stranger = await strangerById(kith, memberId, strangerId);
  const { feed_url: feedUrl } = stranger;
  if (!feedUrl)
    throw new Refusal('conflict', 'Look at the site first: no feed of it is known yet.');
  const now = kith.now();
  const personId = await kith.db.write(async (trx) => {
    const keys = [`site:${stranger.site_key}`, `feed:${normaliseUrl(feedUrl) ?? feedUrl}`];
    const from = { origin: 'beyond' as const, originDetail: stranger.url, now };
    const name = stranger.name ?? stranger.title ?? stranger.site_key;
    const fields = [{ field: 'site' as const, value: homeOf(stranger.url, stranger.site_key) }];
    const known = await personByKeys(trx, memberId, keys);
    if (known === null) await refuseErased(trx, memberId, stranger);
    const id = known ?? (await addPerson(trx, { memberId, name, fields, keys, ...from }));
    if (known !== null) {
      await noteFields(trx, { personId: known, fields, ...from });
      await addKeys(trx, memberId, { keys: keys.map((key) => ({ key, personId: known })) });
    }
    const followed = await follow(trx, {
      memberId,
      feedUrl,
      title: stranger.title ?? name,
      personId: id,
      batchId: null,
      now,
    });
    const told = { memberId, sourceId: followed.sourceId, personId: id, goalId };
    if (followed.isNew) await tellFollowed(kith, trx, 'source.followed', told);
    await enqueuePolls(kith, trx, [{ id: followed.feedId, host: followed.host }]);
    await trx
      .updateTable('stranger')
      .set({ state: 'added', person_id: id })
      .where('id', '=', strangerId)
      .execute();
    await touchPerson(trx, memberId, id, now);
    const decided = await trx
      .selectFrom('choice')
      .select('decision')
      .where('goal_id', '=', goalId)
      .where('person_id', '=', id)
      .executeTakeFirst();
    if (!decided) await rememberChoice(trx, { goalId, personId: id, decision: 'later', now });
    return id;
  });
  kith.wakeJobs();
  return personId;
}

/** What was proposed before somebody was erased brings nobody back. */
async function refuseErased(
  trx: Write,
  memberId: number,
  { site_key: siteKey, feed_url: feedUrl, name }: Awaited<ReturnType<typeof strangerById>>,
): Promise<void> {
  const [isErased] = await erasedSites(trx, memberId, [{ siteKey, feedUrl, name }]);
  if (isErased)
    throw new Refusal(
      'conflict',
      'You erased whoever is behind this site. To have them back, add them by hand.',
    );
}

/** Puts a site out of sight, or back. */
export async function dismissStranger(
  kith: Kith,
  memberId: number,
  id: number,
  isDismissed: boolean,
): Promise<void> {
  const stranger = await strangerById(kith, memberId, id);
  if (!isDismissed && stranger.state !== 'dismissed') return;
  const back = stranger.feed_url ? 'looked' : 'found';
  await kith.db.write((trx) =>
    trx
      .updateTable('stranger')
      .set({ state: isDismissed ? 'dismissed' : back })
      .where('id', '=', id)
      .execute(),
  );
}
