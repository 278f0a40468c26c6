import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { countWords } from '#search';
import { decodePage, readPage, sanitise, textOf } from '#sources';
import type { FetchedPage, PageText } from './reading-thread.ts';

const ELEMENTS_MAX = 100_000;
/** Deeper than any author nests. Finding the article takes the square of it: 500 are a tenth of a second, 4,000 a quarter of a minute. */
const DEPTH_MAX = 500;
const HTML_CHARS_MAX = 500_000;
const TITLE_CHARS_MAX = 500;
const NAME_CHARS_MAX = 200;
const EXCERPT_CHARS_MAX = 400;
/** As search engines want it said: https://schema.org/isAccessibleForFree */
const FOR_PAYERS = /"isAccessibleForFree"\s*:\s*"?false\b/i;

/**
 * What is there to read on a page: its article without menus and advertisements, sanitised last, whatever found it.
 * Never throws: where no article is found, the page's own title is what is kept.
 */
export function pageText({ bytes, url, contentType }: FetchedPage): PageText {
  const about = readPage(bytes, { url, contentType });
  const page = decodePage(bytes, contentType);
  const article = articleOf(page);
  const html = sanitise(article?.content ?? '', url);
  const fits = html.length <= HTML_CHARS_MAX ? html : sanitise(html.slice(0, HTML_CHARS_MAX), url);
  const text = textOf(fits).replace(/\s+/g, ' ').trim();
  return {
    title: line(article?.title || about.title, TITLE_CHARS_MAX),
    source: line(article?.siteName || about.siteName || new URL(url).hostname, NAME_CHARS_MAX),
    author: line(article?.byline || about.author?.name, NAME_CHARS_MAX) || null,
    publishedAt: momentOf(article?.publishedTime),
    html: text === '' ? '' : fits,
    excerpt: line(text || about.description, EXCERPT_CHARS_MAX),
    words: countWords(text),
    isForPayers: FOR_PAYERS.test(page),
  };
}

function articleOf(html: string) {
  try {
    const { document } = parseHTML(whole(html));
    if (isDeeperThan(document.documentElement, DEPTH_MAX)) return null;
    return new Readability(document, { maxElemsToParse: ELEMENTS_MAX }).parse();
  } catch {
    // A page beyond all measure, or one that no parser makes sense of: it is kept by its title.
    return null;
  }
}

/** HTML may leave out its outermost elements; this document does not add them. */
const whole = (html: string): string =>
  /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`;

/** Level by level, and without recursion: a stack would end before a hostile page does. */
function isDeeperThan(root: Element, depthMax: number): boolean {
  let level: Element[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return true;
    level = level.flatMap((element) => [...element.children]);
  }
  return false;
}

const line = (text: string | null | undefined, charsMax: number): string =>
  (text ?? '')
    .replace(/[\s\0]+/g, ' ')
    .trim()
    .slice(0, charsMax)
    .toWellFormed();

function momentOf(text: string | null | undefined): number | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : at;
}
