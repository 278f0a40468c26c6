import { DAY_MS, dayOf } from '#days';
import { type Brought, type Kith, mapInSlices, sendAlong, type Write } from '#platform';
import { type Asked, needKey } from './asking.ts';
import { ASKED_LATELY_DAYS } from './limits.ts';
import { notice } from './notice.ts';
import { NEEDS_MAX } from './schema.ts';

const ENTRIES_AT_ONCE = 150;
/** A statement has room for so many values only. */
const ROWS_AT_ONCE = 500;

interface Found extends Asked {
  entryId: number;
  authorKey: string;
  askedOn: string;
}

/**
 * Writes down what was asked in what a feed brought, for whoever follows the one who wrote it; false where there are entries
 * before that were not read for somebody.
 */
export async function keepNeeds(kith: Kith, trx: Write, brought: Brought): Promise<boolean> {
  const { after, sources, entries } = brought;
  const upTo = after === 0 ? new Map<number, number>() : await readUpTo(trx, sources);
  const ready = sources.filter(({ id }) => (upTo.get(id) ?? 0) >= after);
  const found = entries.flatMap(({ noticed, ...entry }) =>
    isLately(kith, entry)
      ? ((noticed as Asked[] | null) ?? []).map((asked) => foundIn(kith, entry, asked))
      : [],
  );
  for (const source of ready) await store(kith, trx, source, found);
  await reach(trx, ready, entries.at(-1)?.id ?? after);
  return ready.length === sources.length;
}

async function readUpTo(trx: Write, sources: Brought['sources']): Promise<Map<number, number>> {
  if (sources.length === 0) return new Map();
  const ids = sources.map(({ id }) => id);
  const rows = await trx
    .selectFrom('need_progress')
    .selectAll()
    .where('source_id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.entry_id]));
}

interface Written {
  id: number;
  authorKey: string;
  publishedAt: number;
  isDated: boolean;
}

/** An entry without a day may be years old: nobody can tell that it is still asked. */
const isLately = (kith: Kith, { isDated, publishedAt }: Written): boolean =>
  isDated && publishedAt >= kith.now() - ASKED_LATELY_DAYS * DAY_MS;

const foundIn = (kith: Kith, { id, authorKey, publishedAt }: Written, asked: Asked): Found => ({
  entryId: id,
  authorKey,
  askedOn: dayOf(Math.min(publishedAt, kith.now())),
  ...asked,
});

/**
 * Reads what a feed brought lately for sentences that ask for help, and writes them down for whoever follows the
 * one who wrote them. Hearing of the same feed twice is harmless: each source goes on where it stopped. In
 * small steps, so that the server answers in between.
 */
export async function noteNeeds(kith: Kith, feedId: number): Promise<void> {
  for (;;) {
    const sources = await sourcesFrom(kith, feedId);
    const after = Math.min(...sources.map((source) => source.after));
    const entries = sources.length === 0 ? [] : await entriesAfter(kith, feedId, after);
    const last = entries.at(-1);
    if (!last) return;
    const found = await askedIn(kith, entries);
    await kith.db.write(async (trx) => {
      for (const source of sources) {
        const fresh = found.filter(({ entryId }) => entryId > source.after);
        if (!(await isThere(trx, source.id))) continue;
        await store(kith, trx, source, fresh);
        await reach(trx, [source], Math.max(source.after, last.id));
      }
    });
    if (entries.length < ENTRIES_AT_ONCE) return;
  }
}

/** Everybody's sources of the feed, and up to which entry each has been read. */
async function sourcesFrom(kith: Kith, feedId: number) {
  const rows = await kith.db.read
    .selectFrom('source')
    .leftJoin('need_progress', 'need_progress.source_id', 'source.id')
    .select(['source.id', 'source.member_id', 'need_progress.entry_id'])
    .where('source.feed_id', '=', feedId)
    .execute();
  return rows.map((row) => ({ id: row.id, memberId: row.member_id, after: row.entry_id ?? 0 }));
}

async function entriesAfter(kith: Kith, feedId: number, after: number) {
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'title', 'url', 'text', 'html', 'author_key', 'published_at', 'is_dated'])
    .where('feed_id', '=', feedId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(ENTRIES_AT_ONCE)
    .execute();
  return rows.map((row) => ({
    ...row,
    authorKey: row.author_key,
    publishedAt: row.published_at,
    isDated: row.is_dated === 1,
  }));
}
type Entry = Awaited<ReturnType<typeof entriesAfter>>[number];

async function askedIn(kith: Kith, entries: readonly Entry[]): Promise<Found[]> {
  const lately = entries.filter((entry) => isLately(kith, entry));
  const found = await mapInSlices(lately, (entry) =>
    (notice(entry, kith.now()) ?? []).map((asked) => foundIn(kith, entry, asked)),
  );
  return found.flat();
}

async function isThere(trx: Write, sourceId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('source')
    .select('id')
    .where('id', '=', sourceId)
    .executeTakeFirst();
  return row !== undefined;
}

async function store(
  kith: Kith,
  trx: Write,
  source: { id: number; memberId: number },
  found: readonly Found[],
): Promise<void> {
  const authors = found.length === 0 ? new Map() : await authorsOf(trx, source.id);
  const rows = found.flatMap((one) => {
    const personId = authors.get(one.authorKey);
    return personId === undefined ? [] : [rowOf(kith, source.memberId, personId, one)];
  });
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    if (!(await hasRoom(trx, source.memberId))) return;
    const add = trx.insertInto('need').values(rows.slice(start, start + ROWS_AT_ONCE));
    await sendAlong(
      trx,
      add.onConflict((conflict) => conflict.columns(['person_id', 'words_key']).doNothing()),
    );
  }
}

async function reach(trx: Write, sources: readonly { id: number }[], upTo: number): Promise<void> {
  if (sources.length === 0) return;
  const reached = trx
    .insertInto('need_progress')
    .values(sources.map(({ id }) => ({ source_id: id, entry_id: upTo })))
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet({ entry_id: upTo }));
  await sendAlong(trx, reached);
}

/** Who writes there, but for the member: what they ask is theirs to know. */
async function authorsOf(trx: Write, sourceId: number): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('source_person')
    .innerJoin('person', 'person.id', 'source_person.person_id')
    .select(['source_person.author_key', 'source_person.person_id'])
    .where('source_person.source_id', '=', sourceId)
    .where('person.removed_at', 'is', null)
    .where('person.is_me', '=', 0)
    .execute();
  return new Map(rows.map((row) => [row.author_key, row.person_id]));
}

const rowOf = (
  kith: Kith,
  memberId: number,
  personId: number,
  { kind, sentence, entryId, askedOn }: Found,
) => ({
  member_id: memberId,
  person_id: personId,
  kind,
  words: sentence,
  words_key: needKey(sentence),
  origin: 'entry' as const,
  entry_id: entryId,
  asked_on: askedOn,
  state: 'open' as const,
  created_at: kith.now(),
  settled_at: null,
});

async function hasRoom(trx: Write, memberId: number): Promise<boolean> {
  const { count } = await trx
    .selectFrom('need')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return Number(count) < NEEDS_MAX;
}
