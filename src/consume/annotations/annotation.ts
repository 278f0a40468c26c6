import type { HighlightView } from '../highlights/schema.ts';
import { pointsBefore } from './code-points.ts';

/** https://www.w3.org/TR/annotation-model/ */
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What is annotated, as its keep tells it. */
export interface Annotated {
  id: number;
  url: string | null;
  title: string;
  tags: readonly string[];
  takeaway: string;
  createdAt: number;
  updatedAt: number;
}

const iso = (at: number): string => new Date(at).toISOString();

/** A page by its address; what has none (a book) by a name that is its own here. */
const sourceOf = ({ id, url }: Annotated): string => url ?? `urn:kith:keep:${id}`;

const taggedWith = (tags: readonly string[]) =>
  tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }));

const comment = (value: string) =>
  value.trim() === ''
    ? []
    : [{ type: 'TextualBody', purpose: 'commenting', value, format: 'text/plain' }];

/**
 * A passage as an annotation of W3C's model. `text` is the one it stands in, where places
 * are to be counted in characters; null where each character is one code unit.
 */
export function annotationOf(of: Annotated, highlight: HighlightView, text: string | null) {
  const { exact, prefix, suffix, start, end, note } = highlight;
  const quote = { type: 'TextQuoteSelector', exact, prefix, suffix };
  const position =
    start === null || end === null
      ? []
      : [
          {
            type: 'TextPositionSelector',
            start: text === null ? start : pointsBefore(text, start),
            end: text === null ? end : pointsBefore(text, end),
          },
        ];
  return {
    id: `urn:kith:highlight:${highlight.id}`,
    type: 'Annotation',
    motivation: note.trim() === '' ? 'highlighting' : 'commenting',
    created: iso(highlight.createdAt),
    modified: iso(highlight.updatedAt),
    body: [...comment(note), ...taggedWith(of.tags)],
    target: {
      source: sourceOf(of),
      'schema:name': of.title,
      selector: [quote, ...position, ...pageSelector(highlight.page)],
    },
  };
}

/** On which page of a PDF; the quote says where on it. */
const pageSelector = (page: number | null) =>
  page === null
    ? []
    : [
        {
          type: 'FragmentSelector',
          conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
          value: `page=${page}`,
        },
      ];

/** What one takes from a page as a whole; null when there is no word of it. */
export function pageNoteOf(of: Annotated) {
  if (of.takeaway.trim() === '') return null;
  return {
    id: `urn:kith:keep:${of.id}`,
    type: 'Annotation',
    motivation: 'commenting',
    created: iso(of.createdAt),
    modified: iso(of.updatedAt),
    body: [...comment(of.takeaway), ...taggedWith(of.tags)],
    target: { source: sourceOf(of), 'schema:name': of.title },
  };
}

/** All of them as a collection of one page, which is in it. */
export const collectionOf = (items: readonly unknown[]) => ({
  '@context': CONTEXT,
  id: 'urn:kith:annotations',
  type: 'AnnotationCollection',
  label: 'Highlights and takeaways',
  total: items.length,
  first: {
    id: 'urn:kith:annotations:1',
    type: 'AnnotationPage',
    startIndex: 0,
    items,
  },
});
