import { type Kith, Refusal, type Write } from '#platform';
import { entryById, sourceById } from '#sources';
import { plainOf } from '../search/said-in.ts';
import { pageOf } from '../twins/page.ts';
import { MUTES_MAX, UNDO_MS } from './limits.ts';
import { languagesRead, readingOfWords } from './match.ts';
import { muteById, noSuchMute } from './queries.ts';
import type { MutedNow, MuteView, NewMute } from './schema.ts';

interface Muted {
  kind: MuteView['kind'];
  key: string;
  label: string;
  feed_id?: number;
  entry_id?: number;
  url?: string | null;
}

/** Mutes something. What is muted already is so until when is said now. */
export async function mute(kith: Kith, memberId: number, form: NewMute): Promise<MutedNow> {
  const now = kith.now();
  if (form.untilAt !== null && form.untilAt <= now) throw over();
  const muted = await mutedBy(kith, memberId, form);
  const { id, before } = await kith.db.write(async (trx) => {
    await forgetLifted(trx, memberId, now);
    const before = await mutedBefore(trx, memberId, muted);
    if (!before) await requireRoom(trx, memberId);
    const { id } = await trx
      .insertInto('mute')
      .values({
        member_id: memberId,
        feed_id: null,
        entry_id: null,
        url: null,
        ...muted,
        until_at: form.untilAt,
        created_at: now,
        lifted_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['member_id', 'kind', 'key'])
          .doUpdateSet({ until_at: form.untilAt, lifted_at: null, label: muted.label }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, before };
  });
  return {
    ...(await muteById(kith, memberId, id)),
    before: before ? { untilAt: before.until_at } : null,
  };
}

const mutedBefore = (trx: Write, memberId: number, { kind, key }: Muted) =>
  trx
    .selectFrom('mute')
    .select('until_at')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();

/** Lets a mute last until then, which may be over. */
export async function muteUntil(
  kith: Kith,
  memberId: number,
  { id, untilAt }: { id: number; untilAt: number | null },
): Promise<void> {
  const { numUpdatedRows } = await kith.db.write((trx) =>
    trx
      .updateTable('mute')
      .set({ until_at: untilAt })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst(),
  );
  if (numUpdatedRows === 0n) throw noSuchMute();
}

function over(): Refusal {
  const words = 'That is over already. Choose a day to come, or “Always”.';
  return new Refusal('invalid', words, { untilAt: words });
}

async function mutedBy(kith: Kith, memberId: number, form: NewMute): Promise<Muted> {
  switch (form.kind) {
    case 'words':
      return wordsToMute(kith, memberId, form.words);
    case 'source':
      return sourceToMute(kith, memberId, form.sourceId);
    case 'sourceOf':
      return sourceToMute(kith, memberId, await sourceOfEntry(kith, memberId, form.entryId));
    case 'thread':
      return threadToMute(kith, memberId, form.entryId);
  }
}

async function wordsToMute(kith: Kith, memberId: number, words: string): Promise<Muted> {
  const { wanted } = readingOfWords(words, await languagesRead(kith, memberId));
  if (wanted.length === 0) {
    const why = 'This is in nearly every text. Add a word that is rarer.';
    throw new Refusal('invalid', why, { words: why });
  }
  return { kind: 'words', key: plainOf(words).trim(), label: words };
}

async function sourceToMute(kith: Kith, memberId: number, sourceId: number): Promise<Muted> {
  const { title } = await sourceById(kith, memberId, sourceId);
  const { feed_id } = await kith.db.read
    .selectFrom('source')
    .select('feed_id')
    .where('id', '=', sourceId)
    .executeTakeFirstOrThrow();
  return { kind: 'source', key: String(feed_id), label: title, feed_id };
}

async function sourceOfEntry(kith: Kith, memberId: number, entryId: number): Promise<number> {
  const source = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select('source.id')
    .where('entry.id', '=', entryId)
    .where('source.member_id', '=', memberId)
    .executeTakeFirst();
  if (!source) throw new Refusal('not_found', 'There is no such entry.');
  return source.id;
}

async function threadToMute(kith: Kith, memberId: number, entryId: number): Promise<Muted> {
  const { title, url } = await entryById(kith, memberId, entryId);
  const key = pageOf(url) || `entry ${entryId}`;
  return { kind: 'thread', key, label: title || 'Untitled', entry_id: entryId, url };
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('mute')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) >= MUTES_MAX)
    throw new Refusal(
      'too_many',
      `There is room for ${MUTES_MAX} mutes. Lift one you no longer need.`,
    );
}

const forgetLifted = (trx: Write, memberId: number, now: number) =>
  trx
    .deleteFrom('mute')
    .where('member_id', '=', memberId)
    .where('lifted_at', '<=', now - UNDO_MS)
    .execute();

/** Lifts a mute; for UNDO_MS it can come back. */
export async function liftMute(kith: Kith, memberId: number, id: number): Promise<void> {
  await kith.db.write(async (trx) => {
    await forgetLifted(trx, memberId, kith.now());
    const { numUpdatedRows } = await trx
      .updateTable('mute')
      .set({ lifted_at: kith.now() })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('lifted_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw noSuchMute();
  });
}

/** Mutes again what was just lifted. */
export async function restoreMute(kith: Kith, memberId: number, id: number): Promise<MuteView> {
  await kith.db.write(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('mute')
      .set({ lifted_at: null })
      .where('id', '=', id)
      .where('member_id', '=', memberId)
      .where('lifted_at', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw noSuchMute();
  });
  return muteById(kith, memberId, id);
}
