import { readAnnotations } from './annotations.ts';
import type { RawHighlight, RawItem } from './item.ts';
import { array, type Json, object, string } from './json-values.ts';
import type { Format } from './types.ts';

interface JsonList {
  format: Format;
  items: RawItem[];
}

/** A list in JSON, whoever wrote it; null when it is none that tells of pages. */
export function readJson(json: Json): JsonList | null {
  const all = object(json);
  const annotations = readAnnotations(json);
  if (annotations) return annotations;
  if (all.format === 'kith-library')
    return { format: 'kith', items: array(all.items).map(kithItem) };
  if (Array.isArray(all.bookmarks))
    return { format: 'karakeep', items: karakeepItems(all.bookmarks, all.lists) };
  const rows = array(json).map(object);
  const [first] = rows;
  if (!first) return null;
  if ('href' in first) return { format: 'pinboard', items: rows.map(pinboardItem) };
  if ('savedAt' in first && 'slug' in first)
    return { format: 'omnivore', items: rows.map((row) => omnivoreItem(row)) };
  if ('url' in first && ('is_archived' in first || 'annotations' in first || 'content' in first))
    return { format: 'wallabag', items: rows.map(wallabagItem) };
  // The last: what others write may have passages, too, and says more.
  const marks = readPocketMarks(json);
  return marks && { format: 'pocket', items: marks };
}

/** What Pocket's archive says of passages; null when it is no such list. */
export function readPocketMarks(json: Json): RawItem[] | null {
  const rows = array(json).map(object);
  const isMarks = rows.some(
    ({ url, highlights }) =>
      string(url) !== '' && array(highlights).some((one) => 'quote' in object(one)),
  );
  if (!isMarks) return null;
  return rows.map((row) => ({
    url: row.url,
    title: row.title,
    highlights: array(row.highlights).map(quoted),
  }));
}

/** A passage as Pocket, wallabag and Omnivore write it. */
function quoted(json: Json): RawHighlight {
  const { quote, note, text, annotation, created_at, createdAt } = object(json);
  return {
    exact: quote,
    note: note ?? text ?? annotation,
    createdAt: created_at ?? createdAt,
  };
}

const pinboardItem = (row: Record<string, Json>): RawItem => ({
  url: row.href,
  title: row.description,
  takeaway: row.extended,
  keptAt: row.time,
  tags: string(row.tags).split(/\s+/u),
});

function wallabagItem(row: Record<string, Json>): RawItem {
  return {
    url: row.url,
    title: row.title,
    source: row.domain_name,
    author: array(row.published_by).map(string).filter(Boolean).join(', '),
    publishedAt: row.published_at,
    keptAt: row.created_at,
    tags: array(row.tags).map((tag) => string(tag) || string(object(tag).label)),
    html: row.content,
    highlights: [...array(row.annotations), ...array(row.highlights)].map(quoted),
  };
}

const LISTS_DEEP_MAX = 20;

/** Lists are named once, and by their ids with the things that lie in them; one may lie in another. */
function karakeepItems(bookmarks: readonly Json[], lists: Json): RawItem[] {
  const byId = new Map(array(lists).map((one) => [object(one).id, object(one)]));
  const pathTo = (id: Json, deep = 0): string[] => {
    const list = byId.get(id);
    if (!list || deep > LISTS_DEEP_MAX) return [];
    return [...pathTo(list.parentId, deep + 1), string(list.name)];
  };
  return bookmarks.map((json) => ({
    ...karakeepItem(json),
    folders: array(object(json).lists).flatMap((id) => pathTo(id)),
  }));
}

function karakeepItem(json: Json): RawItem {
  const row = object(json);
  const content = object(row.content);
  return {
    // What was only written down there has no address; its text is what is kept of it.
    url: content.url ?? '',
    title: row.title ?? content.title ?? string(content.text).slice(0, 80),
    author: content.author,
    keptAt: row.createdAt,
    takeaway: [string(row.note), string(content.text)].filter(Boolean).join('\n\n'),
    tags: array(row.tags).map((tag) => string(tag) || string(object(tag).name)),
    html: content.htmlContent,
    highlights: array(row.highlights).map((one) => {
      const { text, note, createdAt } = object(one);
      return { exact: text, note, createdAt };
    }),
  };
}

/** One line of Omnivore's metadata; text and highlights lie in files of their own. */
export function omnivoreItem(
  row: Record<string, Json>,
  more: { html?: string; takeaway?: string; highlights?: RawHighlight[] } = {},
): RawItem {
  return {
    url: row.url,
    title: row.title,
    author: row.author,
    publishedAt: row.publishedAt,
    keptAt: row.savedAt,
    tags: array(row.labels).map((label) => string(label) || string(object(label).name)),
    highlights: array(row.highlights).map(quoted),
    ...more,
  };
}

/** Kith's own list reads back as it was. */
function kithItem(json: Json): RawItem {
  const row = object(json);
  return {
    url: row.url,
    title: row.title,
    source: row.source,
    author: row.author,
    publishedAt: row.publishedAt,
    keptAt: row.keptAt,
    takeaway: row.takeaway,
    tags: array(row.tags),
    goal: row.goal,
    html: row.html,
    file: row.file,
    pages: row.pages,
    language: row.language,
    highlights: array(row.highlights).map((one) => {
      const { exact, prefix, suffix, start, note, page, createdAt } = object(one);
      return { exact, prefix, suffix, start, note, page, createdAt };
    }),
  };
}
