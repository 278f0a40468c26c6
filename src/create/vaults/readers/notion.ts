import papaparse from 'papaparse';
import type { Bundle } from '../archive/bundle.ts';
import { DATABASE_ROWS_MAX } from '../limits.ts';
import type { Matter } from './front-matter.ts';
import { type Dialect, fittingTitle, textOf, type Written, withPlainEnds } from './markdown.ts';
import { folderOf, nameOf } from './places.ts';
import { tidyTags } from './properties.ts';
import { mapProse } from './prose.ts';

const NAME = /^(.*?)\s*([0-9a-f]{32})(_all)?\.(md|csv)$/;
const HEADING = /^\s*#[ \t]+([^\n]*)\n?/;
const PROPERTY = /^([^:\n]{1,100}):[ \t]*(.*)$/;
/** Columns whose words are tags. */
const TAG_COLUMNS = new Set(['tags', 'tag', 'labels', 'keywords', 'topics']);

/**
 * Notion's export: pages as Markdown, databases as CSV beside a folder of their pages, and an id
 * behind every name. The columns of its database stand at the top of each page.
 */
export function notionDialect(bundle: Bundle): Dialect {
  const columns = columnsByFolder(bundle);
  const pages = pagesById(bundle);
  return {
    format: 'notion',
    isNote: (path) => isDatabase(bundle, path) || /\.md$/i.test(path),
    noteFor: (path) => {
      const whole = path.replace(/\.csv$/, '_all.csv');
      return bundle.files.has(whole) ? whole : path;
    },
    folderName: (folder) =>
      folder
        .split('/')
        .map((part) => part.replace(/\s*[0-9a-f]{32}$/, ''))
        .join('/'),
    read: (path, bytes) =>
      path.endsWith('.csv')
        ? readDatabase(path, bytes, bundle)
        : readPage(path, bytes, { columns: columns.get(folderOf(path)), pages }),
  };
}

/** Of the two tables of a database the one with all rows. */
function isDatabase(bundle: Bundle, path: string): boolean {
  if (!NAME.test(nameOf(path)) || !path.endsWith('.csv')) return false;
  return path.endsWith('_all.csv') || !bundle.files.has(path.replace(/\.csv$/, '_all.csv'));
}

/** The folder that a page's or database's pages stand in. */
const folderBehind = (path: string): string => path.replace(/(?:_all)?\.csv$/, '');

function columnsByFolder(bundle: Bundle): Map<string, Set<string>> {
  const columns = new Map<string, Set<string>>();
  for (const path of bundle.files.keys()) {
    if (!isDatabase(bundle, path)) continue;
    const [header] = rowsOf(bytesAt(bundle, path), 1);
    for (const folder of foldersBehind(path))
      columns.set(folder, new Set(header?.map((cell) => cell.trim()).filter(Boolean)));
  }
  return columns;
}

/** Newer exports leave the id out of the names of folders. */
function foldersBehind(path: string): string[] {
  const folder = folderBehind(path);
  return [folder, folder.replace(/\s*[0-9a-f]{32}$/, '')];
}

function bytesAt(bundle: Bundle, path: string): Uint8Array {
  try {
    return bundle.read(path);
  } catch {
    // It is named as damaged when its turn comes to be read.
    return new Uint8Array();
  }
}

function rowsOf(bytes: Uint8Array, rowsMax: number): string[][] {
  return papaparse.parse<string[]>(textOf(bytes), { preview: rowsMax, skipEmptyLines: 'greedy' })
    .data;
}

interface Around {
  columns: Set<string> | undefined;
  /** Where the page or database of an id stands. */
  pages: ReadonlyMap<string, string>;
}

function readPage(path: string, bytes: Uint8Array, { columns, pages }: Around): Written {
  const text = withPlainEnds(textOf(bytes));
  const [, name = nameOf(path).replace(/\.md$/i, ''), id] = NAME.exec(nameOf(path)) ?? [];
  const heading = HEADING.exec(text);
  const title = heading?.[1]?.trim() || name;
  const rest = heading ? text.slice(heading[0].length) : text;
  const { matter, body } = columns ? propertiesAtTop(rest, columns) : { matter: {}, body: rest };
  const { tags, others } = tagsAmong(matter);
  return {
    title: fittingTitle(title),
    matter: others,
    body: plainBlocks(withPaths(body.replace(/^\n+/, ''), pages)),
    key: id ? `notion:${id}` : `file:${path}`,
    own: null,
    tags,
    aliases: [],
    problem: null,
  };
}

function pagesById(bundle: Bundle): Map<string, string> {
  const pages = new Map<string, string>();
  for (const path of bundle.files.keys()) {
    const id = NAME.exec(nameOf(path))?.[2];
    if (id && !pages.has(id)) pages.set(id, path);
  }
  return pages;
}

const ON_NOTION =
  /\]\(https:\/\/(?:www\.)?notion\.(?:so|site)\/[^\s()?#]*?([0-9a-f]{32})(?:[?#][^\s()]*)?\)/g;

/** A link by its address on the web to a page that is here leads to that page. */
function withPaths(body: string, pages: ReadonlyMap<string, string>): string {
  return mapProse(body, (prose) =>
    prose.replace(ON_NOTION, (whole, id: string) => {
      const path = pages.get(id);
      return path === undefined ? whole : `](</${path.replace(/[<>]/g, '')}>)`;
    }),
  );
}

const ASIDE = /^<aside>[ \t]*\n([\s\S]*?)\n?^<\/aside>[ \t]*$/gm;

/** Notion's callouts are HTML, which Kith shows as it is written: a quote says the same. */
function plainBlocks(body: string): string {
  return body.replace(ASIDE, (_, inside: string) =>
    inside
      .trim()
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  );
}

/** The lines `Column: value` of a page that stands in a database; other lines are its text. */
function propertiesAtTop(text: string, columns: Set<string>): { matter: Matter; body: string } {
  const lines = text.replace(/^\n+/, '').split('\n');
  const matter: Matter = {};
  let at = 0;
  for (; at < lines.length; at++) {
    const [, column = '', value = ''] = PROPERTY.exec(lines[at] ?? '') ?? [];
    if (!columns.has(column.trim())) break;
    if (value.trim() !== '') matter[column.trim()] = value.trim();
  }
  return { matter, body: lines.slice(at).join('\n') };
}

function tagsAmong(matter: Matter): { tags: string[]; others: Matter } {
  const isTags = ([column]: [string, unknown]) => TAG_COLUMNS.has(column.toLowerCase());
  const all = Object.entries(matter);
  const words = all.filter(isTags).flatMap(([, value]) => String(value).split(','));
  return { tags: tidyTags(words), others: Object.fromEntries(all.filter((one) => !isTags(one))) };
}

/** A database as a note with a table, its first column leading to the pages. */
function readDatabase(path: string, bytes: Uint8Array, bundle: Bundle): Written {
  const [, name = nameOf(path), id = path] = NAME.exec(nameOf(path)) ?? [];
  const rows = rowsOf(bytes, DATABASE_ROWS_MAX + 2);
  const isCut = rows.length > DATABASE_ROWS_MAX + 1;
  const [header = [], ...entries] = rows.slice(0, DATABASE_ROWS_MAX + 1);
  const pages = pagesOf(path, bundle);
  const lines = entries.map(([first = '', ...others]) => {
    const page = pages.get(first.replace(/\s+/gu, ' ').trim())?.shift();
    // Without words the link takes the page's title; a stroke between the two would end the cell.
    return lineOf([page ? `[](${page})` : cellOf(first), ...others.map(cellOf)]);
  });
  const ruler = lineOf(header.map(() => '---'));
  return {
    title: fittingTitle(name),
    matter: {},
    body: [lineOf(header.map(cellOf)), ruler, ...lines, ''].join('\n'),
    key: `notion:${id}`,
    own: null,
    tags: [],
    aliases: [],
    problem: isCut
      ? `Only its first ${DATABASE_ROWS_MAX.toLocaleString('en')} rows are shown.`
      : null,
  };
}

/** The pages of a database by title, as addresses from its place. */
function pagesOf(path: string, bundle: Bundle): Map<string, string[]> {
  const folders = new Set(foldersBehind(path));
  const pages = new Map<string, string[]>();
  for (const page of bundle.files.keys()) {
    if (!folders.has(folderOf(page)) || !page.endsWith('.md')) continue;
    const name = titleAt(page, bundle);
    const address = `<${page.slice(folderOf(path).length).replace(/^\//, '').replace(/[<>]/g, '')}>`;
    pages.set(name, [...(pages.get(name) ?? []), address]);
  }
  return pages;
}

/** What a page is called in its text: names of files are cut, and leave out some signs. */
function titleAt(page: string, bundle: Bundle): string {
  const heading = HEADING.exec(withPlainEnds(textOf(bytesAt(bundle, page))))?.[1]?.trim();
  const [, name = nameOf(page).replace(/\.md$/, '')] = NAME.exec(nameOf(page)) ?? [];
  return heading || name.trim();
}

/** `Emma (../People%201/Emma%202.md)`, as a database names what it is related to. */
const RELATED = /([^\s,()[\]|][^,()[\]|]*?) \(([^()\s]+\.(?:md|csv))\)/g;

const cellOf = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[|[\]]/g, (sign) => `\\${sign}`)
    .replace(RELATED, '[$1]($2)');
const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
