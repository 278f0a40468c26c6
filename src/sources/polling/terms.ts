import type { Text } from '#platform';
import { indexText } from '#search';
import { cutTo, textOf } from '../feeds/parse/index.ts';
import type { EntryTerms } from '../search/put.ts';

export const TEXT_CHARS_MAX = 200_000;

export interface Terms {
  title: string;
  tags: string;
  body: string;
}
/** Terms of this thread, or carried here from the one that reads. */
export type ReadTerms = Omit<EntryTerms, 'entryId'>;

interface Titled {
  title: string;
  tags: string[];
  language: string | null;
}

/** The terms of an entry: as they were read, or read now. */
export function termsOf(entry: Titled & { html: Text; terms: ReadTerms | null }): ReadTerms {
  return entry.terms ?? readTerms(entry, cutTo(textOf(String(entry.html)), TEXT_CHARS_MAX));
}

export function readTerms({ title, tags, language }: Titled, text: string): Terms {
  return {
    title: indexText(title, language),
    tags: indexText(tags.join(' \n '), language),
    body: indexText(text, language),
  };
}
