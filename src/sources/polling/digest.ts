import { hash } from 'node:crypto';
import type { EntryText } from '#platform';
import { countWords, detectLanguage } from '#search';
import { siteKey } from '../discovery/addresses.ts';
import {
  cutTo,
  linksOf,
  type ParsedAuthor,
  type ParsedEntry,
  parseFeed,
  type Skips,
  textOf,
} from '../feeds/parse/index.ts';
import type { Happening } from '../places/calendar/read.ts';
import { nameOfFeed } from './feed-names.ts';
import { withRecordings } from './recordings.ts';
import { headOf, isShowable, signersIn } from './shown.ts';
import { readTerms, TEXT_CHARS_MAX, type Terms } from './terms.ts';

/** A feed made ready to be stored: parsed, cleaned, analysed. Plain data, so that it can cross from a thread. */
export interface Digest {
  kind: 'feed';
  format: string;
  title: string | null;
  siteUrl: string | null;
  description: string;
  language: string | null;
  authors: ParsedAuthor[];
  /** How often and when its publisher wants to be asked, where they say so. */
  ttlMinutes?: number | null;
  skips?: Skips;
  /** Who pushes it, and under which name, where the document says so. */
  hubs?: string[];
  self?: string | null;
  entries: DigestEntry[];
  /** Of a calendar: what is to come; it has no entries. */
  happenings?: Happening[];
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
  /** Null where an entry of this text is known already, which is seldom indexed again; see `terms.ts`. */
  terms: Terms | null;
  /** What each room that notices something did, in the order of the rooms; null as for terms, and for a letter. */
  noticed: unknown[] | null;
}
export type Digested = Digest | { kind: 'not-a-feed'; why: string };

const DESCRIPTION_CHARS_MAX = 1_000;
const HTML_CHARS_MAX = 500_000;
const QUOTABLE_CHARS_MAX = 6_000;
const LINKS_MAX = 100;
/** More is not looked at to tell the language. */
const DETECT_CHARS_MAX = 1_000;

export interface DigestOptions {
  url: string;
  contentType?: string;
  /** Content hashes of what is stored already. */
  known?: readonly string[];
  notice?: ((entry: EntryText) => unknown[]) | undefined;
}

/** Reads a feed's bytes. Pure and slow (some 10 ms a MB), therefore run in a thread. */
export function digest(bytes: Uint8Array, options: DigestOptions): Digested {
  const parsed = parseFeed(bytes, options);
  if (parsed.kind === 'not-a-feed') return { kind: 'not-a-feed', why: parsed.why };
  const { feed } = parsed;
  const feedLanguage = feed.language?.slice(0, 2).toLowerCase() ?? null;
  const known = new Set(options.known);
  const { notice } = options;
  const signerOf = signersIn(feed.entries);
  return {
    kind: 'feed',
    format: feed.format,
    title: nameOfFeed(feed.title, options.url),
    siteUrl: feed.link,
    description: feed.description ? cutTo(textOf(feed.description), DESCRIPTION_CHARS_MAX) : '',
    language: feedLanguage,
    authors: feed.authors,
    ttlMinutes: feed.ttlMinutes,
    ...(feed.skips ? { skips: feed.skips } : {}),
    hubs: feed.hubs ?? [],
    self: feed.self ?? null,
    entries: feed.entries
      .filter(isShowable)
      .map((entry) =>
        digestEntry(entry, { feedLanguage, feedUrl: options.url, known, notice, signerOf }),
      ),
  };
}

interface Of {
  feedLanguage: string | null;
  feedUrl: string;
  known: ReadonlySet<string>;
  notice?: DigestOptions['notice'];
  signerOf: (entry: ParsedEntry) => ParsedAuthor | null;
}

/** An entry made ready to be stored. */
export function digestEntry(entry: ParsedEntry, of: Of): DigestEntry {
  const { feedLanguage, feedUrl, known } = of;
  const html = cutTo(entry.content ?? entry.summary ?? '', HTML_CHARS_MAX);
  const text = cutTo(textOf(html), TEXT_CHARS_MAX);
  const { title, excerpt } = headOf(entry, { html, text });
  const language =
    detectLanguage(`${title}\n${text.slice(0, DETECT_CHARS_MAX)}`) ??
    entry.language?.slice(0, 2).toLowerCase() ??
    feedLanguage;
  const base = entry.url ?? feedUrl;
  const contentHash = hash('sha256', `${title}\n${text}`, 'base64url').slice(0, 22);
  const { tags } = entry;
  const isKnown = known.has(contentHash);
  const stored = {
    url: entry.url,
    title,
    publishedAt: timeOf(entry.published) ?? timeOf(entry.updated),
    html: withRecordings(html, entry),
    text: cutTo(text, QUOTABLE_CHARS_MAX),
  };
  return {
    guid: entry.id,
    ...stored,
    author: of.signerOf(entry),
    updatedAt: timeOf(entry.updated),
    language,
    excerpt,
    words: countWords(text),
    contentHash,
    votes: entry.votes ?? null,
    links: linksOf(html, base)
      .slice(0, LINKS_MAX)
      .map((url) => ({ url, siteKey: siteKey(url) })),
    tags,
    terms: isKnown ? null : readTerms({ title, tags, language }, text),
    noticed: isKnown ? null : (of.notice?.(stored) ?? null),
  };
}

function timeOf(iso: string | null): number | null {
  if (iso === null) return null;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}
