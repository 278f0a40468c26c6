import { sql } from 'kysely';
import type { Kith, Write } from '#platform';
import { findEntries, languagesOf } from '#sources';
import { readingsOf } from '../search/readings.ts';
import { plainOf, saysPhrase } from '../search/said-in.ts';
import { textsOf } from '../search/texts.ts';
import { pageOf } from '../twins/page.ts';
import { areOthers, lookFrom, type Matched, matchedBy, type Standing } from './standing.ts';

const LANGUAGES_MAX = 12;
/** Of so many of the latest entries it is seen in which language they are. */
const ENTRIES_HEARD = 2_000;
/** A word that more entries say than so many times what is found at once is kept away in the newest of them. */
const ROUNDS_MAX = 20;
const TEXTS_AT_ONCE = 100;
/** Replies to replies are followed so far. */
const DEPTH_MAX = 4;
/** What points to more pages than these is a list of links and replies to none of them. */
const LINKS_OF_A_REPLY_MAX = 5;

export interface Matching {
  id: number;
  kind: 'words' | 'source' | 'thread';
  label: string;
  entry_id: number | null;
  url: string | null;
  matched_to: number;
  matched_sources: string;
}

interface WhatCame {
  mutes: readonly Matching[];
  standing: Standing;
  /** Of the job that hears of what came. Whoever reads before it writes only what is to be kept away. */
  isJob: boolean;
}

/** Holds what has come since against a member's mutes, and notes what they keep away. Twice does no harm. */
export async function matchWhatCame(
  kith: Kith,
  memberId: number,
  { mutes, standing, isJob }: WhatCame,
): Promise<void> {
  const behind = mutes.filter(
    (mute) => mute.kind !== 'source' && lookFrom(standing, mute) !== null,
  );
  if (behind.length === 0) return;
  const noted = behind.filter((mute) => isJob || areOthers(standing, mute));
  const matched = noted.length > 0 ? await matchedBy(kith, standing) : null;
  const languages = await languagesRead(kith, memberId);
  for (const mute of behind) {
    if (mute.kind === 'thread') await matchThread(kith, mute);
    else {
      const sought = { words: mute.label, languages, after: lookFrom(standing, mute) ?? 0 };
      for await (const ids of entriesSaying(kith, memberId, sought))
        await noteMuted(kith, mute.id, ids);
    }
  }
  if (matched) await kith.db.write((trx) => noteMatched(trx, noted, matched));
}

/** Where nothing older came meanwhile, which is looked at the next time. */
async function noteMatched(trx: Write, mutes: readonly Matching[], matched: Matched) {
  for (const { id, matched_to } of mutes)
    await trx
      .updateTable('mute')
      .set(matched)
      .where('id', '=', id)
      .where('matched_to', '=', matched_to)
      .execute();
}

/** In which languages a member's sources write: as they say, and as the entries that came last are. */
export async function languagesRead(kith: Kith, memberId: number): Promise<string[]> {
  const [declared, { rows }] = await Promise.all([
    languagesOf(kith.db.read, memberId),
    sql<{ language: string | null }>`
      select distinct language from (
        select entry.language from entry
        where entry.feed_id in (select feed_id from source where member_id = ${memberId})
        order by entry.published_at desc limit ${ENTRIES_HEARD}) as latest`.execute(kith.db.read),
  ]);
  const heard = rows.map(({ language }) => (language ?? '').slice(0, 2).toLowerCase());
  return [...new Set([...declared, ...heard])].filter((code) => /^[a-z]{2}$/u.test(code));
}

/** How words to be muted are looked for; several are a phrase. */
export function readingOfWords(words: string, languages: readonly string[]) {
  const plain = plainOf(words).trim();
  const clause = plain.includes(' ')
    ? ({ kind: 'phrase', text: plain, isNot: false } as const)
    : ({ kind: 'word', text: words, isNot: false } as const);
  const { wanted } = readingsOf([clause], {
    languages: languages.slice(0, LANGUAGES_MAX),
    isTyping: false,
  });
  return { wanted, isPhrase: clause.kind === 'phrase' };
}

interface Sought {
  words: string;
  languages: readonly string[];
  after: number;
}

/** The entries of a member's sources that say these words, whole and one after another, the newest first. */
async function* entriesSaying(
  kith: Kith,
  memberId: number,
  { words, languages, after }: Sought,
): AsyncGenerator<number[]> {
  const { wanted, isPhrase } = readingOfWords(words, languages);
  if (wanted.length === 0) return;
  let below = Number.MAX_SAFE_INTEGER;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const found = await findEntries(kith.db, {
      memberId,
      wanted,
      unwanted: [],
      where: [sql<boolean>`entry.id > ${after}`, sql<boolean>`entry.id < ${below}`],
      isNarrow: after > 0,
      columnWeights: [1, 1, 1],
    });
    if (found.length === 0) return;
    const ids = found.map(({ entryId }) => entryId);
    below = Math.min(...ids);
    yield isPhrase ? await sayingPhrase(kith, ids, words) : ids;
  }
}

async function sayingPhrase(kith: Kith, ids: readonly number[], words: string): Promise<number[]> {
  const saying: number[] = [];
  for (let at = 0; at < ids.length; at += TEXTS_AT_ONCE) {
    const some = ids.slice(at, at + TEXTS_AT_ONCE);
    const texts = await textsOf(kith, some);
    saying.push(...some.filter((id) => saysPhrase(texts.get(id) ?? '', words)));
  }
  return saying;
}

/** What an entry began: itself, what carries the same, and what points to one of these as a reply does. */
async function matchThread(kith: Kith, mute: Matching): Promise<void> {
  for (let depth = 0; depth < DEPTH_MAX; depth += 1) {
    const ids = await belonging(kith, mute);
    if (ids.length === 0) return;
    await noteMuted(kith, mute.id, ids);
  }
}

/** By what is noted so far; nothing when it is all. */
async function belonging(kith: Kith, { id, entry_id, url }: Matching): Promise<number[]> {
  const page = pageOf(url);
  const { rows } = await sql<{ id: number }>`
    select entry.id from entry where entry.id = ${entry_id ?? 0}
    union
    select entry_sketch.entry_id from entry_sketch where page = ${page} and page <> ''
    union
    select other.entry_id from muted_entry
      join entry_twin as mine on mine.entry_id = muted_entry.entry_id
      join entry_twin as other on other.first_id = mine.first_id
      where muted_entry.mute_id = ${id}
    union
    select entry_link.entry_id from entry_link
      where entry_link.url in (
        select entry.url from muted_entry join entry on entry.id = muted_entry.entry_id
          where muted_entry.mute_id = ${id} and entry.url is not null
        union select ${url ?? ''})
      and (select count(*) from entry_link as beside where beside.entry_id = entry_link.entry_id)
        <= ${LINKS_OF_A_REPLY_MAX}
    except select entry_id from muted_entry where mute_id = ${id}`.execute(kith.db.read);
  return rows.map((row) => Number(row.id));
}

/** By what is there: mute and entries may have gone since they were read. */
async function noteMuted(kith: Kith, muteId: number, found: readonly number[]): Promise<void> {
  if (found.length === 0) return;
  const noted = await kith.db.read
    .selectFrom('muted_entry')
    .select('entry_id')
    .where('mute_id', '=', muteId)
    .where('entry_id', 'in', found)
    .execute();
  const isNoted = new Set(noted.map(({ entry_id }) => entry_id));
  const ids = found.filter((id) => !isNoted.has(id));
  if (ids.length === 0) return;
  await kith.db.write((trx) =>
    trx
      .insertInto('muted_entry')
      .columns(['mute_id', 'entry_id'])
      .expression((eb) =>
        eb
          .selectFrom('entry')
          .innerJoin('mute', (join) => join.on('mute.id', '=', muteId))
          .select(['mute.id', 'entry.id as entry_id'])
          .where('entry.id', 'in', ids),
      )
      .onConflict((conflict) => conflict.columns(['mute_id', 'entry_id']).doNothing())
      .execute(),
  );
}
