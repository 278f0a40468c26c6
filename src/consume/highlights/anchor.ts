import search from 'approx-string-match';
import { CONTEXT_CHARS } from './limits.ts';
import type { Stretch } from './text-rules.ts';

/** A passage as somebody marked it, with what stood around it. */
export interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  /** Where it began in the text it was marked in; null when nobody said. */
  start: number | null;
}

/** Where a passage stands now, and what tells so: its place, its words, or words that are nearly the same. */
export interface Anchor extends Stretch {
  how: 'place' | 'words' | 'alike';
}

/** How much of a passage may have changed: one sign in five. What is less alike is another passage. */
export const CHANGED_MAX = 0.2;
/** Words as short as these stand in many places: only what is around them tells which is meant. */
const TELLING_CHARS = 24;
/** How much of what stood around must still be there for a passage that could be another. */
const CONTEXT_MIN = 0.5;
/** Nearly the same words are looked for only where they are enough to be known by. */
const ALIKE_CHARS_MIN = 16;
const PLACES_MAX = 1_000;

/**
 * Finds a passage in a text: where it stood, else by its words and what stands around them. Null where it is not, or where
 * it could as well be another: a passage that is shown as lost does less harm than one that is shown in a wrong place.
 */
export function anchorExactly(text: string, quote: Quote): Anchor | null {
  const { exact, start } = quote;
  if (exact === '') return null;
  const isThere = start !== null && text.startsWith(exact, start);
  if (isThere && contextOf(text, quote, { start, end: start + exact.length }) >= CONTEXT_MIN)
    return { start, end: start + exact.length, how: 'place' };
  const places = placesOf(text, exact).map((at) => ({ start: at, end: at + exact.length }));
  const best = bestOf(text, quote, places);
  return best && { ...best, how: 'words' };
}

/** The same, and if its words are nowhere, by words that are nearly the same. Slow for long texts: for a thread. */
export function anchor(text: string, quote: Quote): Anchor | null {
  const there = anchorExactly(text, quote);
  if (there) return there;
  const { exact } = quote;
  if (exact.length < ALIKE_CHARS_MIN || text.includes(exact)) return null;
  const found = search(text, exact, Math.floor(exact.length * CHANGED_MAX));
  const places = found.slice(0, PLACES_MAX).map(({ start, end }) => ({ start, end }));
  const best = bestOf(text, quote, places);
  return best && { ...best, how: 'alike' };
}

function placesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  let at = text.indexOf(exact);
  while (at >= 0 && places.length < PLACES_MAX) {
    places.push(at);
    at = text.indexOf(exact, at + 1);
  }
  return places;
}

/** The one of several places that has most of what stood around; null where that does not tell. */
function bestOf(text: string, quote: Quote, places: readonly Stretch[]): Stretch | null {
  const [only] = places;
  const isTelling = quote.exact.length >= TELLING_CHARS;
  if (only && places.length === 1 && isTelling) return only;
  const weighed = places
    .map((place) => ({ place, context: contextOf(text, quote, place) }))
    .toSorted((a, b) => b.context - a.context || awayOf(quote, a.place) - awayOf(quote, b.place));
  const [best, second] = weighed;
  if (!best) return null;
  const isOdd = quote.prefix === '' && quote.suffix === '';
  if (isOdd) return places.length === 1 ? best.place : null;
  if (best.context < CONTEXT_MIN) return null;
  // Where the same words stand among the same words twice, their old place has to tell.
  const isSame = second !== undefined && second.context === best.context;
  return isSame && quote.start === null ? null : best.place;
}

const awayOf = ({ start }: Quote, place: Stretch): number =>
  start === null ? 0 : Math.abs(place.start - start);

/** How much of what stood around a passage stands around this place: the better of both sides, 0 to 1. */
function contextOf(text: string, { prefix, suffix }: Quote, { start, end }: Stretch): number {
  if (prefix === '' && suffix === '') return 1;
  const before = text.slice(Math.max(0, start - prefix.length), start);
  const next = text.slice(end, end + suffix.length);
  const sides = [
    ...(prefix === '' ? [] : [sameAtEnd(prefix, before) / prefix.length]),
    ...(suffix === '' ? [] : [sameAtStart(suffix, next) / suffix.length]),
  ];
  return Math.max(...sides);
}

function sameAtStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function sameAtEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length))
    length += 1;
  return length;
}

/** A passage of a text with what stands around it, to be found again. */
export function quoteOf(text: string, { start, end }: Stretch): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_CHARS), start).toWellFormed(),
    suffix: text.slice(end, end + CONTEXT_CHARS).toWellFormed(),
    start,
  };
}
