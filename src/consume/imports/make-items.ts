import { createHash } from 'node:crypto';
import type { Kith, Write } from '#platform';
import { countWords } from '#search';
import { textOf } from '#sources';
import { anchorsIn, writeAnchors } from '../highlights/anchoring.ts';
import { HIGHLIGHTS_MAX } from '../highlights/limits.ts';
import { TAGS_MAX } from '../library/limits.ts';
import { tagsIn } from '../library/queries.ts';
import { distinctTags, foldedHighlight, foldWords } from '../library/rules.ts';
import { writeSaid } from '../library/said.ts';
import { refold } from '../library/write.ts';
import { firstCheckAt } from '../links/rules.ts';
import type { ReadItem } from './readers/index.ts';
import { divided } from './said.ts';
import type { ImportChoices, ItemPlan } from './schema.ts';

const EXCERPT_CHARS = 400;

/** What an import did to one thing, so that it can be taken back. */
export interface Made {
  /** Keys of the tags that were added. */
  tags: string[];
  takeaway: { before: string; after: string } | null;
  /** Keys of the notes that hold what the takeaway had no room for. */
  notes: string[];
  highlightIds: number[];
  /** The goal that it was given; left out by imports from before there was that. */
  goalId?: number | null;
  /** When it was done: what has another date since was touched. */
  at: number;
}

export interface ItemRow {
  id: number;
  key: string;
  plan: ItemPlan;
  row: string;
  html: string;
}

interface Making {
  kith: Kith;
  memberId: number;
  choices: ImportChoices;
}

/** Carries out one line of an import: a new keep, or what is new of one that is there. Gives the keep. */
export async function makeItem(trx: Write, making: Making, line: ItemRow): Promise<number> {
  const row = JSON.parse(line.row) as ReadItem & { goalId?: number | null };
  const item = { ...row, html: line.html };
  const known = await trx
    .selectFrom('keep')
    .select(['id', 'takeaway', 'html'])
    .where('member_id', '=', making.memberId)
    .where('key', '=', line.key)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  // One time for all of it: whatever has another since was touched.
  const at = making.kith.now();
  const { takeaway, rest } = divided(known?.takeaway ?? '', item.takeaway);
  const thing = { ...item, takeaway };
  const keepId = known?.id ?? (await insertKeep(trx, making, { item: thing, key: line.key, at }));
  const made: Made = {
    goalId: await serveGoal(trx, keepId, {
      memberId: making.memberId,
      goalId: row.goalId ?? null,
    }),
    tags: await addTags(trx, keepId, tagsOf(item, making.choices)),
    takeaway: known ? await setTakeaway(trx, known, takeaway) : null,
    notes: await leaveToNotes(trx, making, { item, key: line.key, rest }),
    highlightIds: await addHighlights(trx, keepId, { item, at }),
    at,
  };
  await refold(trx, keepId);
  await trx
    .updateTable('library_item')
    .set({
      done: 1,
      keep_id: keepId,
      made: JSON.stringify(made),
      plan: known ? 'more' : 'new',
      html: '',
    })
    .where('id', '=', line.id)
    .execute();
  return keepId;
}

const tagsOf = ({ tags, folders }: ReadItem, { withFolders }: ImportChoices): string[] =>
  withFolders ? [...tags, ...folders] : tags;

async function insertKeep(
  trx: Write,
  { memberId, choices }: Making,
  { item, key, at }: { item: ReadItem; key: string; at: number },
): Promise<number> {
  const { url, title, source, author, publishedAt, keptAt, takeaway, html } = item;
  const host = url === null ? '' : new URL(url).hostname;
  const text = textOf(html);
  const { id } = await trx
    .insertInto('keep')
    .values({
      member_id: memberId,
      key,
      entry_id: null,
      goal_id: null,
      url,
      title: title || url || 'Untitled',
      source: source || host || author || '',
      author,
      published_at: publishedAt,
      words: countWords(text),
      folded: '',
      is_fetching: 0,
      problem: null,
      created_at: Math.min(keptAt ?? at, at),
      updated_at: at,
      removed_at: null,
      text_at: null,
      waits_since: choices.withPages && url !== null && html === '' ? at : null,
      check_at: firstCheckAt(url, at),
      failed_since: null,
      gone_since: null,
      failure: null,
      takeaway,
      excerpt: text.slice(0, EXCERPT_CHARS).toWellFormed(),
      html,
      pages: item.pages,
      language: item.language,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeSaid(trx, id, html);
  return id;
}

/** Of a goal that is gone since the preview there is nothing to serve. Gives the goal that it was given. */
async function serveGoal(
  trx: Write,
  keepId: number,
  { memberId, goalId }: { memberId: number; goalId: number | null },
): Promise<number | null> {
  if (goalId === null) return null;
  const done = await trx
    .updateTable('keep')
    .set({ goal_id: goalId })
    .where('id', '=', keepId)
    .where('goal_id', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('goal')
          .select('goal.id')
          .where('goal.id', '=', goalId)
          .where('goal.member_id', '=', memberId)
          .where('goal.removed_at', 'is', null),
      ),
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n ? goalId : null;
}

async function addTags(trx: Write, keepId: number, tags: readonly string[]): Promise<string[]> {
  const there = new Set(((await tagsIn(trx, [keepId])).get(keepId) ?? []).map(foldWords));
  const added = [...distinctTags(tags)]
    .filter(([key]) => !there.has(key))
    .slice(0, Math.max(0, TAGS_MAX - there.size));
  if (added.length === 0) return [];
  await trx
    .insertInto('keep_tag')
    .values(added.map(([key, tag]) => ({ keep_id: keepId, tag, tag_key: key })))
    .execute();
  return added.map(([key]) => key);
}

async function setTakeaway(
  trx: Write,
  { id, takeaway: before }: { id: number; takeaway: string },
  after: string,
): Promise<Made['takeaway']> {
  if (after === before) return null;
  await trx.updateTable('keep').set({ takeaway: after }).where('id', '=', id).execute();
  return { before, after };
}

/** What a takeaway has no room for becomes notes; the same words are the same note when a list comes twice. */
async function leaveToNotes(
  trx: Write,
  { kith, memberId }: Making,
  { item, key, rest }: { item: ReadItem; key: string; rest: readonly string[] },
): Promise<string[]> {
  const title = item.title || item.url || 'Untitled';
  const notes = rest.map((text) => ({
    key: createHash('sha256').update(`${key}\n${text}`).digest('hex'),
    text,
  }));
  for (const note of notes)
    await kith.announce(trx, 'takeaway.overran', { ...note, memberId, title, url: item.url });
  return notes.map((note) => note.key);
}

/** Where each stands in the text is found afterwards: it may not be here yet. */
async function addHighlights(
  trx: Write,
  keepId: number,
  { item, at }: { item: ReadItem; at: number },
): Promise<number[]> {
  const there = await trx
    .selectFrom('highlight')
    .select('exact')
    .where('keep_id', '=', keepId)
    .where('removed_at', 'is', null)
    .execute();
  const known = new Set(there.map(({ exact }) => exact));
  const rows = item.highlights
    .filter(({ exact }) => !known.has(exact))
    .slice(0, Math.max(0, HIGHLIGHTS_MAX - known.size))
    .map(({ exact, prefix, suffix, start, note, page, createdAt }) => ({
      keep_id: keepId,
      exact,
      prefix,
      suffix,
      made_start: start,
      start_at: null,
      end_at: null,
      how: null,
      note,
      page,
      folded: foldedHighlight(exact, note),
      draft_key: null,
      created_at: Math.min(createdAt ?? at, at),
      updated_at: at,
      removed_at: null,
    }));
  if (rows.length === 0) return [];
  const made = await trx.insertInto('highlight').values(rows).returning('id').execute();
  return made.map(({ id }) => id);
}

/** Finds what was marked in the texts that are here. */
export async function anchorAll(kith: Kith, keepIds: readonly number[]): Promise<void> {
  if (keepIds.length === 0) return;
  const rows = await kith.db.read
    .selectFrom('keep')
    .select(['id', 'html', 'pages'])
    .where('id', 'in', keepIds)
    .where('html', '<>', '')
    .execute();
  for (const { id, ...text } of rows) {
    const anchored = await anchorsIn(kith, id, text);
    if (anchored.length > 0) await kith.db.write((trx) => writeAnchors(trx, anchored));
  }
}
