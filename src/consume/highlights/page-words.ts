import { parseHTML } from 'linkedom';
import { type ReadText, readText } from './text-rules.ts';

/** The text of sanitised HTML over which the places of highlights are counted, with where in it each part stands. */
export function readPage(html: string): ReadText {
  if (html === '') return { text: '', pieces: [] };
  const { document } = parseHTML(`<html><head></head><body>${html}</body></html>`);
  return readText(document.body);
}

export const wordsOfPage = (html: string): string => readPage(html).text;
