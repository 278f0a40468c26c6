import { readOpml } from '../imports/readers/opml.ts';
import { siteKey } from './addresses.ts';
import { decodePage, elementsIn, readHtml, resolved, textIn } from './html-tree.ts';

/** Somebody's site on a public list: a blogroll, an OPML, a page of links. */
export interface RollSite {
  siteKey: string;
  url: string;
  name: string;
  feedUrl: string | null;
}

export const ROLL_SITES_MAX = 1_000;
const NAME_CHARS_MAX = 200;

/**
 * The sites that a list names, each once, in its order: outlines of an OPML, or the links of a page that
 * lead elsewhere. Never throws: what is neither gives none.
 */
export function readRoll(
  bytes: Uint8Array,
  options: { url: string; contentType?: string },
): { title: string | null; sites: RollSite[] } {
  const text = decodePage(bytes, options.contentType);
  const { title, links } = /<opml[\s>]/i.test(text.slice(0, 5_000))
    ? linksOfOpml(text)
    : linksOfPage(text, options.url);
  const own = siteKey(options.url);
  const sites = new Map<string, RollSite>();
  for (const { url, name, feedUrl } of links) {
    const key = siteKey(url);
    if (!key || key === own || sites.has(key) || sites.size >= ROLL_SITES_MAX) continue;
    sites.set(key, {
      siteKey: key,
      url,
      name: (name.replace(/\s+/g, ' ').trim() || key).slice(0, NAME_CHARS_MAX).toWellFormed(),
      feedUrl,
    });
  }
  return { title, sites: [...sites.values()] };
}

interface Listed {
  title: string | null;
  links: { url: string; name: string; feedUrl: string | null }[];
}

function linksOfOpml(text: string): Listed {
  const read = readOpml(text);
  if (read.kind !== 'read') return { title: null, links: [] };
  const links = read.rows.flatMap(({ name, siteUrl, feedUrl }) => {
    const url = siteUrl ?? feedUrl;
    return url ? [{ url, name: name ?? '', feedUrl }] : [];
  });
  return { title: read.title, links };
}

function linksOfPage(html: string, pageUrl: string): Listed {
  const elements = elementsIn(readHtml(html));
  const title = elements.find(({ tag }) => tag === 'title');
  const links = elements.flatMap((element) => {
    if (element.tag !== 'a') return [];
    const url = resolved(element.attributes.href, pageUrl);
    return url ? [{ url, name: textIn(element), feedUrl: null }] : [];
  });
  return { title: title ? textIn(title).trim() || null : null, links };
}
