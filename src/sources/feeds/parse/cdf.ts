import { parseDate } from './dates.ts';
import { htmlField, idOf } from './fields.ts';
import { descriptionLengthMax } from './limits.ts';
import { label } from './text.ts';
import { rssTitle } from './titles.ts';
import { attribute, child, children, firstText, type XmlElement } from './tree.ts';
import type { ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl } from './urls.ts';

/** Maps Microsoft's Channel Definition Format of 1997 (W3C note NOTE-CDFsubmit). */
export function mapCdf(root: XmlElement, items: XmlElement[], url: string | null): ParsedFeed {
  const base = absoluteUrl(attribute(root, 'base'), url) ?? url;
  for (const one of [root, ...items]) fillFromValues(one);
  return {
    format: 'cdf',
    ...rssTitle(root, base),
    link: absoluteUrl(addressOf(root), base),
    description: label(firstText(root, 'abstract'), descriptionLengthMax),
    language: null,
    authors: [],
    updated: parseDate(attribute(root, 'lastmod')),
    hubs: [],
    self: absoluteUrl(attribute(root, 'self'), base),
    ttlMinutes: null,
    generator: null,
    entries: items.map((item) => mapItem(item, base)),
  };
}

/** The first draft of CDF wrote <TITLE VALUE="…"/>. */
function fillFromValues(of: XmlElement): void {
  for (const one of children(of, 'title', 'abstract')) {
    const value = attribute(one, 'value');
    if (value && !one.children.length) one.children.push(value);
  }
}

function addressOf(of: XmlElement): string | null {
  const link = child(of, 'a');
  return attribute(of, 'href') ?? (link ? attribute(link, 'href') : null);
}

function mapItem(item: XmlElement, base: string | null): ParsedEntry {
  return {
    id: idOf(addressOf(item)),
    url: absoluteUrl(addressOf(item), base),
    ...rssTitle(item, base),
    authors: [],
    published: null,
    updated: parseDate(attribute(item, 'lastmod')),
    content: null,
    summary: htmlField(children(item, 'abstract')[0], base),
    tags: [],
    enclosures: [],
    language: null,
  };
}
