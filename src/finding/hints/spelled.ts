import { matches } from '#search';
import type { MatchedEntry } from './evidence.ts';

/** The sentence of title or beginning in which a term stands, and how it is written there. */
export function sentenceWith(
  { title, excerpt, language, terms }: MatchedEntry,
  term: string,
): { word: string; sentence: string } | null {
  if (!terms.includes(term)) return null;
  for (const sentence of [title, ...excerpt.split(/(?<=[.!?])\s+/u)]) {
    const [found] = matches(sentence, new Set([term]), language);
    if (found) return { word: sentence.slice(found.start, found.end), sentence: sentence.trim() };
  }
  return null;
}
