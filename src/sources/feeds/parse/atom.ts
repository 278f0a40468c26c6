import { atomBodies, contentsOf } from './bodies.ts';
import { htmlOfConstruct } from './constructs.ts';
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
import { descriptionLengthMax, nameLengthMax, votesMax } from './limits.ts';
import { alternate, atomLinks, hubsOf, type Link, ofRel } from './links.ts';
import { once } from './once.ts';
import { distinct, peopleIn } from './people.ts';
import { cutTo, label, textOf } from './text.ts';
import { atomTitle } from './titles.ts';
import { attribute, child, children, firstText, innerText, type XmlElement } from './tree.ts';
import type { ParsedAuthor, ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

// Names of RSS come last: some write them into Atom.
// biome-ignore format: a list
const published = [
  'atom:published', 'atom:issued', 'atom:created', 'dcterms:issued', 'dcterms:created',
  'atom:pubdate',
];
const updated = ['atom:updated', 'atom:modified', 'dcterms:modified', 'atom:lastbuilddate'];

/** Maps Atom 1.0 (RFC 4287) and 0.3, and a single entry document as a feed of one. */
export function mapAtom(root: XmlElement, entries: XmlElement[], url: string | null): ParsedFeed {
  const isEntry = root.name === 'atom:entry';
  const stated = isEntry ? url : baseWithin(attribute(root, 'xml:base'), url);
  const links = isEntry ? [] : atomLinks(root, stated ?? url);
  const base = stated ?? ofRel(links, 'self') ?? alternate(links);
  const authors = isEntry ? [] : authorsOf(root, base);
  const subtitle = child(root, 'atom:subtitle') ?? child(root, 'atom:tagline');
  const outer = { base, isStated: !isEntry && attribute(root, 'xml:base') !== null, authors };
  return {
    format: formatOf(root),
    ...(isEntry ? { title: null } : atomTitle(root, base)),
    link: alternate(links) ?? (isEntry ? null : originOf(root, base)),
    description: subtitle && !isEntry ? describe(subtitle) : null,
    language: languageOf(root, 'dc:language', 'atom:language'),
    authors,
    id: isEntry ? null : idOf(firstText(root, 'atom:id')),
    published: isEntry ? null : firstDate(root, ...published),
    updated: isEntry ? null : firstDate(root, ...updated, 'dc:date'),
    hubs: hubsOf(links),
    self: ofRel(links, 'self'),
    ttlMinutes: ttlMinutesOf(root),
    generator: isEntry ? null : label(firstText(root, 'atom:generator'), nameLengthMax),
    entries: entries.map((entry) => mapEntry(entry, outer)),
  };
}

function formatOf(root: XmlElement): string {
  const spaces = [...(root.attributes?.values() ?? [])].join(' ').toLowerCase();
  const isOld = spaces.includes('purl.org/atom/ns') || attribute(root, 'version') === '0.3';
  return isOld ? 'atom-0.3' : 'atom-1.0';
}

/** Without a link to the site, the feed's id is often its address. */
function originOf(root: XmlElement, base: string | null): string | null {
  const id = firstText(root, 'atom:id');
  return id && /^https?:/.test(id) ? absoluteUrl(id, base) : null;
}

function describe(of: XmlElement): string | null {
  return label(textOf(cutTo(htmlOfConstruct(of, null), 100_000)), descriptionLengthMax);
}

interface Outer {
  base: string | null;
  isStated: boolean;
  authors: ParsedAuthor[];
}

function mapEntry(entry: XmlElement, outer: Outer): ParsedEntry {
  const ownBase = attribute(entry, 'xml:base');
  const base = baseWithin(ownBase, outer.base);
  const links = atomLinks(entry, base);
  const [contentElement] = contentsOf(entry);
  const url = entryUrl(entry, { links, contentElement, base });
  const contentBase = ownBase || outer.isStated ? base : (url ?? base);
  // Texts are by far the most work, and not every reader of a feed asks for them.
  const texts = once(() => atomBodies(entry, contentBase));
  const source = child(entry, 'atom:source');
  const own = authorsOf(entry, base);
  // RFC 4287, 4.1.2: an entry without author has its source's, then the feed's.
  const inherited = source ? authorsOf(source, base) : [];
  return {
    id: idOf(firstText(entry, 'atom:id')),
    url,
    ...atomTitle(entry, contentBase),
    authors: [own, inherited, outer.authors].find((one) => one.length > 0) ?? [],
    published: firstDate(entry, ...published, 'dc:date'),
    updated: firstDate(entry, ...updated),
    get content() {
      return texts().content;
    },
    get summary() {
      return texts().summary;
    },
    tags: distinctTags([
      ...children(entry, 'atom:category').map(
        (one) => attribute(one, 'label') || attribute(one, 'term') || innerText(one),
      ),
      ...children(entry, 'dc:subject').map((one) => innerText(one)),
      ...words(firstText(entry, 'media:keywords')),
    ]),
    enclosures: distinctEnclosures([
      ...links
        .filter((one) => one.rel === 'enclosure')
        .map((one) => enclosure({ url: one.href, type: one.type, length: one.length }, base)),
      ...mediaEnclosures(entry, base),
    ]),
    language: languageOf(entry, 'dc:language') ?? languageOf(contentElement) ?? null,
    ...votesOf(entry),
  };
}

/** Atom's ranking extension, as question-and-answer sites count votes; a rank that is no whole number is none. */
function votesOf(entry: XmlElement): Pick<ParsedEntry, 'votes'> {
  const said = firstText(entry, 're:rank')?.trim() ?? '';
  const votes = Number(said);
  return /^[+-]?\d+$/.test(said) && Math.abs(votes) <= votesMax ? { votes } : {};
}

function entryUrl(
  entry: XmlElement,
  from: { links: Link[]; contentElement: XmlElement | undefined; base: string | null },
): string | null {
  const original = absoluteUrl(firstText(entry, 'feedburner:origlink'), from.base);
  const src = from.contentElement && attribute(from.contentElement, 'src');
  const id = firstText(entry, 'atom:id');
  return (
    original ??
    alternate(from.links) ??
    absoluteUrl(src, from.base) ??
    ofRel(from.links, 'related', 'via') ??
    absoluteUrl(id) ??
    ofRel(from.links, 'self')
  );
}

function authorsOf(of: XmlElement, base: string | null): ParsedAuthor[] {
  const own = [...children(of, 'atom:author'), ...children(of, 'dc:creator')];
  const named = own.length ? own : children(of, 'dc:author', 'itunes:author');
  return distinct(named.flatMap((one) => peopleIn(one, base)));
}
