import { cutTo } from '../feeds/parse/index.ts';
import { normaliseUrl } from './addresses.ts';
import { type Author, readAuthor } from './authors.ts';
import { type Card, readCards } from './cards.ts';
import { type DeclaredFeed, declaredFeeds, guessFeeds } from './declared-feeds.ts';
import {
  decodePage,
  elementsIn,
  type HtmlElement,
  readHtml,
  resolved,
  textIn,
  wordsIn,
} from './html-tree.ts';
import { declaredName, nameFromTitle, personName } from './names.ts';

export { normaliseUrl, siteKey } from './addresses.ts';
export { nameFromTitle, nameKey, personName } from './names.ts';

/** What a page says about itself, its feeds, and the people behind it. */
export interface DiscoveredPage {
  title: string | null;
  siteName: string | null;
  description: string | null;
  /** Primary language subtag in lower case, such as `en`. */
  language: string | null;
  /** As declared; feeds of comments last. */
  feeds: DeclaredFeed[];
  /** Addresses to try, the likeliest first, when no feed is declared; else empty. */
  guesses: string[];
  /** Addresses that the page's person says are theirs, too. */
  relMe: string[];
  /** The representative card, where there is one, first. */
  cards: Card[];
  author: Author | null;
  asksForLogin: boolean;
}

const textLengthMax = 500;
const descriptionLengthMax = 2_000;
const relMeMax = 50;

/**
 * Reads a page as it was received. `url` is its final address; at most 5 MB are looked at. Never
 * throws: what is not HTML gives a page without anything.
 */
export function readPage(
  bytes: Uint8Array,
  options: { url: string; contentType?: string },
): DiscoveredPage {
  const elements = elementsIn(readHtml(decodePage(bytes, options.contentType)));
  const url = normaliseUrl(options.url) ? options.url.trim() : '';
  const base = baseOf(elements, url);
  const relMe = relMeOf(elements, base);
  const feeds = declaredFeeds(elements, base);
  return {
    title: titleOf(elements),
    siteName: metaOf(elements, ['og:site_name', 'application-name'], textLengthMax),
    description: metaOf(elements, ['description', 'og:description'], descriptionLengthMax),
    language: languageOf(elements),
    feeds,
    guesses: feeds.length > 0 || url === '' ? [] : guessFeeds(elements, { url, base }),
    relMe,
    cards: readCards(elements, { url, base, relMe }),
    author: readAuthor(elements, base),
    asksForLogin: elements.some(
      ({ tag, attributes }) => tag === 'input' && /^password$/i.test(attributes.type ?? ''),
    ),
  };
}

/**
 * The name of the person whose page it is, as far as it says: the representative or only card, the
 * author, the names in its title and the site's name. Else the one word
 * that a declared author goes by. Null when nothing can be a person's name.
 */
export function personOfPage(page: DiscoveredPage): string | null {
  const [card] = page.cards;
  const isClear = page.cards.length === 1 || (card?.url && page.relMe.includes(card.url));
  const said = [isClear ? card?.name : null, page.author?.name].map((text) => text ?? '');
  const titles = [page.siteName, page.title].map((text) => text ?? '');
  // A full name anywhere before the one word that somebody goes by.
  const full = said.map(personName).concat(titles.map(nameFromTitle)).find(Boolean);
  return full ?? said.map(declaredName).find(Boolean) ?? null;
}

function baseOf(elements: HtmlElement[], url: string): string {
  const given = elements.find(({ tag, attributes }) => tag === 'base' && attributes.href);
  return resolved(given?.attributes.href, url) ?? url;
}

function tidy(text: string | undefined, lengthMax: number): string | null {
  return cutTo((text ?? '').replace(/\s+/g, ' ').trim(), lengthMax).trim() || null;
}

function titleOf(elements: HtmlElement[]): string | null {
  // A title inside a picture (SVG) comes later than that of the page.
  const title = elements.find(({ tag }) => tag === 'title');
  return (
    tidy(title && textIn(title), textLengthMax) ?? metaOf(elements, ['og:title'], textLengthMax)
  );
}

function metaOf(elements: HtmlElement[], names: string[], lengthMax: number): string | null {
  for (const name of names) {
    for (const { tag, attributes } of elements) {
      const property = attributes.name ?? attributes.property ?? '';
      if (tag !== 'meta' || property.trim().toLowerCase() !== name) continue;
      const content = tidy(attributes.content, lengthMax);
      if (content) return content;
    }
  }
  return null;
}

function languageOf(elements: HtmlElement[]): string | null {
  const html = elements.find(({ tag }) => tag === 'html')?.attributes;
  const header = elements.find(
    ({ tag, attributes }) =>
      tag === 'meta' && /^content-language$/i.test(attributes['http-equiv'] ?? ''),
  );
  const given = [
    html?.lang,
    html?.['xml:lang'],
    header?.attributes.content,
    metaOf(elements, ['og:locale'], 50),
  ];
  for (const language of given) {
    const primary = /^\s*([a-z]{2,3})(?:$|[-_,;\s])/i.exec(language ?? '')?.[1];
    if (primary) return primary.toLowerCase();
  }
  return null;
}

function relMeOf(elements: HtmlElement[], base: string): string[] {
  const found = new Map<string, string>();
  for (const element of elements) {
    if (found.size >= relMeMax) break;
    const isLink = element.tag === 'a' || element.tag === 'link' || element.tag === 'area';
    if (!isLink || !wordsIn(element, 'rel').includes('me')) continue;
    const url = resolved(element.attributes.href, base);
    const key = url ? normaliseUrl(url) : null;
    if (url && key && !found.has(key)) found.set(key, url);
  }
  return [...found.values()];
}
