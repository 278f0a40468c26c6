import { type ParsedEntry, type ParsedFeed, parseFeed } from './index.ts';

/** Feeds of a few lines, for the tests of what each specification says. */
const modules =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:a="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" ' +
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"';
const rdf =
  'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"';

/** What stands around the inside of a feed, by dialect. */
const around: Record<Dialect, [string, string]> = {
  rss: [`<rss version="2.0" ${modules}><channel>`, '</channel></rss>'],
  rdf: [
    `<rdf:RDF ${rdf} ${modules}><channel rdf:about="https://a.example/">`,
    '</channel></rdf:RDF>',
  ],
  atom: [`<feed xmlns="http://www.w3.org/2005/Atom" ${modules}>`, '</feed>'],
  old: [`<feed version="0.3" xmlns="http://purl.org/atom/ns#" ${modules}>`, '</feed>'],
  cdf: ['<CHANNEL HREF="https://a.example/">', '</CHANNEL>'],
};
const records: Record<Dialect, [string, string]> = {
  rss: ['<item>', '</item>'],
  rdf: ['</channel><item>', '</item><channel>'],
  atom: ['<entry>', '</entry>'],
  old: ['<entry>', '</entry>'],
  cdf: ['<ITEM HREF="https://a.example/1">', '</ITEM>'],
};

export type Dialect = 'rss' | 'rdf' | 'atom' | 'old' | 'cdf';

export function read(xml: string, url = 'https://a.example/feed'): ParsedFeed {
  const parsed = parseFeed(new TextEncoder().encode(xml), { url });
  if (parsed.kind !== 'feed') throw new Error(parsed.why);
  return parsed.feed;
}

export function feedWith(dialect: Dialect, inside: string): ParsedFeed {
  const [start, end] = around[dialect];
  return read(start + inside + end);
}

/** The entry of a feed that holds nothing else. */
export function entryWith(dialect: Dialect, inside: string): ParsedEntry {
  const [start, end] = records[dialect];
  return soleEntry(feedWith(dialect, start + inside + end));
}

export function soleEntry(feed: ParsedFeed): ParsedEntry {
  const [entry, second] = feed.entries;
  if (!entry || second) throw new Error(`${feed.entries.length} entries`);
  return entry;
}
