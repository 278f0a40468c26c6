import { unitsBefore } from '../../annotations/code-points.ts';
import type { RawHighlight, RawItem } from './item.ts';
import { array, type Json, object, several, string } from './json-values.ts';
import type { Format } from './types.ts';

/**
 * Annotations as W3C's model has them (a page, a collection with its pages, a list, or one), and as Hypothesis' export and
 * its API give them. Null when it is neither.
 */
export function readAnnotations(json: Json): { format: Format; items: RawItem[] } | null {
  const all = object(json);
  const ofHypothesis = array(all.annotations ?? all.rows).map(object);
  if (ofHypothesis.some((one) => 'uri' in one))
    return { format: 'hypothesis', items: byPage(ofHypothesis.map(hypothesisNote)) };
  const items = w3cItems(json);
  return items.length === 0 ? null : { format: 'annotations', items: byPage(items.map(w3cNote)) };
}

/** What was said of one passage, or of a page as a whole. */
interface Note {
  url: string;
  title: string;
  tags: string[];
  createdAt: Json;
  words: string;
  highlight: RawHighlight | null;
}

function hypothesisNote(one: Record<string, Json>): Note {
  const selectors = array(one.target).flatMap((target) => array(object(target).selector));
  const words = string(one.text);
  return {
    url: string(one.uri),
    title: string(several(object(one.document).title)[0]),
    tags: array(one.tags).map(string),
    createdAt: one.created,
    words,
    highlight: highlightIn(selectors, { note: words, createdAt: one.created }),
  };
}

function w3cItems(json: Json): Record<string, Json>[] {
  const roots = Array.isArray(json) ? json.map(object) : [object(json)];
  return roots
    .flatMap((root) => [root, ...several(root.first).map(object)])
    .flatMap((root) => [root, ...several(root.items).map(object)])
    .filter((one) => several(one.type).includes('Annotation'));
}

function w3cNote(one: Record<string, Json>): Note {
  const [target] = several(one.target);
  const { source, selector, 'schema:name': name } = object(target);
  const bodies = several(one.body ?? one.bodyValue);
  const tags = bodies.filter((body) => object(body).purpose === 'tagging').map(wordsOf);
  const words = bodies
    .filter((body) => object(body).purpose !== 'tagging')
    .map(wordsOf)
    .filter((value) => value !== '')
    .join('\n\n');
  const of = object(source);
  const url = string(target) || string(source) || string(of.id);
  return {
    // What has no address (a book) is known by its title.
    url: url.startsWith('urn:kith:') ? '' : url,
    title: string(name) || string(of.name) || string(of.title),
    tags,
    createdAt: one.created,
    words,
    highlight: highlightIn(several(selector), { note: words, createdAt: one.created }),
  };
}

const wordsOf = (body: Json): string => string(body) || string(object(body).value);

function highlightIn(
  selectors: readonly Json[],
  said: { note: string; createdAt: Json },
): RawHighlight | null {
  const flat = selectors.flatMap((one) => [one, ...several(object(one).refinedBy)]).map(object);
  const quote = flat.find(({ type }) => type === 'TextQuoteSelector');
  if (!quote || string(quote.exact).trim() === '') return null;
  const position = flat.find(({ type }) => type === 'TextPositionSelector');
  return {
    exact: quote.exact,
    prefix: quote.prefix,
    suffix: quote.suffix,
    // Of a text that is not here, a place is a hint and no more; the words decide.
    start: unitsBefore(position?.start),
    page: pageIn(flat),
    ...said,
  };
}

/** Of a PDF: as W3C says it, or as Hypothesis does. */
function pageIn(selectors: readonly Record<string, Json>[]): number | null {
  for (const { type, value, index } of selectors) {
    const [, page] = /^page=(\d{1,5})(?:&|$)/u.exec(string(value)) ?? [];
    if (type === 'FragmentSelector' && page !== undefined) return Number(page);
    if (type === 'PageSelector' && typeof index === 'number') return index + 1;
  }
  return null;
}

/** The notes of one page together: a thing that is kept, with what was marked in it. */
function byPage(notes: readonly Note[]): RawItem[] {
  const pages = new Map<string, RawItem & { highlights: RawHighlight[]; said: string[] }>();
  for (const { url, title, tags, createdAt, words, highlight } of notes) {
    const key = url || title;
    const page = pages.get(key) ?? {
      url,
      title,
      tags: [],
      keptAt: createdAt,
      highlights: [],
      said: [],
    };
    page.tags = [...(page.tags ?? []), ...tags];
    if (highlight) page.highlights.push(highlight);
    else if (words !== '') page.said.push(words);
    pages.set(key, page);
  }
  return [...pages.values()].map(({ said, ...page }) => ({
    ...page,
    takeaway: said.join('\n\n'),
  }));
}
