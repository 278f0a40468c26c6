import type { Format } from './formats.ts';

export type { Format };

/** A passage that was marked elsewhere. */
export interface ReadHighlight {
  exact: string;
  prefix: string;
  suffix: string;
  start: number | null;
  note: string;
  /** Of a PDF; null when nobody said. */
  page: number | null;
  /** Epoch ms; null when nobody said. */
  createdAt: number | null;
}

/** One thing that somebody kept elsewhere. */
export interface ReadItem {
  /** Null of a book or another thing without an address. */
  url: string | null;
  title: string;
  source: string;
  author: string | null;
  publishedAt: number | null;
  keptAt: number | null;
  takeaway: string;
  tags: string[];
  /** What the goal that it serves is called, as a Kith says it; empty where it serves none. */
  goal: string;
  /** Names of the folders it lay in, the outermost first. */
  folders: string[];
  /** Its text as HTML, not yet sanitised; empty when none came along. */
  html: string;
  /** The SHA-256 of a file that it was, as a Kith says it. */
  file: string | null;
  /** How many pages its text has; null where it has none. */
  pages: number | null;
  /** As ISO 639-1. */
  language: string | null;
  highlights: ReadHighlight[];
  /** How many it has beyond what one thing has room for. */
  over: { tags: number; highlights: number };
}

/** What could not be read, and where. */
export interface Problem {
  /** Which line, row or file; null for the whole. */
  at: string | null;
  text: string;
}

export interface ReadList {
  format: Format;
  items: ReadItem[];
  problems: Problem[];
}
