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
  safeHtml,
  ttlMinutesOf,
  words,
} from './fields.ts';
import { innerHtml, looksLikeHtml } from './html.ts';
import { contentLengthMax, descriptionLengthMax, nameLengthMax, votesMax } from './limits.ts';
import { alternate, atomLinks, hubsOf, type Link, ofRel } from './links.ts';
import { author, distinct, personOf } from './people.ts';
import { cutTo, label, textOf, titleOfHtml, titleOfText, titleOfUnknown } from './text.ts';
import {
  attribute,
  child,
  children,
  elementsOf,
  firstText,
  hasElements,
  innerText,
  type XmlElement,
} from './tree.ts';
import type { ParsedAuthor, ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

/** Maps Atom 1.0 (RFC 4287) and 0.3, and a single entry document as a feed of one. */
export function mapAtom(root: XmlElement, entries: XmlElement[], url: string | null): ParsedFeed {
  const isEntry = root.name === 'atom:entry';
  const stated = isEntry ? null : baseWithin(attribute(root, 'xml:base'), url);
  const links = isEntry ? [] : atomLinks(root, stated ?? url);
  const base = stated ?? ofRel(links, 'self') ?? alternate(links);
  const authors = isEntry ? [] : authorsOf(root, base);
  const title = child(root, 'atom:title');
  const subtitle = child(root, 'atom:subtitle') ?? child(root, 'atom:tagline');
  const outer = { base, isStated: attribute(root, 'xml:base') !== null, authors };
  return {
    format: formatOf(root),
    title: !isEntry && title ? atomText(title) : null,
    link: alternate(links) ?? (isEntry ? null : originOf(root, base)),
    description: subtitle && !isEntry ? describe(subtitle) : null,
    language: languageOf(root, 'dc:language', 'atom:language'),
    authors,
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
  const contentElement = child(entry, 'atom:content');
  const url = entryUrl(entry, { links, contentElement, base });
  const contentBase = ownBase || outer.isStated ? base : (url ?? base);
  const summary = construct(child(entry, 'atom:summary'), contentBase);
  const content = construct(contentElement, contentBase);
  const title = child(entry, 'atom:title');
  const source = child(entry, 'atom:source');
  const own = authorsOf(entry, base);
  // RFC 4287, 4.1.2: an entry without author has its source's, then the feed's.
  const inherited = source ? authorsOf(source, base) : [];
  return {
    id: idOf(firstText(entry, 'atom:id')),
    url,
    title:
      (title && atomText(title)) ??
      titleOfUnknown(firstText(entry, 'dc:title') ?? mediaText(entry, 'media:title') ?? ''),
    authors: [own, inherited, outer.authors].find((one) => one.length > 0) ?? [],
    published: firstDate(
      entry,
      'atom:published',
      'atom:issued',
      'atom:created',
      'dc:date',
      'dcterms:issued',
    ),
    updated: firstDate(entry, 'atom:updated', 'atom:modified', 'dcterms:modified'),
    content,
    summary: summary ?? (content ? null : plainField(mediaText(entry, 'media:description'))),
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

function firstDate(entry: XmlElement, ...names: string[]): string | null {
  for (const one of names.flatMap((name) => children(entry, name))) {
    const date = parseDate(innerText(one));
    if (date) return date;
  }
  return null;
}

function authorsOf(of: XmlElement, base: string | null): ParsedAuthor[] {
  return distinct([
    ...children(of, 'atom:author').map((one) => atomPerson(one, base)),
    ...children(of, 'dc:creator').map((one) => personOf(innerText(one))),
  ]);
}

/** An Atom person construct; one that holds bare text is read as RSS's form. */
export function atomPerson(of: XmlElement, base: string | null): ParsedAuthor | null {
  if (!hasElements(of)) return personOf(innerText(of));
  const uri = firstText(of, 'atom:uri', 'atom:url', 'uri', 'url');
  const name = label(firstText(of, 'atom:name', 'name'), nameLengthMax);
  const email = firstText(of, 'atom:email', 'email');
  const url = absoluteUrl(uri, baseWithin(attribute(of, 'xml:base'), base));
  // Many put an address where the name belongs.
  const read = name?.includes('@') ? personOf(name) : author(name, null, null);
  return author(read?.name ?? null, url, email ?? read?.email ?? null);
}

/** A text construct that is a title, as plain text. */
export function atomText(of: XmlElement): string | null {
  const type = typeOf(of);
  const text = rawText(of);
  if (type === 'html' && !hasElements(of)) return titleOfHtml(text);
  if (type === 'unknown' && looksLikeHtml(text)) return titleOfUnknown(text);
  return titleOfText(text);
}

function construct(of: XmlElement | undefined, outerBase: string | null): string | null {
  if (!of) return null;
  const base = baseWithin(attribute(of, 'xml:base'), outerBase);
  if (typeOf(of) === 'html' && !hasElements(of) && !isBase64(of)) return htmlField(of, outerBase);
  const html = htmlOfConstruct(of, base);
  return html ? safeHtml(html, base) : null;
}

/** HTML, not yet safe, of any text construct or content element. */
function htmlOfConstruct(of: XmlElement, base: string | null): string {
  const type = typeOf(of);
  if (type === 'binary') return '';
  if (hasElements(of)) {
    const inside = soleDiv(of) ?? of;
    return innerHtml(
      inside,
      inside === of ? base : baseWithin(attribute(inside, 'xml:base'), base),
    );
  }
  const text = rawText(of);
  if (type === 'html') return text;
  // Escaped markup without a type is the commonest mistake in Atom feeds; xhtml never is escaped.
  if (type !== 'text' && looksLikeHtml(text)) return text;
  return plainField(text) ?? '';
}

/** RFC 4287, 3.1.1.3: the div around inline XHTML is not part of it. */
function soleDiv(of: XmlElement): XmlElement | null {
  const inside = [...elementsOf(of)];
  const only = inside.length === 1 ? inside[0] : undefined;
  const isDiv = only !== undefined && /(?:^|:)(?:div|body)$/.test(only.name);
  return isDiv && !of.children.some((one) => typeof one === 'string' && one.trim()) ? only : null;
}

type ConstructType = 'text' | 'html' | 'xhtml' | 'binary' | 'unknown';

function typeOf(of: XmlElement): ConstructType {
  const type = attribute(of, 'type')?.toLowerCase().split(';')[0]?.trim();
  if (!type) return 'unknown';
  if (type === 'text' || type === 'text/plain') return 'text';
  if (type === 'html' || type === 'text/html') return 'html';
  if (type === 'xhtml' || /[+/]xml$/.test(type)) return 'xhtml';
  if (type.startsWith('text/')) return 'text';
  if (isBase64(of)) return 'unknown';
  return type.includes('/') ? 'binary' : 'unknown';
}

function isBase64(of: XmlElement): boolean {
  const type = attribute(of, 'type')?.toLowerCase() ?? '';
  return attribute(of, 'mode')?.toLowerCase() === 'base64' || type === 'application/octet-stream';
}

function rawText(of: XmlElement): string {
  const text = innerText(of);
  if (!isBase64(of)) return text;
  const bytes = Buffer.from(cutTo(text, contentLengthMax * 2), 'base64');
  const decoded = bytes.toString('utf8');
  // What is no text after decoding is a picture or worse; there is nothing to read in it.
  return decoded.includes('\uFFFD') || decoded.includes('\0') ? '' : decoded;
}
