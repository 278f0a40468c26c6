/** What says who somebody is by its form alone. */
export type PatternKind = 'address' | 'handle' | 'number' | 'image';

export interface Found {
  kind: PatternKind;
  text: string;
  at: number;
  end: number;
}

const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/gu;
const URL = /(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]+/giu;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const HANDLE = /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_]{2,}(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)?/gu;
/** A site without a scheme, by the endings that are common. */
const SITE =
  /(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|io|dev|app|ai|eu|de|nl|be|ch|at|fr|uk|es|it|dk|se|pl|pt|example)(?![\p{L}\p{N}])(?:\/[^\s<>()[\]"'`|]*)?/giu;
/** Seven digits or more, with what people put between them; a year or a day is shorter. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[ ./()-]{0,2}\d){6,40}(?![\p{L}\p{N}])/gu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const PATTERNS: readonly [PatternKind, RegExp][] = [
  ['image', IMAGE],
  ['address', URL],
  ['handle', HANDLE],
  ['address', MAIL],
  ['address', SITE],
  ['number', NUMBER],
];

/** Each by its place; what stands within another is part of that. */
export function patternsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const one = kind === 'address' ? written.replace(/[.,;:!?*_~]+$/u, '') : written;
      const here = { kind, text: one, at: index, end: index + one.length };
      if (kind === 'number' && DAY.test(one)) continue;
      if (!found.some(({ at, end }) => at <= here.at && here.end <= end)) found.push(here);
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}
