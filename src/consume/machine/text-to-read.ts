import { createHash } from 'node:crypto';
import type { Kith } from '#platform';
import { detectLanguage } from '#search';
import { entryById, textOf } from '#sources';
import { articleOf, storedArticle } from '../articles/queries.ts';
import { keepById } from '../library/queries.ts';

/** What a machine text is of: one of a member's entries, or something they keep. */
export type Of = { entryId: number } | { keepId: number };

/** Of a page, from which its language is told. */
const DETECT_CHARS = 8_000;

/** A text as its member reads it. */
export interface ReadText {
  title: string;
  /** Sanitised HTML, with the addresses of its publisher. */
  html: string;
  /** Null when nobody knows. */
  language: string | null;
  /** It is the member's alone: a letter, or what they keep, whose address may be nobody else's business either. */
  isOwn: boolean;
  /** Another text is another hash. */
  hash: string;
}

/** The text as it is now, the whole article where the member reads that. Another member's is not there. */
export async function textToRead(kith: Kith, memberId: number, of: Of): Promise<ReadText> {
  if ('keepId' in of) {
    const { title, html, ...keep } = await keepById(kith, memberId, of.keepId);
    const language = keep.language ?? detectLanguage(textOf(html.slice(0, DETECT_CHARS)));
    return withHash({ title, html, language, isOwn: true });
  }
  const { title, html, language } = await entryById(kith, memberId, of.entryId);
  const { isAsked } = await articleOf(kith, memberId, of.entryId);
  const article = isAsked ? await storedArticle(kith, of.entryId) : undefined;
  const feed = await kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select('feed.member_id')
    .where('entry.id', '=', of.entryId)
    .executeTakeFirst();
  const isOwn = feed?.member_id !== null;
  return withHash({ title, html: article?.html || html, language, isOwn });
}

const withHash = (text: Omit<ReadText, 'hash'>): ReadText => ({
  ...text,
  hash: createHash('sha256')
    .update(JSON.stringify([text.title, text.html]))
    .digest('base64url'),
});
