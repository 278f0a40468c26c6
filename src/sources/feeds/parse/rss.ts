import { rssBodies } from './bodies.ts';
import {
  distinctEnclosures,
  distinctTags,
  enclosure,
  firstDate,
  idOf,
  languageOf,
  mediaEnclosures,
  ttlMinutesOf,
  words,
} from './fields.ts';
import { descriptionLengthMax } from './limits.ts';
import { alternate, atomLinks, hubsOf, type Link, ofRel, rssLink } from './links.ts';
import { once } from './once.ts';
import { distinct, peopleIn } from './people.ts';
import { skipsOf } from './skips.ts';
import { cutTo, label, textOf } from './text.ts';
import { rssTitle } from './titles.ts';
import { attribute, child, children, firstText, innerText, type XmlElement } from './tree.ts';
import type { ParsedAuthor, ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

// dc:date is "a point in the life" of a thing: its publication where no other is told, and a change.
// biome-ignore format: a list
const published = [
  'pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'atom:published', 'date',
  'dcterms:date', 'published', 'issued', 'created', 'prism:publicationdate',
];
const updated = ['atom:updated', 'dcterms:modified', 'updated', 'modified', 'dc:date'];

/**
 * Maps RSS 0.90–2.0 and RSS 1.0/1.1. Sources: the RSS 2.0 specification, RDF Site Summary 1.0 and
 * its modules dc, content, syndication; Media RSS; the iTunes and FeedBurner extensions.
 * @param items every item of the document, wherever it stands
 */
export function mapRss(root: XmlElement, items: XmlElement[], url: string | null): ParsedFeed {
  const channel = channelOf(root);
  const given = [attribute(root, 'xml:base'), attribute(channel, 'xml:base')].filter(Boolean);
  const stated = given.reduce((outer, one) => baseWithin(one, outer), given.length ? url : null);
  const links = atomLinks(channel, stated ?? url);
  const link =
    rssLink(channel, stated ?? url) ??
    alternate(links) ??
    absoluteUrl(aboutOf(channel), stated ?? url);
  const base = stated ?? link ?? url;
  const skips = skipsOf(channel);
  return {
    format: formatOf(root),
    ...rssTitle(channel, base),
    link,
    description: descriptionOf(channel),
    language: languageOf(channel, 'language', 'dc:language') ?? languageOf(root) ?? null,
    authors: channelAuthors(channel, base),
    id: idOf(firstText(channel, 'guid', 'id', 'atom:id') ?? aboutOf(channel)),
    published: firstDate(channel, ...published.filter((name) => name !== 'dc:date')),
    updated: firstDate(channel, 'lastbuilddate', ...updated),
    hubs: hubsOf(links),
    self: ofRel(links, 'self'),
    ttlMinutes: ttlMinutesOf(channel),
    ...(skips ? { skips } : {}),
    generator: generatorOf(channel),
    entries: items.map((item) => mapItem(item, { base, isStated: stated !== null })),
  };
}

/** The channel with what belongs in it but stands beside it, or in a second one. */
function channelOf(root: XmlElement): XmlElement {
  if (root.name.endsWith('channel')) return root;
  const channels = children(root, 'channel');
  const beside = root.children.filter(
    (one) =>
      typeof one !== 'string' && !['channel', 'item', 'image', 'textinput'].includes(one.name),
  );
  const attributes = channels[0]?.attributes ?? null;
  return {
    name: 'channel',
    attributes,
    children: [...channels.flatMap((one) => one.children), ...beside],
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

// biome-ignore format: a list
const editors = [
  'managingeditor', 'author', 'dc:creator', 'dc:author', 'itunes:author', 'googleplay:author',
  'atom:author',
];

function channelAuthors(channel: XmlElement, base: string | null): ParsedAuthor[] {
  const named = [...children(channel, ...editors), ...children(channel, 'itunes:owner')];
  const found = distinct(named.flatMap((one) => peopleIn(one, base)));
  return found.length ? found : distinct(hostsOf(channel).flatMap((one) => peopleIn(one, base)));
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
  // Texts are by far the most work, and not every reader of a feed asks for them.
  const texts = once(() => rssBodies(item, contentBase));
  return {
    id: idOf(
      firstText(item, 'guid') ?? aboutOf(item) ?? firstText(item, 'atom:id', 'id', 'dc:identifier'),
    ),
    url,
    ...rssTitle(item, contentBase),
    authors: itemAuthors(item, base),
    published: firstDate(item, ...published),
    updated: firstDate(item, ...updated, 'lastbuilddate'),
    get content() {
      return texts().content;
    },
    get summary() {
      return texts().summary;
    },
    tags: itemTags(item),
    enclosures: distinctEnclosures([
      ...children(item, 'enclosure').map((one) =>
        enclosure(
          {
            url: attribute(one, 'url') ?? attribute(one, 'href') ?? attribute(one, 'rdf:resource'),
            type: attribute(one, 'type'),
            length: attribute(one, 'length'),
          },
          baseWithin(attribute(one, 'xml:base'), base),
        ),
      ),
      ...links
        .filter((one) => one.rel === 'enclosure')
        .map((one) => enclosure({ url: one.href, type: one.type, length: one.length }, base)),
      ...mediaEnclosures(item, base),
    ]),
    language: languageOf(item, 'language', 'dc:language'),
  };
}

function itemUrl(item: XmlElement, links: Link[], base: string | null): string | null {
  const original = absoluteUrl(firstText(item, 'feedburner:origlink'), base);
  return (
    original ??
    rssLink(item, base) ??
    alternate(links) ??
    permalink(item, base) ??
    absoluteUrl(aboutOf(item), base)
  );
}

/** The first drafts of RDF had it without a prefix. */
function aboutOf(of: XmlElement): string | null {
  return attribute(of, 'rdf:about') ?? attribute(of, 'about');
}

/** A guid is a permalink unless it says it is not; one that says so may even be relative. */
function permalink(item: XmlElement, base: string | null): string | null {
  const guid = child(item, 'guid');
  if (!guid) return null;
  const is = attribute(guid, 'ispermalink')?.toLowerCase();
  if (is === 'false') return null;
  const text = innerText(guid).trim();
  return absoluteUrl(text, is === 'true' ? baseWithin(attribute(guid, 'xml:base'), base) : null);
}

/** Of the persons of a podcast whoever speaks in their own name; no role is a host's. */
function hostsOf(of: XmlElement): XmlElement[] {
  return children(of, 'podcast:person').filter((one) =>
    /^(?:|host|author)$/i.test(attribute(one, 'role') ?? ''),
  );
}

function itemAuthors(item: XmlElement, base: string | null): ParsedAuthor[] {
  const found = distinct(
    [
      ...children(item, 'dc:creator', 'dc:author', 'dcterms:creator'),
      ...children(item, 'atom:author'),
      ...children(item, 'author'),
    ].flatMap((one) => peopleIn(one, base)),
  );
  if (found.length) return found;
  const credits = children(item, 'media:credit').filter(
    (one) => attribute(one, 'role') === 'author',
  );
  const others = [
    ...children(item, 'itunes:author', 'googleplay:author'),
    ...credits,
    ...hostsOf(item),
  ];
  const named = distinct(others.flatMap((one) => peopleIn(one, base)));
  // An editor of one item, and not of all, is whom its publisher would name as its author.
  return named.length
    ? named
    : distinct(children(item, 'managingeditor').flatMap((one) => peopleIn(one, base)));
}

function itemTags(item: XmlElement): string[] {
  const named = children(item, 'category', 'dc:subject', 'media:category');
  return distinctTags([
    ...named.map((one) => innerText(one)),
    ...children(item, 'atom:category').map(
      (one) => attribute(one, 'label') || attribute(one, 'term'),
    ),
    ...children(item, 'itunes:category').flatMap((one) => [
      attribute(one, 'text'),
      ...children(one, 'itunes:category').map((inner) => attribute(inner, 'text')),
    ]),
    ...words(firstText(item, 'itunes:keywords')),
    ...words(firstText(item, 'media:keywords')),
  ]);
}
