import type { Skips } from './skips.ts';

/** Who wrote something, as far as the feed says. At least one field is set. */
export interface ParsedAuthor {
  name: string | null;
  url: string | null;
  email: string | null;
}

/** A file that hangs on an entry: an episode, a picture, a paper. */
export interface ParsedEnclosure {
  url: string;
  type: string | null;
  lengthBytes: number | null;
}

/** One published item. `id` is as the publisher gave it (trimmed), null when there was none. */
export interface ParsedEntry {
  id: string | null;
  /** Absolute http(s) address of the page, or null. */
  url: string | null;
  /** Plain text, at most 500 characters; null when the feed gives none. */
  title: string | null;
  /** The title as sanitised HTML, only where the feed marked it up and the text says less, or nothing. */
  titleHtml?: string;
  authors: ParsedAuthor[];
  /** ISO 8601 in UTC. */
  published: string | null;
  updated: string | null;
  /** Full text: sanitised HTML with absolute addresses. */
  content: string | null;
  /** Summary or the only description: sanitised HTML with absolute addresses. */
  summary: string | null;
  tags: string[];
  enclosures: ParsedEnclosure[];
  /** Votes for it less those against it, where the feed counts them. */
  votes?: number;
  /** Only when the entry itself states one; otherwise the feed's holds. */
  language: string | null;
}

/** A feed with its entries in document order. */
export interface ParsedFeed {
  /** 'rss-2.0', 'rss-1.0', 'atom-1.0', 'json-feed-1.1', 'rss-in-json', 'cdf', … */
  format: string;
  title: string | null;
  /** As in an entry. */
  titleHtml?: string;
  link: string | null;
  description: string | null;
  language: string | null;
  authors: ParsedAuthor[];
  /** WebSub hubs. */
  hubs?: string[];
  /** What the feed calls itself by (Atom's id). */
  id?: string | null;
  /** When the feed was published and last changed, as it says. */
  published?: string | null;
  updated?: string | null;
  /** The address the feed says it lives at. */
  self?: string | null;
  ttlMinutes: number | null;
  /** When the publisher does not want to be asked; left out where they do not mind. */
  skips?: Skips;
  generator: string | null;
  entries: ParsedEntry[];
}

export type LooksLike = 'html' | 'pdf' | 'json' | 'xml' | 'image' | 'empty' | 'text' | 'binary';

/** Weather, not an error: bytes that are no feed come with a sentence for a person. */
export type NotAFeed = { kind: 'not-a-feed'; why: string; looksLike: LooksLike };

export type Parsed = { kind: 'feed'; feed: ParsedFeed } | NotAFeed;
