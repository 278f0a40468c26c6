import { createHash } from 'node:crypto';
import { analyse, detectLanguage } from '#search';
import { siteKey } from '../discovery/page.ts';
import {
  linksOf,
  type ParsedAuthor,
  type ParsedEntry,
  parseFeed,
  textOf,
} from '../feeds/parse/index.ts';

/** A feed made ready to be stored: parsed, cleaned, analysed. Plain data, so that it can cross from a thread. */
export interface Digest {
  kind: 'feed';
  format: string;
  title: string | null;
  siteUrl: string | null;
  description: string;
  language: string | null;
  authors: ParsedAuthor[];
  entries: DigestEntry[];
}
export interface DigestEntry {
  guid: string | null;
  url: string | null;
  title: string;
  author: ParsedAuthor | null;
  publishedAt: number | null;
  updatedAt: number | null;
  language: string | null;
  html: string;
  excerpt: string;
  text: string;
  words: number;
  /** Of title and text: equal for an entry that only changed its id or address. */
  contentHash: string;
  /** Votes for it less those against it; null where the feed counts none. */
  votes: number | null;
  links: { url: string; siteKey: string }[];
  tags: string[];
  /** Null where an entry of this text is known already, which is seldom indexed again; see `termsOf`. */
  terms: Terms | null;
}
interface Terms {
  title: string[];
  tags: string[];
  body: string[];
}
export type Digested = Digest | { kind: 'not-a-feed'; why: string };

const HTML_CHARS_MAX = 500_000;
const TEXT_CHARS_MAX = 200_000;
const QUOTABLE_CHARS_MAX = 6_000;
const EXCERPT_CHARS_MAX = 400;
const TITLE_FROM_TEXT_CHARS_MAX = 90;
const LINKS_MAX = 100;
/** Enough to tell the language, and quick. */
const DETECT_CHARS_MAX = 1_000;

export interface DigestOptions {
  url: string;
  contentType?: string;
  /** Content hashes of what is stored already. */
  known?: readonly string[];
}

/** Reads a feed's bytes. Pure and slow (some 10 ms a MB), therefore run in a thread. */
export function digest(bytes: Uint8Array, options: DigestOptions): Digested {
  const parsed = parseFeed(bytes, options);
  if (parsed.kind === 'not-a-feed') return { kind: 'not-a-feed', why: parsed.why };
  const { feed } = parsed;
  const feedLanguage = feed.language?.slice(0, 2).toLowerCase() ?? null;
  const known = new Set(options.known);
  return {
    kind: 'feed',
    format: feed.format,
    title: feed.title,
    siteUrl: feed.link,
    description: feed.description ? textOf(feed.description).slice(0, 1_000) : '',
    language: feedLanguage,
    authors: feed.authors,
    entries: feed.entries.map((entry) =>
      digestEntry(entry, { feedLanguage, feedUrl: options.url, known }),
    ),
  };
}

interface Of {
  feedLanguage: string | null;
  feedUrl: string;
  known: ReadonlySet<string>;
}

function digestEntry(entry: ParsedEntry, { feedLanguage, feedUrl, known }: Of): DigestEntry {
  const html = (entry.content ?? entry.summary ?? '').slice(0, HTML_CHARS_MAX);
  const text = textOf(html).slice(0, TEXT_CHARS_MAX);
  const title = entry.title?.trim() || titleFromText(text) || entry.url || 'Untitled';
  const language =
    detectLanguage(`${title}\n${text.slice(0, DETECT_CHARS_MAX)}`) ??
    entry.language?.slice(0, 2).toLowerCase() ??
    feedLanguage;
  const base = entry.url ?? feedUrl;
  const contentHash = createHash('sha256')
    .update(`${title}\n${text}`)
    .digest('base64url')
    .slice(0, 22);
  const { tags } = entry;
  return {
    guid: entry.id,
    url: entry.url,
    title,
    author: entry.authors.find((author) => author.name) ?? entry.authors[0] ?? null,
    publishedAt: timeOf(entry.published) ?? timeOf(entry.updated),
    updatedAt: timeOf(entry.updated),
    language,
    html,
    excerpt: cut(text, EXCERPT_CHARS_MAX),
    text: text.slice(0, QUOTABLE_CHARS_MAX),
    words: text === '' ? 0 : text.split(/\s+/).length,
    contentHash,
    votes: entry.votes ?? null,
    links: linksOf(html, base)
      .slice(0, LINKS_MAX)
      .map((url) => ({ url, siteKey: siteKey(url) })),
    tags,
    terms: known.has(contentHash) ? null : read({ title, tags, language }, text),
  };
}

/** The terms of an entry: as they were read, or read now. */
export function termsOf(entry: DigestEntry): Terms {
  return entry.terms ?? read(entry, textOf(entry.html).slice(0, TEXT_CHARS_MAX));
}

function read(
  { title, tags, language }: Pick<DigestEntry, 'title' | 'tags' | 'language'>,
  text: string,
): Terms {
  return {
    title: analyse(title, language),
    tags: analyse(tags.join(' \n '), language),
    body: analyse(text, language),
  };
}

function timeOf(iso: string | null): number | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}

function titleFromText(text: string): string {
  const [sentence = ''] = text.split(/(?<=[.!?。])\s/);
  return cut(sentence, TITLE_FROM_TEXT_CHARS_MAX);
}

/** Cuts at a space and says so. */
function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const head = text.slice(0, charsMax);
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > charsMax / 2 ? space : charsMax).trimEnd()}…`;
}
