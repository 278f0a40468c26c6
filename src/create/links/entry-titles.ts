import type { Kith } from '#platform';
import { analyseQuestion } from '#search';
import { matchEntries } from '#sources';
import { foldWords } from '../notes/fold.ts';
import { tellLinked } from '../notes/tell.ts';
import { resolveLinks, type StoredLink } from './resolve.ts';
import type { LinkTarget } from './schema.ts';

/** Looked for in one go; each is a search of its own. */
const TITLES_MAX = 20;
/** Of what a search brings first; an entry with just this title is among them. */
const CANDIDATES_MAX = 30;
export const TITLE_WEIGHTS = [10, 1, 1] as const;

/**
 * Entries of my sources by their titles, folded. There is no index of titles: each is looked for by its
 * words. Of several with one title it is the oldest. Not within a transaction: it reads beside it.
 */
async function entriesTitled(
  kith: Kith,
  memberId: number,
  keys: readonly string[],
): Promise<Map<string, LinkTarget>> {
  const found = new Map<string, LinkTarget>();
  for (const key of [...new Set(keys)].slice(0, TITLES_MAX)) {
    const entry = await entryTitled(kith, memberId, key);
    if (entry) found.set(key, entry);
  }
  return found;
}

async function entryTitled(kith: Kith, memberId: number, key: string): Promise<LinkTarget | null> {
  const terms = [...new Set(analyseQuestion(key))].map((term) => ({ term, times: 1 }));
  const found = await matchEntries(kith.db, {
    terms,
    columnWeights: TITLE_WEIGHTS,
    limit: CANDIDATES_MAX,
    memberId,
  });
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'title'])
    .where('id', 'in', [0, ...found.map(({ entryId }) => entryId)])
    .orderBy('id')
    .execute();
  const row = rows.find(({ title }) => foldWords(title ?? '') === key);
  return row ? { kind: 'entry', id: row.id, title: row.title ?? '' } : null;
}

/** Where links lead today, as `resolveLinks` says, entries by their titles as well. */
export async function resolveAll(
  kith: Kith,
  memberId: number,
  links: readonly StoredLink[],
): Promise<(LinkTarget | null)[]> {
  const targets = await resolveLinks(kith.db.read, memberId, links);
  const open = links.filter(({ wanted }, at) => wanted === 'entry' && !targets[at]);
  if (open.length === 0) return targets;
  const titled = await entriesTitled(
    kith,
    memberId,
    open.map(({ title_key }) => title_key),
  );
  return targets.map((target, at) => {
    const link = links[at];
    return target ?? (link?.wanted === 'entry' ? (titled.get(link.title_key) ?? null) : null);
  });
}

/** Makes links to entries by title remember what they lead to, so that they last when titles change. */
export async function bindEntryTitles(kith: Kith, memberId: number, noteId: number): Promise<void> {
  const open = await kith.db.read
    .selectFrom('note_link')
    .select(['id', 'title_key'])
    .where('note_id', '=', noteId)
    .where('wanted', '=', 'entry')
    .where('target_kind', 'is', null)
    .limit(TITLES_MAX)
    .execute();
  if (open.length === 0) return;
  const titled = await entriesTitled(
    kith,
    memberId,
    open.map(({ title_key }) => title_key),
  );
  if (titled.size === 0) return;
  await kith.db.write(async (trx) => {
    for (const { id, title_key } of open) {
      const entry = titled.get(title_key);
      if (!entry) continue;
      await trx
        .updateTable('note_link')
        .set({ target_kind: 'entry', target_id: entry.id })
        .where('id', '=', id)
        .where('target_kind', 'is', null)
        .execute();
    }
    await tellLinked(kith, trx, noteId, [...titled.values()]);
  });
}
