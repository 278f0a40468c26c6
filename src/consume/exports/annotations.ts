import { annotationOf, collectionOf, pageNoteOf } from '../annotations/annotation.ts';
import { wordsOfPage } from '../highlights/page-words.ts';
import type { ExportedItem } from './keeps.ts';

/** Signs that two code units make, written out or by their number: only then places are counted otherwise. */
const COUNTED_OTHERWISE = /[\u{10000}-\u{10ffff}]|&#/u;

/** All that is marked, and what is taken from whole pages, as W3C's annotations. */
export async function annotationsOf(items: AsyncIterable<ExportedItem>) {
  const all: unknown[] = [];
  for await (const item of items) {
    const note = pageNoteOf(item);
    if (note) all.push(note);
    const text = COUNTED_OTHERWISE.test(item.html) ? await wordsOfPage(item.html) : null;
    for (const highlight of item.highlights) all.push(annotationOf(item, highlight, text));
  }
  return collectionOf(all);
}
