import papaparse from 'papaparse';
import { ITEMS_MAX } from '../limits.ts';
import type { RawHighlight, RawItem } from './item.ts';
import { kithRow } from './kith-table.ts';
import type { Format, Problem } from './types.ts';

type Row = Record<string, string>;

interface Table {
  format: Format;
  items: RawItem[];
  problems: Problem[];
}

/** Columns that tell which program wrote a table, the most telling first. */
const SHAPES: { format: Format; has: string[]; read: (rows: Row[]) => RawItem[] }[] = [
  { format: 'readwise', has: ['highlight', 'book title'], read: readReadwise },
  { format: 'readwise', has: ['url', 'document tags', 'saved date'], read: eachRow(readerRow) },
  { format: 'kith', has: ['url', 'kept', 'takeaway', 'highlights'], read: eachRow(kithRow) },
  { format: 'raindrop', has: ['url', 'excerpt', 'folder', 'created'], read: eachRow(raindropRow) },
  {
    format: 'instapaper',
    has: ['url', 'title', 'selection', 'folder'],
    read: eachRow(instapaperRow),
  },
  { format: 'pocket', has: ['url', 'time_added'], read: eachRow(pocketRow) },
  { format: 'hypothesis', has: ['url', 'quote'], read: readQuotes },
  { format: 'table', has: ['url'], read: eachRow(plainRow) },
];

/** A table with a row of names; null when it is none that tells of pages. */
export function readTable(text: string): Table | null {
  // Not its own reading of names: it writes to the log when one stands twice.
  const parsed = papaparse.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    preview: 1 + ITEMS_MAX * 5,
  });
  const [head = [], ...lines] = parsed.data;
  const names = head.map(nameOf);
  const shape = SHAPES.find(({ has }) => has.every((name) => names.includes(name)));
  if (!shape) return null;
  const problems = parsed.errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row }) => ({ at: row === undefined ? null : `row ${row + 2}`, text: BAD_QUOTES }));
  return { format: shape.format, items: shape.read(lines.map(rowWith(names))), problems };
}

const nameOf = (cell: string): string =>
  cell
    .replace(/^\ufeff/u, '')
    .trim()
    .toLowerCase();

/** Of columns of one name the first counts. */
function rowWith(names: readonly string[]) {
  const columns = names.map((name, at) => ({ name, at })).toReversed();
  return (cells: string[]): Row =>
    Object.fromEntries(
      columns.flatMap(({ name, at }) => (cells[at] === undefined ? [] : [[name, cells[at]]])),
    );
}

const BAD_QUOTES = 'Its quotation marks do not fit; some of it may be missing.';

function eachRow(read: (row: Row) => RawItem) {
  return (rows: Row[]): RawItem[] => rows.map(read);
}

const split = (words: string | undefined, by: RegExp): string[] => (words ?? '').split(by);

function pocketRow(row: Row): RawItem {
  return {
    url: row.url,
    // Pocket writes the address where it knows no title.
    title: row.title === row.url ? '' : row.title,
    keptAt: row.time_added,
    tags: split(row.tags, /[|,]/u),
  };
}

/** One that is not closed goes on to the end: to look again from each mark within would take for ever. */
const QUOTED = /'((?:[^'\\]|\\.)*)(?:'|\\?$)|"((?:[^"\\]|\\.)*)(?:"|\\?$)/gsu;

/** Of Reader, which is Readwise's, too: its tags are a list as Python writes one. */
function readerRow(row: Row): RawItem {
  const quoted = (row['document tags'] ?? '').matchAll(QUOTED);
  return {
    url: row.url,
    title: row.title,
    keptAt: row['saved date'],
    tags: [...quoted].map(([, one, other]) => (one ?? other ?? '').replace(/\\(.)/gsu, '$1')),
  };
}

function instapaperRow(row: Row): RawItem {
  const folder = row.folder ?? '';
  return {
    url: row.url,
    title: row.title,
    keptAt: row.timestamp,
    // These two are states of reading and no folders.
    folders: /^(?:unread|archive)$/iu.test(folder) ? [] : [folder],
    tags: listIn(row.tags),
    highlights: [{ exact: row.selection, createdAt: row.timestamp }],
  };
}

/** A list as JSON, else parted by commas. */
function listIn(words: string | undefined): string[] {
  try {
    const list: unknown = JSON.parse(words ?? '');
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return split(words, /,/u);
  }
}

function raindropRow(row: Row): RawItem {
  return {
    url: row.url,
    title: row.title,
    takeaway: row.note,
    keptAt: row.created,
    folders: split(row.folder, / \/ |\//u).filter((name) => !/^unsorted$/iu.test(name.trim())),
    tags: split(row.tags, /,/u),
    highlights: raindropHighlights(row.highlights ?? ''),
  };
}

/** `Highlight: … Note: …`, one after the other. */
function raindropHighlights(words: string): RawHighlight[] {
  return words
    .split(/(?:^|\n)[^\S\n]*Highlight:/u)
    .slice(1)
    .map((one) => {
      const [exact, ...notes] = one.split(/\n[^\S\n]*Note:/u);
      return { exact, note: notes.join('\n') };
    });
}

function plainRow(row: Row): RawItem {
  return {
    url: row.url,
    title: row.title ?? row.name,
    source: row.source ?? row.site,
    author: row.author,
    takeaway: row.takeaway ?? row.note ?? row.notes ?? row.description,
    tags: split(row.tags ?? row.labels, /[|;,]/u),
    keptAt: row.kept ?? row.created ?? row.created_at ?? row.date ?? row.saved_at,
    publishedAt: row.published,
  };
}

/** Readwise writes a row for each highlight; what they stand in is told by title and author. */
function readReadwise(rows: Row[]): RawItem[] {
  const books = new Map<string, RawItem & { highlights: RawHighlight[] }>();
  for (const row of rows) {
    const key = JSON.stringify([row['book title'], row['book author']]);
    const book = books.get(key) ?? {
      url: row.url ?? row['source url'] ?? '',
      title: row['book title'],
      author: row['book author'],
      keptAt: row['highlighted at'],
      tags: split(row['document tags'], /,/u),
      highlights: [],
    };
    book.highlights.push({
      exact: row.highlight,
      note: [row.note, tagWords(row.tags)].filter(Boolean).join('\n\n'),
      createdAt: row['highlighted at'],
    });
    books.set(key, book);
  }
  return [...books.values()];
}

/** A highlight has no tags of its own here: they stay as words. */
const tagWords = (tags: string | undefined): string =>
  split(tags, /,/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .map((tag) => `#${tag.replace(/\s+/gu, '-')}`)
    .join(' ');

/** A row for each quote, as Hypothesis writes them. */
function readQuotes(rows: Row[]): RawItem[] {
  const pages = new Map<string, RawItem & { highlights: RawHighlight[]; said: string[] }>();
  for (const row of rows) {
    const url = row.url ?? '';
    const at = row['created at'] ?? row['creation date'] ?? row.created;
    const page = pages.get(url) ?? {
      url,
      title: row.title ?? '',
      keptAt: at,
      highlights: [],
      said: [],
    };
    const note = row.comment ?? row.annotation ?? row.body ?? row.note ?? row.text ?? '';
    if ((row.quote ?? '').trim() === '') page.said.push(note);
    else
      page.highlights.push({
        exact: row.quote,
        page: /^\d{1,5}$/u.test(row.page?.trim() ?? '') ? Number(row.page) : null,
        note: [note, tagWords(row.tags)].filter(Boolean).join('\n\n'),
        createdAt: at,
      });
    pages.set(url, page);
  }
  return [...pages.values()].map(({ said, ...page }) => ({
    ...page,
    takeaway: said.filter((words) => words.trim() !== '').join('\n\n'),
  }));
}
