import type { Kith } from '#platform';
import { textRead } from '../articles/queries.ts';
import { keepById } from '../library/queries.ts';
import { keepsOfEntries } from '../library/same-entry.ts';
import { keep } from '../library/write.ts';
import { anchorExactly } from './anchor.ts';
import { anchorsIn } from './anchoring.ts';
import { wordsOfPage } from './page-words.ts';
import { inOrder } from './queries.ts';
import type { HighlightView, MarkedInEntry, NewHighlight } from './schema.ts';
import { takeText } from './texts.ts';
import { mark, notInText } from './write.ts';

/**
 * What a member marked in an entry, from whichever source they keep it, with where it stands in the text of it that they
 * read now: the copy they keep may be older, or the whole of it.
 */
export async function highlightsOfEntry(
  kith: Kith,
  memberId: number,
  entryId: number,
): Promise<HighlightView[]> {
  const { html } = await textRead(kith, memberId, entryId);
  const keepId = (await keepsOfEntries(kith, memberId, [entryId])).get(entryId);
  if (keepId === undefined) return [];
  const kept = await keepById(kith, memberId, keepId);
  if (kept.html === html || kept.highlights.length === 0) return kept.highlights;
  const anchors = new Map(
    (await anchorsIn(kith, keepId, { html, pages: null })).map(({ id, anchor }) => [id, anchor]),
  );
  return inOrder(
    kept.highlights.map((one) => {
      const { start = null, end = null, how = null } = anchors.get(one.id) ?? {};
      return { ...one, start, end, how };
    }),
  );
}

/**
 * Marks a passage of an entry, which is kept by that. Words that are in no text of it keep nothing. What the copy does not
 * have is marked in the text that is read, which becomes the copy; the one before stays as an earlier text.
 */
export async function markInEntry(
  kith: Kith,
  memberId: number,
  entryId: number,
  form: NewHighlight,
): Promise<MarkedInEntry> {
  const read = await textRead(kith, memberId, entryId);
  const isRead = anchorExactly(await wordsOfPage(read.html), form) !== null;
  const keepId = (await keepsOfEntries(kith, memberId, [entryId])).get(entryId);
  if (keepId === undefined && !isRead) throw notInText();
  const kept =
    keepId === undefined
      ? await keep(kith, memberId, { entryId })
      : await keepById(kith, memberId, keepId);
  if (isRead && anchorExactly(await wordsOfPage(kept.html), form) === null)
    await takeText(kith, kept.id, { ...read, pages: null, takenAt: kith.now() });
  const made = await mark(kith, memberId, kept.id, form);
  return { ...made, isNewKeep: keepId === undefined };
}
