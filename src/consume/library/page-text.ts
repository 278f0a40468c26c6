import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { countWords } from '#search';
import { decodePage, hasMoreTagsThan, readPage, sanitise, textOf } from '#sources';
import type { FetchedPage, PageText } from './reading-thread.ts';

/** Elements, attributes and texts: each costs the reader some 30 µs and 4 kB. The longest articles have some forty thousand. */
const NODES_MAX = 50_000;
/** Where there is more to go through, the reader goes through it once. */
const NODES_TRIED_AGAIN_MAX = 15_000;
/** So many signs the reader wants to find, else it tries up to three times more, less strictly. */
const SIGNS_WANTED = 500;
/** Deeper than any author nests. Finding the article takes the square of it. */
const DEPTH_MAX = 200;
/**
 * The reader takes the text of what stands around a text again and again, and once more for each link, heading and list around it: signs
 * of a text times what is around it times how many of these are, all summed. Pages that people write have two millions at most; fifty are half a second.
 */
const READING_MAX = 50_000_000;
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
    if (hasMoreTagsThan(html, NODES_MAX)) return null;
    const { document } = parseHTML(whole(html));
    const size = sizeOf(document);
    if (size === null) return null;
    if (size.nodes <= NODES_TRIED_AGAIN_MAX) return new Readability(document).parse();
    return size.signs < SIGNS_WANTED
      ? null
      : new Readability(document, { charThreshold: 1 }).parse();
  } catch {
    // A page beyond all measure, or one that no parser makes sense of: it is kept by its title.
    return null;
  }
}

/** HTML may leave out its outermost elements; this document does not add them. */
const whole = (html: string): string =>
  /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`;

interface Around {
  element: Element;
  depth: number;
  again: number;
}

/** How much there is to go through; null where it is too much. Without recursion: a stack would end before a hostile page does. */
function sizeOf(document: Document): { nodes: number; signs: number } | null {
  // Much may stand behind the end of the page's own element.
  const open: Around[] = [...document.children].map((element) => ({ element, depth: 1, again: 1 }));
  let nodes = 0;
  let signs = 0;
  let reading = 0;
  for (let around = open.pop(); around; around = open.pop()) {
    const { element } = around;
    const depth = around.depth + 1;
    const again = around.again + (READ_AGAIN.test(element.localName) ? 1 : 0);
    nodes += 1 + element.attributes.length;
    for (const node of element.childNodes) {
      if (node.nodeType === ELEMENT) open.push({ element: node as Element, depth, again });
      else {
        nodes += 1;
        const length = node.nodeValue?.trim().length ?? 0;
        if (!SILENT.has(element.localName)) signs += length;
        reading += (length + SIGNS_OF_A_TEXT) * depth * again;
      }
    }
    if (depth > DEPTH_MAX || nodes > NODES_MAX || reading > READING_MAX) return null;
  }
  return { nodes, signs };
}

const ELEMENT = 1;
/** What each text costs beside its signs. */
const SIGNS_OF_A_TEXT = 10;
/** Of these the reader takes the text for everything that stands around them. */
const READ_AGAIN = /^(?:a|h[1-6]|ul|ol)$/;
const SILENT = new Set(['script', 'style', 'noscript', 'title']);

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
