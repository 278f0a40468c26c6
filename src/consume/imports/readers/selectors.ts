import { unitsBefore } from '../../annotations/code-points.ts';
import type { RawHighlight } from './item.ts';
import { type Json, object, several, string } from './json-values.ts';

/** What the selectors of an annotation point at: words, a place that only their text could tell, or the whole. */
export type Selected = { is: 'words'; highlight: RawHighlight } | { is: 'place' } | { is: 'whole' };

/** Selectors that refine others stand within them, and not deeper than this. */
const DEPTH_MAX = 8;
const PLACES = new Set([
  'TextPositionSelector',
  'RangeSelector',
  'XPathSelector',
  'CssSelector',
  'DataPositionSelector',
  'SvgSelector',
]);

export function markedBy(selectors: readonly Json[]): Selected {
  const flat = selectors.flatMap((one) => allIn(one, 0));
  const quote = flat.find(
    ({ type, exact }) => type === 'TextQuoteSelector' && string(exact).trim() !== '',
  );
  if (!quote) return { is: flat.some(({ type }) => PLACES.has(string(type))) ? 'place' : 'whole' };
  const position = flat.find(({ type }) => type === 'TextPositionSelector');
  const highlight = {
    exact: quote.exact,
    prefix: quote.prefix,
    suffix: quote.suffix,
    // Of a text that is not here, a place is a hint and no more; the words decide.
    start: unitsBefore(position?.start),
    page: pageIn(flat),
  };
  return { is: 'words', highlight };
}

/** A selector, what it leaves to choose from, and what refines it. Where a range begins and ends is not what stands in it. */
function allIn(selector: Json, depth: number): Record<string, Json>[] {
  if (depth > DEPTH_MAX) return [];
  const one = object(selector);
  const within = [...several(one.items), ...several(one.refinedBy)];
  return [one, ...within.flatMap((inner) => allIn(inner, depth + 1))];
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
