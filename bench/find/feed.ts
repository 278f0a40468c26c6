/** What one invented person published, as reading their feed gives it. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { indexText } from '#search';
import { type Digest, type DigestEntry, digest } from '../../src/sources/polling/digest.ts';
import type { Language } from './words.ts';

export interface Size {
  people: number;
  entries: number;
}

/** Texts end here; fixed, so that the same seed gives the same database. */
const NEWEST_AT = Date.UTC(2026, 10, 20);
const SPAN_S = 3 * 365 * 24 * 60 * 60;
const WORDS_MIN = 100;
const WORDS_MAX = 300;
const TOPICS_PER_PERSON = 3;
const LINKS_MAX = 3;
const EXCERPT_CHARS = 400;
const CUE_SHARE = 0.05;
const CUES = [
  'In practice the answer is longer than that.',
  'It depends on the people.',
  'This is overrated.',
  'The problem with this is the time it takes.',
];
/** Of every so many feeds one is also read from its bytes, to be sure that both give the same. */
const READ_EVERY = 500;

export interface Item {
  url: string;
  title: string;
  said: string;
  links: string[];
  publishedAt: number;
  tags: string[];
}

interface By {
  language: Language;
  random: () => number;
  size: Size;
}

export const hostOf = (n: number): string => `person-${n}.example`;
export const siteOf = (n: number): string => `https://${hostOf(n)}/`;

/** Some write a lot and most a little: the busiest tenth writes a quarter. Rounded so that all together give the total. */
function entriesBefore(n: number, { people, entries }: Size): number {
  return Math.round(entries * (n / people) ** 0.6);
}

/**
 * A person's feed, made ready to be stored. Telling the language and reading markup take most of the
 * time that reading a feed does, and are known here beforehand: a million entries take minutes less.
 */
export function feedOf(n: number, by: By): Digest {
  const items = itemsOf(n, by, entriesBefore(n + 1, by.size) - entriesBefore(n, by.size));
  const feed: Digest = {
    kind: 'feed',
    format: 'json-feed',
    title: `Feed ${n}`,
    siteUrl: siteOf(n),
    description: '',
    language: 'en',
    authors: [],
    entries: items.map(digested),
  };
  if (n % READ_EVERY === 0) compare(feed, items, n);
  return feed;
}

export function itemsOf(n: number, { language, random, size }: By, count: number): Item[] {
  const topics = Array.from({ length: TOPICS_PER_PERSON }, () =>
    Math.floor(random() * language.topics.length),
  );
  return Array.from({ length: count }, (_, place) => {
    const topic = topics[Math.floor(random() * topics.length)] ?? 0;
    const words = WORDS_MIN + Math.floor(random() * (WORDS_MAX - WORDS_MIN + 1));
    const links = Array.from({ length: Math.floor(random() * (LINKS_MAX + 1)) }, () =>
      siteOf(Math.floor(random() * size.people)),
    );
    const cue = random() < CUE_SHARE ? ` ${CUES[Math.floor(random() * CUES.length)]}` : '';
    return {
      url: `${siteOf(n)}${place}`,
      title: language.write(topic, 3 + Math.floor(random() * 6)).slice(0, -1),
      said: `${language.write(topic, words)}${cue}`,
      links: [...new Set(links)].map((url) => `${url}${place}`),
      publishedAt: NEWEST_AT - Math.floor(random() * SPAN_S) * 1_000,
      tags: language.topics[topic]?.slice(0, 2) ?? [],
    };
  });
}

function htmlOf({ said, links }: Item): string {
  return `<p>${said}</p>${links.map((url) => `<p><a href="${url}" rel="nofollow noopener noreferrer">${url}</a></p>`).join('')}`;
}

function digested(item: Item): DigestEntry {
  const text = [item.said, ...item.links].join(' ');
  return {
    guid: item.url,
    url: item.url,
    title: item.title,
    author: null,
    publishedAt: item.publishedAt,
    updatedAt: null,
    language: 'en',
    html: htmlOf(item),
    excerpt: excerptOf(text),
    text,
    words: text.split(/\s+/).length,
    contentHash: createHash('sha256')
      .update(`${item.title}\n${text}`)
      .digest('base64url')
      .slice(0, 22),
    votes: null,
    noticed: null,
    links: item.links.map((url) => ({ url, siteKey: new URL(url).host })),
    tags: item.tags,
    terms: {
      title: indexText(item.title, 'en'),
      tags: indexText(item.tags.join(' \n '), 'en'),
      body: indexText(text, 'en'),
    },
  };
}

function excerptOf(text: string): string {
  if (text.length <= EXCERPT_CHARS) return text;
  const head = text.slice(0, EXCERPT_CHARS);
  return `${head.slice(0, head.lastIndexOf(' ')).trimEnd()}…`;
}

/** Throws where the product reads the feed's bytes as anything else. */
function compare(feed: Digest, items: readonly Item[], n: number): void {
  const read = digest(jsonOf(items, n), {
    url: `${siteOf(n)}feed.json`,
    contentType: 'application/feed+json',
  });
  if (read.kind !== 'feed') throw new Error(read.why);
  for (const [place, entry] of feed.entries.entries()) {
    const theirs = read.entries[place];
    const differs = Object.entries(entry).flatMap(([name, value]) =>
      isDeepStrictEqual(value, theirs?.[name as keyof DigestEntry]) ? [] : [name],
    );
    if (differs.length > 0) throw new Error(`${entry.url} is read otherwise: ${differs.join()}`);
  }
}

/** The feed as it comes over the network. */
export function jsonOf(items: readonly Item[], n: number): Uint8Array<ArrayBuffer> {
  const body = {
    version: 'https://jsonfeed.org/version/1.1',
    title: `Feed ${n}`,
    home_page_url: siteOf(n),
    language: 'en',
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      content_html: htmlOf(item),
      date_published: new Date(item.publishedAt).toISOString(),
      tags: item.tags,
    })),
  };
  return Buffer.from(JSON.stringify(body));
}
