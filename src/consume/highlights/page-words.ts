import { parseHTML } from 'linkedom';
import { readText } from './text-rules.ts';

/** The text of sanitised HTML over which the places of highlights are counted. */
export function wordsOfPage(html: string): string {
  if (html === '') return '';
  const { document } = parseHTML(`<html><head></head><body>${html}</body></html>`);
  return readText(document.body).text;
}
