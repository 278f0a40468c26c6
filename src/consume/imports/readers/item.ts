import {
  CONTEXT_CHARS,
  HIGHLIGHT_NOTE_CHARS_MAX,
  HIGHLIGHTS_MAX,
  QUOTE_CHARS_MAX,
} from '../../highlights/limits.ts';
import { TAG_CHARS_MAX, TAGS_MAX, URL_CHARS_MAX } from '../../library/limits.ts';
import {
  GOAL_CHARS_MAX,
  HTML_CHARS_MAX,
  NAME_CHARS_MAX,
  SAID_CHARS_MAX,
  TITLE_CHARS_MAX,
} from '../limits.ts';
import type { ReadHighlight, ReadItem } from './types.ts';

/** What a list says of one thing, in whatever form it says it. */
export interface RawItem {
  url?: unknown;
  title?: unknown;
  source?: unknown;
  author?: unknown;
  publishedAt?: unknown;
  keptAt?: unknown;
  takeaway?: unknown;
  tags?: readonly unknown[];
  goal?: unknown;
  folders?: readonly unknown[];
  html?: unknown;
  file?: unknown;
  pages?: unknown;
  language?: unknown;
  highlights?: readonly RawHighlight[];
  /** What could not be read of it, as a sentence. */
  problem?: string | undefined;
}

export interface RawHighlight {
  exact?: unknown;
  prefix?: unknown;
  suffix?: unknown;
  start?: unknown;
  note?: unknown;
  page?: unknown;
  createdAt?: unknown;
}

const FOLDERS_MAX = 10;

/** A thing as Kith can keep it; null when it has neither an address nor a title. */
export function itemOf(raw: RawItem): ReadItem | null {
  const url = addressOf(raw.url);
  const title = line(raw.title, TITLE_CHARS_MAX);
  if (url === null && (title === '' || text(raw.url) !== '')) return null;
  const tags = labels(raw.tags ?? []);
  const highlights = (raw.highlights ?? []).flatMap((one) => highlightOf(one) ?? []);
  return {
    url,
    title,
    source: line(raw.source, NAME_CHARS_MAX),
    author: line(raw.author, NAME_CHARS_MAX) || null,
    publishedAt: momentOf(raw.publishedAt),
    keptAt: momentOf(raw.keptAt),
    takeaway: cut(plain(raw.takeaway), SAID_CHARS_MAX),
    tags: tags.slice(0, TAGS_MAX),
    goal: goalKey(text(raw.goal)),
    folders: labels(raw.folders ?? []).slice(0, FOLDERS_MAX),
    html: withoutNull(text(raw.html)).slice(0, HTML_CHARS_MAX).toWellFormed(),
    file: /^[0-9a-f]{64}$/u.exec(text(raw.file))?.[0] ?? null,
    pages: numberOf(raw.pages),
    language: /^[a-z]{2}$/u.exec(text(raw.language))?.[0] ?? null,
    highlights: highlights.slice(0, HIGHLIGHTS_MAX),
    over: {
      tags: Math.max(0, tags.length - TAGS_MAX),
      highlights: Math.max(0, highlights.length - HIGHLIGHTS_MAX),
    },
  };
}

/** A passage as Kith can keep it; null when it has no words. */
function highlightOf(raw: RawHighlight): ReadHighlight | null {
  const exact = cut(folded(raw.exact), QUOTE_CHARS_MAX);
  if (exact === '') return null;
  return {
    exact,
    prefix: spaced(raw.prefix).slice(-CONTEXT_CHARS).toWellFormed(),
    suffix: spaced(raw.suffix).slice(0, CONTEXT_CHARS).toWellFormed(),
    start:
      typeof raw.start === 'number' && Number.isSafeInteger(raw.start) && raw.start >= 0
        ? raw.start
        : null,
    note: cut(plain(raw.note), HIGHLIGHT_NOTE_CHARS_MAX),
    page: numberOf(raw.page),
    createdAt: momentOf(raw.createdAt),
  };
}

const PAGES_MAX = 99_999;
/** Of pages. */
const numberOf = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= PAGES_MAX ? Number(value) : null;

/** Only addresses of pages: a bookmark may be a script. */
export function addressOf(value: unknown): string | null {
  const url = text(value).trim();
  if (url === '' || url.length > URL_CHARS_MAX || !URL.canParse(url)) return null;
  return /^https?:$/u.test(new URL(url).protocol) && isClean(url) ? url : null;
}

const isClean = (url: string): boolean => !/[\p{Cc}\s]/u.test(url) && url.isWellFormed();

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const withoutNull = (words: string): string => words.replaceAll('\0', '');

/** White space as it is, without signs that control the screen. */
const shown = (value: unknown): string =>
  withoutNull(text(value))
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');

const plain = (value: unknown): string => shown(value).trim();
const spaced = (value: unknown): string => shown(value).replace(/\s+/gu, ' ');
const folded = (value: unknown): string => spaced(value).trim();

export const line = (value: unknown, charsMax: number): string => cut(folded(value), charsMax);

/** Of a goal's title, by which it is known again: titles are as long as what they are made of. */
export const goalKey = (title: string): string => line(title, GOAL_CHARS_MAX);

const cut = (words: string, charsMax: number): string =>
  words.length <= charsMax
    ? words.toWellFormed()
    : words.slice(0, charsMax).toWellFormed().trimEnd();

const labels = (all: readonly unknown[]): string[] => [
  ...new Set(
    all.map((one) => line(one, TAG_CHARS_MAX).replace(/^#+\s*/u, '')).filter((one) => one !== ''),
  ),
];

/** Earlier than the web, or far ahead: no day on which something was kept. */
const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2100, 0, 1);

/** Seconds, milliseconds or microseconds since 1970, or a date in words; epoch ms. */
export function momentOf(value: unknown): number | null {
  const said = typeof value === 'number' ? String(value) : text(value).trim();
  if (said === '') return null;
  const at = COUNT.test(said) ? fromCount(Number(said)) : Date.parse(spelledOut(said));
  // A day without its year is read as one of 2001, and "0", which stands for none, as one of 2000.
  return /\d{4}/u.test(said) && at >= FIRST && at < LAST ? Math.round(at) : null;
}

const COUNT = /^\d{9,17}(?:\.\d+)?$/u;
/** `20240531` and `20240531T100000Z`, which ISO 8601 allows and `Date` does not read. */
const spelledOut = (said: string): string =>
  said
    .replace(/^(\d{4})(\d\d)(\d\d)(?=$|T)/u, '$1-$2-$3')
    .replace(/T(\d\d)(\d\d)(\d\d)/u, 'T$1:$2:$3');

/** What programs write where they know of no date; eight digits and more were meant as one. */
const NO_DATE = /^(?:(?:-\d+|\d{0,7})(?:\.\d+)?|000[01]-.*|null|none)$/iu;

/** Whether it was meant as a date and is none. */
export const isWrongDate = (value: unknown): boolean =>
  momentOf(value) === null && !NO_DATE.test(text(value).trim());

function fromCount(count: number): number {
  if (count < 1e11) return count * 1000;
  return count < 1e14 ? count : count / 1000;
}
