import { parseDate } from './dates.ts';
import { htmlField, idOf } from './fields.ts';
import { descriptionLengthMax, titleLengthMax } from './limits.ts';
import { label } from './text.ts';
import { attribute, child, children, firstText, type XmlElement } from './tree.ts';
import type { ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl } from './urls.ts';

/** Maps Microsoft's Channel Definition Format of 1997 (W3C note NOTE-CDFsubmit). */
export function mapCdf(root: XmlElement, items: XmlElement[], url: string | null): ParsedFeed {
  const base = absoluteUrl(attribute(root, 'base'), url) ?? url;
  return {
    format: 'cdf',
    title: label(firstText(root, 'title'), titleLengthMax),
    link: absoluteUrl(addressOf(root), base),
    description: label(firstText(root, 'abstract'), descriptionLengthMax),
    language: null,
    authors: [],
    hubs: [],
    self: absoluteUrl(attribute(root, 'self'), base),
    ttlMinutes: null,
    generator: null,
    entries: items.map((item) => mapItem(item, base)),
  };
}

function addressOf(of: XmlElement): string | null {
  const link = child(of, 'a');
  return attribute(of, 'href') ?? (link ? attribute(link, 'href') : null);
}

function mapItem(item: XmlElement, base: string | null): ParsedEntry {
  return {
    id: idOf(addressOf(item)),
    url: absoluteUrl(addressOf(item), base),
    title: label(firstText(item, 'title'), titleLengthMax),
    authors: [],
    published: parseDate(attribute(item, 'lastmod')),
    updated: null,
    content: null,
    summary: htmlField(children(item, 'abstract')[0], base),
    tags: [],
    enclosures: [],
    language: null,
  };
}
