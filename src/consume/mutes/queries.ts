import { DAY_MS } from '#days';
import { type Kith, Refusal } from '#platform';
import { hidingOf } from '../stream/hiding.ts';
import { LATELY_DAYS } from './limits.ts';
import type { MuteView } from './schema.ts';

export const noSuchMute = () => new Refusal('not_found', 'There is no such mute.');

const mutesNow = (kith: Kith, memberId: number) =>
  kith.db.read
    .selectFrom('mute')
    .leftJoin('source', (join) =>
      join
        .onRef('source.feed_id', '=', 'mute.feed_id')
        .onRef('source.member_id', '=', 'mute.member_id'),
    )
    .select([
      'mute.id',
      'mute.kind',
      'mute.label',
      'mute.entry_id',
      'mute.until_at',
      'mute.created_at',
      'source.id as source_id',
    ])
    .where('mute.member_id', '=', memberId)
    .where('mute.lifted_at', 'is', null);

/** What a member has muted and how much each keeps away lately, the latest first; also what is over, which one may want again. */
export async function mutesOf(kith: Kith, memberId: number): Promise<MuteView[]> {
  await hidingOf(kith, memberId);
  const rows = await mutesNow(kith, memberId).orderBy('mute.id', 'desc').execute();
  const hid = await hidLately(kith, memberId);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    sourceId: row.source_id,
    entryId: row.entry_id,
    untilAt: row.until_at,
    createdAt: row.created_at,
    hidLately: hid.get(row.id) ?? 0,
  }));
}

export async function muteById(kith: Kith, memberId: number, id: number): Promise<MuteView> {
  const mute = (await mutesOf(kith, memberId)).find((one) => one.id === id);
  if (!mute) throw noSuchMute();
  return mute;
}

/** Only of what the member still follows. */
async function hidLately(kith: Kith, memberId: number): Promise<Map<number, number>> {
  const since = kith.now() - LATELY_DAYS * DAY_MS;
  const ofSources = kith.db.read
    .selectFrom('mute')
    .innerJoin('entry', 'entry.feed_id', 'mute.feed_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id');
  const ofOthers = kith.db.read
    .selectFrom('mute')
    .innerJoin('muted_entry', 'muted_entry.mute_id', 'mute.id')
    .innerJoin('entry', 'entry.id', 'muted_entry.entry_id')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id');
  const rows = await Promise.all(
    [ofSources, ofOthers].map((hidden) =>
      hidden
        .select(({ fn }) => ['mute.id', fn.countAll<number>().as('count')])
        .where('mute.member_id', '=', memberId)
        .where('source.member_id', '=', memberId)
        .where('entry.published_at', '>', since)
        .groupBy('mute.id')
        .execute(),
    ),
  );
  return new Map(rows.flat().map(({ id, count }) => [id, Number(count)]));
}

/** What a member has muted, for an export. */
export async function exportMutes(kith: Kith, memberId: number) {
  const rows = await kith.db.read
    .selectFrom('mute')
    .select(['kind', 'label', 'url', 'until_at', 'created_at'])
    .where('member_id', '=', memberId)
    .where('lifted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ kind, label, url, until_at, created_at }) => ({
    kind,
    label,
    url,
    untilAt: until_at,
    createdAt: created_at,
  }));
}
