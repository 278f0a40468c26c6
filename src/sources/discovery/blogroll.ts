import { siteKey } from './addresses.ts';
import {
  decodePage,
  elementsIn,
  type HtmlElement,
  readHtml,
  resolved,
  textIn,
  wordsIn,
} from './html-tree.ts';

const ADDRESSES_MAX = 3;
/** Where those look who agreed on it at opml.org; asked when a page says nothing. */
const WELL_KNOWN = '/.well-known/recommendations.opml';
const ROLL_WORDS =
  /^(?:my |our |mijn |meine |mon |mi )?(?:blog ?roll|blogs (?:i read|i follow)|blogs die ik lees|links)$/i;
const ROLL_PATH = /\/(?:blog-?roll|blogs-i-(?:read|follow))(?:\.(?:opml|xml|html?))?\/?$/i;

/**
 * Where the blogroll of a site may be, the likeliest first: what its page declares with
 * `rel="blogroll"`, a page of its own that is called so, and the well-known place. Never throws.
 */
export function blogrollAddresses(
  bytes: Uint8Array,
  { url, contentType }: { url: string; contentType?: string },
): string[] {
  const elements = elementsIn(readHtml(decodePage(bytes, contentType)));
  const declared = elements.filter((one) => wordsIn(one, 'rel').includes('blogroll'));
  const named = elements.filter((one) => one.tag === 'a' && isCalledSo(one));
  const own = siteKey(url);
  const addresses = [
    ...hrefsOf(declared, url),
    ...hrefsOf(named, url).filter((address) => siteKey(address) === own),
    ...(URL.canParse(url) ? [new URL(WELL_KNOWN, url).href] : []),
  ];
  return [...new Set(addresses)].filter((address) => address !== url).slice(0, ADDRESSES_MAX);
}

const isCalledSo = (link: HtmlElement): boolean =>
  ROLL_WORDS.test(textIn(link)) || ROLL_PATH.test(link.attributes.href ?? '');

const hrefsOf = (elements: readonly HtmlElement[], base: string): string[] =>
  elements.flatMap(({ attributes }) => resolved(attributes.href, base) ?? []);
