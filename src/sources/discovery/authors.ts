import { cutTo, parseWhole } from '../feeds/parse/index.ts';
import { type HtmlElement, resolved, textIn, wordsIn } from './html-tree.ts';
import { nameKey, personName } from './names.ts';

export interface Author {
  name: string | null;
  url: string | null;
}

const nameLengthMax = 300;
const jsonLengthMax = 500_000;
const jsonDepthMax = 8;
const jsonNodesMax = 5_000;
const copyrightLengthMax = 300;
const copyrightsMax = 20;

/** Words of rel=author links that say where the link leads instead of who it is. */
const notAuthors = /^(?:about(?: me)?|author|home|me|contact|profile|website|more|@?\W*)$/i;

/**
 * Who a page says wrote it: JSON-LD, meta elements, rel=author, a byline, and at last the holder of
 * its copyright when that can be a person. The first with a name wins; an address comes from the
 * same place or one that gives the same name.
 */
export function readAuthor(elements: HtmlElement[], base: string): Author | null {
  const said = [
    ...fromJson(elements, base),
    ...fromMeta(elements, base),
    ...fromLinks(elements, base),
    ...fromCopyright(elements),
  ];
  const named = said.find((author) => author.name);
  if (!named) return said.find((author) => author.url) ?? null;
  const key = nameKey(named.name ?? '');
  const agrees = (author: Author) => author.name === null || nameKey(author.name) === key;
  const url = named.url ?? said.find((author) => author.url && agrees(author))?.url ?? null;
  return { name: named.name, url };
}

function clean(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  return cutTo(text.replace(/\s+/g, ' ').trim(), nameLengthMax).trim() || null;
}

function fromMeta(elements: HtmlElement[], base: string): Author[] {
  const names = [
    'author',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'citation_author',
    'byl',
    'parsely-author',
  ];
  const found: Author[] = [];
  for (const { tag, attributes } of elements) {
    if (tag !== 'meta') continue;
    const property = (attributes.name ?? attributes.property ?? '').toLowerCase();
    const content = names.includes(property) ? clean(attributes.content) : null;
    if (!content) continue;
    const url = /^https?:\/\//i.test(content) ? resolved(content, base) : null;
    found.push(url ? { name: null, url } : { name: content.replace(/^by\s+/i, ''), url: null });
  }
  return found;
}

function fromLinks(elements: HtmlElement[], base: string): Author[] {
  const found: Author[] = [];
  for (const element of elements) {
    if (!wordsIn(element, 'rel').includes('author')) continue;
    const text = clean(element.attributes.title) ?? clean(textIn(element));
    const name = text && !notAuthors.test(text) ? text.replace(/^by\s+/i, '') : null;
    const url = resolved(element.attributes.href, base);
    if (name || url) found.push({ name, url });
  }
  return found;
}

function fromCopyright(elements: HtmlElement[]): Author[] {
  // A notice stands at the end; a holder in the middle of a text is somebody else's.
  const notices = elements.filter((element) =>
    element.children.some((child) => typeof child === 'string' && /©|copyright/i.test(child)),
  );
  for (const element of notices.slice(-copyrightsMax).toReversed()) {
    const text = textIn(element).slice(0, copyrightLengthMax);
    const held =
      /(?:©|copyright)(?:\s|©|\(c\)|copyright|[\d,–—-]|present|by)*\s*([^|.·•–—,;©\d]+)/iu.exec(
        text,
      );
    const name = personName(held?.[1] ?? '');
    if (name) return [{ name, url: null }];
  }
  return [];
}

type Json = Record<string, unknown>;

function fromJson(elements: HtmlElement[], base: string): Author[] {
  const authors: Author[] = [];
  const people: Author[] = [];
  for (const element of elements) {
    if (element.tag !== 'script' || !/ld\+json/i.test(element.attributes.type ?? '')) continue;
    for (const node of nodesIn(parsed(element))) {
      for (const author of listOf(node.author)) authors.push(...authorIn(author, base));
      if (isA(node, 'Person')) people.push(...authorIn(node, base));
    }
  }
  return [...authors, ...people];
}

function parsed(element: HtmlElement): unknown {
  const text = element.children.filter((child) => typeof child === 'string').join('');
  if (text.length > jsonLengthMax) return null;
  try {
    return parseWhole(text);
  } catch {
    return null;
  }
}

function nodesIn(value: unknown): Json[] {
  const found: Json[] = [];
  const walk = (item: unknown, depth: number) => {
    if (depth > jsonDepthMax || found.length >= jsonNodesMax) return;
    if (Array.isArray(item)) for (const part of item) walk(part, depth + 1);
    else if (typeof item === 'object' && item !== null) {
      found.push(item as Json);
      for (const part of Object.values(item)) if (typeof part === 'object') walk(part, depth + 1);
    }
  };
  walk(value, 0);
  return found;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isA(node: Json, type: string): boolean {
  return listOf(node['@type']).includes(type);
}

function authorIn(value: unknown, base: string): Author[] {
  if (typeof value === 'string') return clean(value) ? [{ name: clean(value), url: null }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Json;
  if (isA(node, 'Organization')) return [];
  const [address] = listOf(node.url);
  const url = typeof address === 'string' ? resolved(address, base) : null;
  const name = clean(node.name);
  return name || url ? [{ name, url }] : [];
}
