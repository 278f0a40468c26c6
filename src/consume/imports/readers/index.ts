import { isAscii, isUtf8 } from 'node:buffer';
import { isZip } from '#archive';
import { decode } from '#sources';
import {
  HTML_CHARS_ALL_MAX,
  HTML_CHARS_MAX,
  ITEMS_MAX,
  PROBLEMS_MAX,
  SAID_CHARS_MAX,
} from '../limits.ts';
import { type Archive, openArchive } from './archive.ts';
import { readBookmarks } from './bookmarks.ts';
import { isWrongDate, itemOf, line, type RawItem } from './item.ts';
import { readJson, readPocketMarks } from './json.ts';
import { readOmnivore } from './omnivore.ts';
import { readPosts } from './posts.ts';
import { readTable } from './tables.ts';
import type { Format, Problem, ReadItem, ReadList } from './types.ts';

export type { Format, ReadItem, ReadList } from './types.ts';

const UNKNOWN =
  'Kith finds no pages in this file. It reads bookmarks (.html), the lists of Pocket, Instapaper, Raindrop, Pinboard, Readwise, Omnivore, wallabag, linkding, Karakeep and Hypothesis, annotations of W3C, and tables (.csv) with a column “url”.';

interface RawList {
  format: Format;
  items: RawItem[];
  problems: Problem[];
}

/** Reads a list of what somebody kept elsewhere. What kind it is is found in it, not in its name. Never throws. */
export function readList(bytes: Uint8Array): ReadList | { why: string } {
  const raw = isZip(bytes) ? fromArchive(bytes) : fromText(decoded(bytes));
  if (raw === null) return { why: UNKNOWN };
  return 'why' in raw ? raw : clean(raw);
}

function fromArchive(bytes: Uint8Array): RawList | { why: string } {
  const archive = openArchive(bytes);
  if ('why' in archive) return archive;
  const items = readOmnivore(archive);
  if (items) return { format: 'omnivore', items, problems: archive.problems };
  return fromTables(archive) ?? { why: NO_LIST };
}

const NO_LIST = 'There is no list of pages in this archive that Kith knows.';
/** What a Mac packs beside each file begins with a point. */
const TABLE = /(?:^|\/)[^./][^/]*\.csv$/iu;

/** A list that is parted into tables, as Pocket's newest exports are (`part_000000.csv`). */
function fromTables(archive: Archive): RawList | null {
  const tables = archive.names
    .filter((name) => TABLE.test(name))
    .toSorted()
    .flatMap((name) => {
      const table = readTable(archive.textAt(name));
      for (const { at, text } of table?.problems ?? [])
        archive.problem(at === null ? name : `${name}, ${at}`, text);
      return table ?? [];
    });
  const [first] = tables;
  if (!first) return null;
  const items = tables.flatMap((table) => table.items);
  if (first.format === 'pocket') items.push(...markedInPocket(archive));
  return { format: first.format, items, problems: archive.problems };
}

const MARKED = /(?:^|\/)annotations\/[^./][^/]*\.json$/iu;

/** What was marked stands beside the list in Pocket's archive, by the same addresses. */
const markedInPocket = (archive: Archive): RawItem[] =>
  archive.names
    .filter((name) => MARKED.test(name))
    .toSorted()
    .flatMap((name) => readPocketMarks(archive.jsonAt(name)) ?? []);

const CHARSET = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:+-]+)/iu;

/** Lists are UTF-8, but for what spreadsheets and old browsers save; these have a mark, say it, or it is found in their bytes. */
function decoded(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4_000)).toString('latin1');
  const charset = CHARSET.exec(head)?.[1];
  if (isCutUtf8(bytes) && /^utf-?8$/iu.test(charset ?? 'utf-8'))
    return new TextDecoder().decode(bytes);
  return decode(bytes, charset && `text/html; charset=${charset}`).text;
}

/** Whether the last character is all that is damaged, as in a download that broke off; of few others that looks like Latin. */
function isCutUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return false;
  return [1, 2, 3].some((cut) => {
    const [whole, rest] = [bytes.subarray(0, -cut), bytes.subarray(-cut)];
    return isUtf8(whole) && !isAscii(whole) && BEGUN.test(Buffer.from(rest).toString('latin1'));
  });
}

/** The first bytes of a character, without its last. */
const BEGUN = /^(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})$/u;

/** Nothing stands before it but what XML begins with. */
const POSTS = /^(?:<[?!][^>]*>\s*)*<posts\b/u;

function fromText(text: string): RawList | null {
  const start = text.slice(0, 4_000).trimStart();
  if (/^[[{]/u.test(start)) return fromJson(text);
  if (POSTS.test(start)) return { format: 'pinboard', items: readPosts(text), problems: [] };
  if (start.startsWith('<')) {
    const { isPocket, items } = readBookmarks(text);
    return { format: isPocket ? 'pocket' : 'bookmarks', items, problems: [] };
  }
  return readTable(text);
}

function fromJson(text: string): RawList | null {
  try {
    const list = readJson(JSON.parse(text));
    return list && { ...list, problems: [] };
  } catch {
    return null;
  }
}

/** Only what can be kept, with what cannot be told by its place in the list. */
function clean({ format, items, problems }: RawList): ReadList {
  const read: ReadItem[] = [];
  const all = [...problems];
  let charsLeft = HTML_CHARS_ALL_MAX;
  for (const [at, raw] of items.slice(0, ITEMS_MAX).entries()) {
    const item = itemOf(raw);
    if (!item) {
      all.push({ at: `${at + 1}: ${nameOf(raw)}`, text: NO_ADDRESS });
      continue;
    }
    if (raw.problem !== undefined) all.push({ at: `${at + 1}: ${nameOf(raw)}`, text: raw.problem });
    if (typeof raw.html === 'string' && raw.html.length > HTML_CHARS_MAX)
      all.push({ at: `${at + 1}: ${nameOf(raw)}`, text: TEXT_TOO_LONG });
    if (typeof raw.takeaway === 'string' && raw.takeaway.length > SAID_CHARS_MAX)
      all.push({ at: `${at + 1}: ${nameOf(raw)}`, text: TOO_LONG });
    if (item.keptAt === null && isWrongDate(raw.keptAt))
      all.push({ at: `${at + 1}: ${nameOf(raw)}`, text: WRONG_DATE });
    charsLeft -= item.html.length;
    read.push(charsLeft < 0 ? { ...item, html: '' } : item);
  }
  return { format, items: read, problems: told(all, items.length > ITEMS_MAX) };
}

/** What concerns the whole list comes first, and what is not told of lines is counted. */
function told(lines: ReadList['problems'], isCut: boolean): ReadList['problems'] {
  const left = lines.length - PROBLEMS_MAX;
  return [
    ...(isCut ? [{ at: null, text: TOO_MANY }] : []),
    ...lines.slice(0, PROBLEMS_MAX),
    ...(left > 0 ? [{ at: null, text: `${left.toLocaleString('en')} more stay out.` }] : []),
  ];
}

const NAME_CHARS = 120;
const nameOf = ({ title, url }: RawItem): string =>
  line(title, NAME_CHARS) || line(url, NAME_CHARS) || 'without a name';

const NO_ADDRESS = 'It has no address of a page, so it stays out.';
const WRONG_DATE =
  'Its date cannot be read (2024-05-31 can), so it counts as kept on the day it comes in.';
const TEXT_TOO_LONG = `Its text is longer than ${HTML_CHARS_MAX.toLocaleString('en')} characters; the rest of that stays out.`;
const TOO_LONG = `What is said of it is longer than ${SAID_CHARS_MAX.toLocaleString('en')} characters; the rest of that stays out.`;
const TOO_MANY = `The list is longer than ${ITEMS_MAX.toLocaleString('en')}; the rest stays out. Bring it in a part at a time.`;
