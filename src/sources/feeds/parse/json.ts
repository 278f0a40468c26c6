import { parseDate } from './dates.ts';
import {
  distinctEnclosures,
  distinctTags,
  enclosure,
  idOf,
  plainField,
  safeHtml,
} from './fields.ts';
import { descriptionLengthMax, entriesMax, hubsMax, nameLengthMax } from './limits.ts';
import { author, distinct } from './people.ts';
import { mapRss } from './rss.ts';
import { label, titleOfText } from './text.ts';
import { element, type XmlElement } from './tree.ts';
import type { ParsedAuthor, ParsedEntry, ParsedFeed } from './types.ts';
import { absoluteUrl } from './urls.ts';

type Json = Record<string, unknown>;

/** Maps JSON Feed 1.0 and 1.1 (jsonfeed.org) and RSS-in-JSON; null when it is other JSON. */
export function mapJson(value: unknown, url: string | null): ParsedFeed | null {
  if (!isObject(value)) return null;
  const rss = value.rss;
  if (isObject(rss) && isObject(rss.channel)) return mapRssInJson(rss, url);
  const version = text(value.version) ?? '';
  const isFeed =
    version.includes('jsonfeed.org') || (Array.isArray(value.items) && 'title' in value);
  if (!isFeed) return null;
  const self = absoluteUrl(text(value.feed_url), url);
  const link = absoluteUrl(text(value.home_page_url), self ?? url);
  const base = link ?? self ?? url;
  const authors = authorsOf(value, base);
  return {
    format: `json-feed-${/version\/(1(?:\.\d+)?)/.exec(version)?.[1] ?? '1'}`.replace(
      /-1$/,
      '-1.0',
    ),
    title: titleOfText(text(value.title) ?? ''),
    link,
    description: label(text(value.description), descriptionLengthMax),
    language: label(text(value.language), 35),
    authors,
    hubs: list(value.hubs)
      .flatMap((hub) => absoluteUrl(isObject(hub) ? text(hub.url) : null) ?? [])
      .slice(0, hubsMax),
    self,
    ttlMinutes: null,
    generator: null,
    entries: list(value.items)
      .filter(isObject)
      .slice(0, entriesMax)
      .map((item) => mapItem(item, { base, authors })),
  };
}

function mapItem(item: Json, outer: { base: string | null; authors: ParsedAuthor[] }): ParsedEntry {
  const id = idOf(text(item.id));
  const url =
    absoluteUrl(text(item.url), outer.base) ??
    absoluteUrl(text(item.external_url), outer.base) ??
    absoluteUrl(id);
  const html = text(item.content_html);
  const plain = text(item.content_text);
  const own = authorsOf(item, outer.base);
  const base = url ?? outer.base;
  return {
    id,
    url,
    title: titleOfText(text(item.title) ?? ''),
    // JSON Feed 1.1: the feed's authors are those of every item that names none.
    authors: own.length ? own : outer.authors,
    published: parseDate(text(item.date_published)),
    updated: parseDate(text(item.date_modified)),
    content: (html ? safeHtml(html, base) : null) ?? plainField(plain),
    summary: plainField(text(item.summary)),
    tags: distinctTags(list(item.tags).map(text)),
    enclosures: distinctEnclosures(
      list(item.attachments)
        .filter(isObject)
        .map((one) =>
          enclosure(
            {
              url: text(one.url),
              type: text(one.mime_type),
              length: text(one.size_in_bytes),
            },
            base,
          ),
        ),
    ),
    language: label(text(item.language), 35),
  };
}

function authorsOf(of: Json, base: string | null): ParsedAuthor[] {
  const given = [...list(of.authors), of.author];
  return distinct(
    given.map((one) => {
      if (typeof one === 'string') return author(label(one, nameLengthMax), null, null);
      if (!isObject(one)) return null;
      const url = text(one.url);
      const email = url?.startsWith('mailto:') ? url.slice(7) : null;
      return author(label(text(one.name), nameLengthMax), absoluteUrl(url, base), email);
    }),
  );
}

function mapRssInJson(rss: Json, url: string | null): ParsedFeed {
  const channel = isObject(rss.channel) ? rss.channel : {};
  const { item, ...head } = channel;
  const root = element('rss');
  root.children.push(...elementsOf('channel', head, 0));
  const items = (Array.isArray(item) ? item : [item, ...list(rss.item)])
    .filter(isObject)
    .slice(0, entriesMax)
    .flatMap((one) => elementsOf('item', one, 0));
  return { ...mapRss(root, items, url), format: 'rss-in-json' };
}

const jsonDepthMax = 8;

/** RSS-in-JSON is RSS with other brackets: a value is both a child and an attribute of its parent. */
function elementsOf(name: string, value: unknown, depth: number): XmlElement[] {
  if (depth > jsonDepthMax) return [];
  if (Array.isArray(value)) {
    return value.slice(0, entriesMax).flatMap((one) => elementsOf(name, one, depth + 1));
  }
  const made = element(name.toLowerCase());
  if (!isObject(value)) {
    const plain = text(value);
    if (plain !== null) made.children.push(plain);
    return [made];
  }
  for (const [key, inner] of Object.entries(value)) {
    const plain = text(inner);
    if (key === '#value' || key === '#text') made.children.push(plain ?? '');
    else if (plain !== null && depth > 0) {
      made.attributes ??= new Map();
      made.attributes.set(key.toLowerCase(), plain);
      if (name === 'image' || name === 'source')
        made.children.push(...elementsOf(key, inner, depth + 1));
    } else made.children.push(...elementsOf(key, inner, depth + 1));
  }
  return [made];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Strings, and what publishers write without quotes. */
function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}
