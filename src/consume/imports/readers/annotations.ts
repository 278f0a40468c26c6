import type { RawHighlight, RawItem } from './item.ts';
import { array, type Json, object, several, string } from './json-values.ts';
import { markedBy } from './selectors.ts';
import type { Format } from './types.ts';
import { type Note, tagsIn, w3cNotes } from './w3c-annotations.ts';

/**
 * Annotations as W3C's model has them (a page, a collection with its pages, a set of a book, a list, or one), and as
 * Hypothesis' export and its API give them. Null when it is neither.
 */
export function readAnnotations(json: Json): { format: Format; items: RawItem[] } | null {
  const all = object(json);
  const ofHypothesis = array(all.annotations ?? all.rows).map(object);
  if (ofHypothesis.some((one) => 'uri' in one))
    return { format: 'hypothesis', items: byPage(ofHypothesis.flatMap(hypothesisNotes)) };
  const notes = w3cNotes(json);
  return notes.length === 0 ? null : { format: 'annotations', items: byPage(notes) };
}

/** One for each passage: an annotation may be of several. */
function hypothesisNotes(one: Record<string, Json>): Note[] {
  const targets = array(one.target).map(object);
  const tags = tagsIn(array(one.tags));
  return (targets.length === 0 ? [{}] : targets).map(({ selector }: Record<string, Json>) => ({
    url: string(one.uri),
    title: string(several(object(one.document).title)[0]),
    tags,
    createdAt: one.created,
    words: string(one.text),
    selected: markedBy(array(selector)),
  }));
}

interface OfPage extends RawItem {
  highlights: RawHighlight[];
  labels: Set<string>;
  said: Set<string>;
}

/** The notes of one page together: a thing that is kept, with what was marked in it. */
function byPage(notes: readonly Note[]): RawItem[] {
  const pages = new Map<string, OfPage>();
  for (const { url, title, author, tags, createdAt, words, selected } of notes) {
    const key = url || title;
    const page = pages.get(key) ?? {
      url,
      title,
      ...(author ? { author } : {}),
      keptAt: createdAt,
      highlights: [],
      labels: new Set<string>(),
      said: new Set<string>(),
    };
    for (const tag of tags) page.labels.add(tag);
    if (selected.is === 'words')
      page.highlights.push({ ...selected.highlight, note: words, createdAt });
    else if (words !== '') page.said.add(words);
    if (selected.is === 'place') page.problem = PLACE_ALONE;
    pages.set(key, page);
  }
  return [...pages.values()].map(({ labels, said, ...page }) => ({
    ...page,
    tags: [...labels],
    takeaway: [...said].join('\n\n'),
  }));
}

const PLACE_ALONE =
  'Something in it is marked by its place alone, without its words: Kith cannot find that again, and takes what was said of it for the whole page.';
