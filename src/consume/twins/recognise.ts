import { z } from '@hono/zod-openapi';
import { DAY_MS } from '#days';
import { type Brought, type Kith, mapInSlices, sendAlong, type Write } from '#platform';
import { WAITS_DAYS } from '../stream/limits.ts';
import type { Recognised } from './notice.ts';
import { pageOf } from './page.ts';
import { areAlike, type Sketch, sketchOf } from './sketch.ts';

const ENTRIES_AT_ONCE = 150;
/** More that are alike in a part than this say nothing: a form letter of a thousand feeds. */
const CANDIDATES_MAX = 200;

const FeedRead = z.object({ feedId: z.number().int() });

interface Fresh extends Recognised {
  id: number;
}

/** Whose letters a feed's entries are; null where they are public. */
type Whose = number | null;

/**
 * Looks among what waits for entries that carry the same as what a public feed brought; false where there are entries
 * before that were not looked at.
 */
export async function recogniseBrought(
  trx: Write,
  { feedId, after, entries }: Brought,
): Promise<boolean> {
  if (after > 0 && (await lookedAtUpTo(trx, feedId)) < after) return false;
  const fresh = entries.flatMap(({ id, noticed }) =>
    noticed === null ? [] : [{ id, ...(noticed as Recognised) }],
  );
  // Some at a time, since each is held against all that may be alike.
  for (let start = 0; start < fresh.length; start += ENTRIES_AT_ONCE)
    await keep(trx, fresh.slice(start, start + ENTRIES_AT_ONCE), null);
  await reach(trx, feedId, entries.at(-1)?.id ?? after);
  return true;
}

async function lookedAtUpTo(trx: Write, feedId: number): Promise<number> {
  const row = await trx
    .selectFrom('twin_progress')
    .select('entry_id')
    .where('feed_id', '=', feedId)
    .executeTakeFirst();
  return row?.entry_id ?? 0;
}

/**
 * Looks among what waits for entries that carry the same as those of a feed that nobody looked at, as letters. Hearing of the same feed twice is
 * harmless: it goes on where it stopped. In small steps, so that the server answers in between.
 */
async function recognise(kith: Kith, feedId: number): Promise<void> {
  const whose = await whoseOf(kith, feedId);
  for (;;) {
    const rows = await kith.db.read
      .selectFrom('entry')
      .select(['id', 'url', 'text'])
      .where('feed_id', '=', feedId)
      .where('published_at', '>', kith.now() - WAITS_DAYS * DAY_MS)
      .where('id', '>', (eb) =>
        eb.fn.coalesce(
          eb.selectFrom('twin_progress').select('entry_id').where('feed_id', '=', feedId),
          eb.val(0),
        ),
      )
      .orderBy('id')
      .limit(ENTRIES_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const fresh = await mapInSlices(rows, ({ id, url, text }) => ({
      id,
      page: pageOf(url),
      sketch: sketchOf(text),
    }));
    await kith.db.write(async (trx) => {
      const isThere = await idsThere(trx, fresh);
      const there = fresh.filter(({ id }) => isThere.has(id));
      if (there.length === 0) return;
      await keep(trx, there, whose);
      await reach(trx, feedId, last.id);
    });
    if (rows.length < ENTRIES_AT_ONCE) return;
  }
}

async function whoseOf(kith: Kith, feedId: number): Promise<Whose> {
  const feed = await kith.db.read
    .selectFrom('feed')
    .select('member_id')
    .where('id', '=', feedId)
    .executeTakeFirst();
  return feed?.member_id ?? null;
}

/** What `feed.read` tells of. */
export const recogniseFeed = (kith: Kith, payload: unknown): Promise<void> =>
  recognise(kith, FeedRead.parse(payload).feedId);

async function idsThere(trx: Write, fresh: readonly Fresh[]): Promise<Set<number>> {
  const rows = await trx.selectFrom('entry').select('id').where('id', 'in', idsOf(fresh)).execute();
  return new Set(idsOf(rows));
}

async function keep(trx: Write, fresh: readonly Fresh[], whose: Whose): Promise<void> {
  await joinTwins(trx, fresh, whose);
  const put = trx
    .insertInto('entry_sketch')
    .values(
      fresh.map(({ id, page, sketch }) => ({
        entry_id: id,
        letter_of: whose,
        page,
        ...partsOf(sketch),
      })),
    )
    .onConflict((conflict) => conflict.column('entry_id').doNothing());
  await sendAlong(trx, put);
}

async function reach(trx: Write, feedId: number, upTo: number): Promise<void> {
  const reached = trx
    .insertInto('twin_progress')
    .values({ feed_id: feedId, entry_id: upTo })
    .onConflict((conflict) => conflict.column('feed_id').doUpdateSet({ entry_id: upTo }));
  await sendAlong(trx, reached);
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

const partsOf = (sketch: Sketch | null) => ({
  part_a: sketch?.[0] ?? null,
  part_b: sketch?.[1] ?? null,
  part_c: sketch?.[2] ?? null,
  part_d: sketch?.[3] ?? null,
});

/**
 * Puts what carries the same together. What may be found alike is what is public, and by a letter other letters of its member:
 * nothing public is found by way of a letter, since what one member gets must not join what others see.
 */
async function joinTwins(trx: Write, fresh: readonly Fresh[], whose: Whose): Promise<void> {
  await join(trx, twinsAmong(fresh, await candidates(trx, fresh, whose)));
  if (whose === null && (await hasLetters(trx)))
    await joinLetters(trx, { letters: await candidates(trx, fresh, 'letters'), fresh });
}

async function hasLetters(trx: Write): Promise<boolean> {
  const row = await trx
    .selectFrom('feed')
    .select('id')
    .where('member_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface Came {
  letters: readonly Fresh[];
  fresh: readonly Fresh[];
}

/** Letters that came before what they carry go under it; those that are under something public stay there. */
async function joinLetters(trx: Write, { letters, fresh }: Came): Promise<void> {
  const twins = letters.flatMap((letter): Twin[] => {
    const same = fresh.find((one) => isSame(letter, one));
    return same ? [{ id: letter.id, of: same.id }] : [];
  });
  if (twins.length === 0) return;
  const rows = await trx
    .selectFrom('entry_twin')
    .selectAll()
    .where('entry_id', 'in', idsOf(twins))
    .execute();
  const areLetters = new Set(idsOf(letters));
  const placed = rows.filter(({ first_id }) => !areLetters.has(first_id));
  const isPlaced = new Set(placed.map(({ entry_id }) => entry_id));
  await join(
    trx,
    twins.filter(({ id }) => !isPlaced.has(id)),
  );
}

/** What is known and may be the same as one of them: it leads to the same page, or is alike in a part. First come first. */
async function candidates(
  trx: Write,
  fresh: readonly Fresh[],
  among: Whose | 'letters',
): Promise<Fresh[]> {
  const sketches = fresh.flatMap(({ sketch }) => (sketch === null ? [] : [sketch]));
  const pages = fresh.map(({ page }) => page).filter((page) => page !== '');
  if (sketches.length === 0 && pages.length === 0) return [];
  const rows = await trx
    .selectFrom('entry_sketch')
    .selectAll()
    .where((eb) =>
      among === 'letters'
        ? eb('letter_of', 'is not', null)
        : eb.or([eb('letter_of', 'is', null), eb('letter_of', '=', among)]),
    )
    .where((eb) =>
      eb.or([
        ...(pages.length === 0 ? [] : [eb('page', 'in', pages)]),
        ...(sketches.length === 0
          ? []
          : PARTS.map((part, at) =>
              eb(
                part,
                'in',
                sketches.map((sketch) => sketch[at] ?? 0),
              ),
            )),
      ]),
    )
    .orderBy('entry_id')
    .limit(CANDIDATES_MAX * fresh.length)
    .execute();
  const areFresh = new Set(idsOf(fresh));
  return rows
    .filter((row) => !areFresh.has(row.entry_id))
    .map(({ entry_id: id, page, part_a: a, part_b: b, part_c: c, part_d: d }) => ({
      id,
      page,
      sketch: a === null || b === null || c === null || d === null ? null : [a, b, c, d],
    }));
}

const PARTS = ['part_a', 'part_b', 'part_c', 'part_d'] as const;

interface Twin {
  id: number;
  /** The first known that is the same. */
  of: number;
}

/** Of each entry the first that carries the same: one that is known, or that came before it now. */
function twinsAmong(fresh: readonly Fresh[], known: readonly Fresh[]): Twin[] {
  const before = [...known];
  return fresh.flatMap((one) => {
    const twin = before.find((other) => isSame(one, other));
    before.push(one);
    return twin ? [{ id: one.id, of: twin.id }] : [];
  });
}

const isSame = (one: Fresh, other: Fresh): boolean =>
  (one.page !== '' && one.page === other.page) ||
  (one.sketch !== null && other.sketch !== null && areAlike(one.sketch, other.sketch));

/** Puts each under the first of those that carry the same. */
async function join(trx: Write, twins: readonly Twin[]): Promise<void> {
  if (twins.length === 0) return;
  const rows = await trx
    .selectFrom('entry_twin')
    .selectAll()
    .where(
      'entry_id',
      'in',
      twins.map(({ of }) => of),
    )
    .execute();
  const firstOf = new Map(rows.map((row) => [row.entry_id, row.first_id]));
  for (const { id, of } of twins) {
    const first = firstOf.get(of) ?? of;
    firstOf.set(first, first).set(id, first);
  }
  // In order, so that looks that end at the same time on PostgreSQL wait for each other in one direction.
  const placed = [...firstOf].toSorted(([a], [b]) => a - b);
  await trx
    .insertInto('entry_twin')
    .values(placed.map(([id, first]) => ({ entry_id: id, first_id: first })))
    .onConflict((conflict) =>
      conflict.column('entry_id').doUpdateSet((eb) => ({ first_id: eb.ref('excluded.first_id') })),
    )
    .execute();
}
