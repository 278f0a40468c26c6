import { atomPerson, atomText } from './atom.ts';
import { parseDate } from './dates.ts';
import {
  distinctEnclosures,
  distinctTags,
  enclosure,
  htmlField,
  idOf,
  languageOf,
  mediaEnclosures,
  mediaText,
  plainField,
  ttlMinutesOf,
  words,
} from './fields.ts';
import { descriptionLengthMax } from './limits.ts';
import { alternate, atomLinks, hubsOf, type Link, ofRel } from './links.ts';
import { author, distinct, personOf } from './people.ts';
import { cutTo, label, textOf, titleOfUnknown } from './text.ts';
import {
  attribute,
  child,
  children,
  element,
  firstText,
  innerText,
  type XmlElement,
} from './tree.ts';
import type { ParsedAuthor, ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

/**
 * Maps RSS 0.90–2.0 and RSS 1.0/1.1. Sources: the RSS 2.0 specification, RDF Site Summary 1.0 and
 * its modules dc, content, syndication; Media RSS; the iTunes and FeedBurner extensions.
 * @param items every item of the document, wherever it stands
 */
export function mapRss(root: XmlElement, items: XmlElement[], url: string | null): ParsedFeed {
  const channel = root.name.endsWith('channel')
    ? root
    : (child(root, 'channel') ?? element('channel'));
  const stated = baseWithin(
    attribute(channel, 'xml:base'),
    baseWithin(attribute(root, 'xml:base'), null),
  );
  const links = atomLinks(channel, stated ?? url);
  const link = channelLink(channel, links, stated ?? url);
  const base = stated ?? link ?? url;
  return {
    format: formatOf(root),
    title: titleOfUnknown(
      firstText(channel, 'title', 'dc:title', 'itunes:title', 'atom:title') ?? '',
    ),
    link,
    description: descriptionOf(channel),
    language: languageOf(channel, 'language', 'dc:language') ?? languageOf(root) ?? null,
    authors: channelAuthors(channel),
    hubs: hubsOf(links),
    self: ofRel(links, 'self'),
    ttlMinutes: ttlMinutesOf(channel),
    generator: generatorOf(channel),
    entries: items.map((item) => mapItem(item, { base, isStated: stated !== null })),
  };
}

function formatOf(root: XmlElement): string {
  const version = attribute(root, 'version') ?? '';
  if (root.name === 'rss' || root.name === 'channel') {
    const spaces = [...(root.attributes?.values() ?? [])].join(' ').toLowerCase();
    if (spaces.includes('purl.org/net/rss1.1')) return 'rss-1.1';
    const number = /^\d+\.\d+/.exec(version)?.[0];
    return number ? `rss-${number}` : 'rss';
  }
  const spaces = [...(root.attributes?.values() ?? [])].join(' ').toLowerCase();
  return spaces.includes('netscape.com/rdf/simple/0.9') ? 'rss-0.90' : 'rss-1.0';
}

function channelLink(channel: XmlElement, links: Link[], base: string | null): string | null {
  for (const link of children(channel, 'link')) {
    const found = absoluteUrl(innerText(link) || attribute(link, 'href'), base);
    if (found) return found;
  }
  return alternate(links) ?? absoluteUrl(attribute(channel, 'rdf:about'), base);
}

function descriptionOf(channel: XmlElement): string | null {
  const text = firstText(
    channel,
    'description',
    'dc:description',
    'itunes:summary',
    'itunes:subtitle',
    'atom:subtitle',
  );
  return text === null ? null : label(textOf(cutTo(text, 100_000)), descriptionLengthMax);
}

function channelAuthors(channel: XmlElement): ParsedAuthor[] {
  const owner = child(channel, 'itunes:owner');
  const named = ['managingeditor', 'author', 'dc:creator', 'dc:author', 'itunes:author'];
  return distinct([
    ...children(channel, ...named).map((one) => personOf(innerText(one))),
    ...children(channel, 'atom:author').map((one) => atomPerson(one, null)),
    owner
      ? author(label(firstText(owner, 'itunes:name'), 300), null, firstText(owner, 'itunes:email'))
      : null,
  ]);
}

function generatorOf(channel: XmlElement): string | null {
  const agent = child(channel, 'admin:generatoragent');
  return label(
    firstText(channel, 'generator', 'atom:generator') ??
      (agent && attribute(agent, 'rdf:resource')),
    300,
  );
}

interface Base {
  base: string | null;
  /** Whether the feed itself set it, by xml:base. */
  isStated: boolean;
}

function mapItem(item: XmlElement, outer: Base): ParsedEntry {
  const ownBase = attribute(item, 'xml:base');
  const base = baseWithin(ownBase, outer.base);
  const links = atomLinks(item, base);
  const url = itemUrl(item, links, base);
  // Relative addresses in a post are meant as seen from its page, unless the feed says otherwise.
  const contentBase = ownBase || outer.isStated ? base : (url ?? base);
  const { content, summary } = bodies(item, contentBase);
  return {
    id: idOf(
      firstText(item, 'guid') ??
        attribute(item, 'rdf:about') ??
        firstText(item, 'atom:id', 'dc:identifier'),
    ),
    url,
    title: itemTitle(item),
    authors: itemAuthors(item, base),
    published: firstDate(
      item,
      'pubdate',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'atom:published',
      'date',
      'dcterms:date',
      'published',
    ),
    updated: firstDate(item, 'atom:updated', 'dcterms:modified', 'lastbuilddate', 'updated'),
    content,
    summary,
    tags: itemTags(item),
    enclosures: distinctEnclosures([
      ...children(item, 'enclosure').map((one) =>
        enclosure(
          {
            url: attribute(one, 'url') ?? attribute(one, 'href') ?? attribute(one, 'rdf:resource'),
            type: attribute(one, 'type'),
            length: attribute(one, 'length'),
          },
          base,
        ),
      ),
      ...links
        .filter((one) => one.rel === 'enclosure')
        .map((one) => enclosure({ url: one.href, type: one.type, length: one.length }, base)),
      ...mediaEnclosures(item, base),
    ]),
    language: languageOf(item, 'dc:language', 'language'),
  };
}

function firstDate(item: XmlElement, ...names: string[]): string | null {
  for (const one of names.flatMap((name) => children(item, name))) {
    const date = parseDate(innerText(one));
    if (date) return date;
  }
  return null;
}

function itemUrl(item: XmlElement, links: Link[], base: string | null): string | null {
  const original = absoluteUrl(firstText(item, 'feedburner:origlink'), base);
  if (original) return original;
  for (const link of children(item, 'link')) {
    const linkBase = baseWithin(attribute(link, 'xml:base'), base);
    const found = absoluteUrl(innerText(link).trim() || attribute(link, 'href'), linkBase);
    if (found) return found;
  }
  return alternate(links) ?? permalink(item, base) ?? absoluteUrl(attribute(item, 'rdf:about'));
}

/** A guid is a permalink unless it says it is not; one that says so may even be relative. */
function permalink(item: XmlElement, base: string | null): string | null {
  const guid = child(item, 'guid');
  if (!guid) return null;
  const is = attribute(guid, 'ispermalink')?.toLowerCase();
  if (is === 'false') return null;
  const text = innerText(guid).trim();
  return is === 'true' && text.startsWith('/') ? absoluteUrl(text, base) : absoluteUrl(text);
}

function itemTitle(item: XmlElement): string | null {
  for (const name of ['title', 'dc:title', 'dcterms:title', 'itunes:title']) {
    const title = titleOfUnknown(firstText(item, name) ?? '');
    if (title) return title;
  }
  const atom = child(item, 'atom:title');
  return (atom && atomText(atom)) ?? titleOfUnknown(mediaText(item, 'media:title') ?? '');
}

function itemAuthors(item: XmlElement, base: string | null): ParsedAuthor[] {
  const rss = children(item, 'author').map((one) =>
    child(one, 'name') ? personOf(firstText(one, 'name')) : personOf(innerText(one)),
  );
  const creators = children(item, 'dc:creator', 'dc:author', 'dcterms:creator');
  const found = distinct([
    ...creators.map((one) => personOf(innerText(one))),
    ...children(item, 'atom:author').map((one) => atomPerson(one, base)),
    ...rss,
  ]);
  if (found.length) return found;
  const credits = children(item, 'media:credit').filter(
    (one) => attribute(one, 'role') === 'author',
  );
  return distinct(
    [...children(item, 'itunes:author'), ...credits].map((one) => personOf(innerText(one))),
  );
}

function itemTags(item: XmlElement): string[] {
  const named = children(item, 'category', 'dc:subject', 'media:category');
  return distinctTags([
    ...named.map((one) => innerText(one)),
    ...children(item, 'atom:category').map(
      (one) => attribute(one, 'label') || attribute(one, 'term'),
    ),
    ...words(firstText(item, 'itunes:keywords')),
    ...words(firstText(item, 'media:keywords')),
  ]);
}

/** The full text from whichever element carries it; the description stays the summary. */
function bodies(item: XmlElement, base: string | null) {
  const full = [
    'content:encoded',
    'xhtml:body',
    'xhtml:div',
    'body',
    'fullitem',
    'atom:content',
    'content',
  ];
  let content: string | null = null;
  for (const one of full.flatMap((name) => children(item, name))) {
    content ??= htmlField(one, base);
  }
  const short = [
    'description',
    'dcterms:abstract',
    'dc:description',
    'atom:summary',
    'itunes:summary',
    'itunes:subtitle',
    'summary',
  ];
  let summary: string | null = null;
  for (const one of short.flatMap((name) => children(item, name))) {
    summary ??= htmlField(one, base);
  }
  return {
    content,
    summary: summary ?? (content ? null : plainField(mediaText(item, 'media:description'))),
  };
}
