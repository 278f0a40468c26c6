import { HOST, INTERNET_ADDRESS, UNC_PATH, USER_FOLDER } from './hosts.ts';
import { ACCOUNT, isNoNumber, REFERENCE, TICKET, telling } from './references.ts';

/** What leads to somebody by its form alone. */
export type PatternKind = 'address' | 'handle' | 'number' | 'reference' | 'image';

export interface Found {
  kind: PatternKind;
  text: string;
  at: number;
  end: number;
  /** What of it says whose it is: 4711, of "case no. 4711". */
  id: string;
}

const IMAGE = /!\[[^\]\n]*\]\([^)\n]*\)/gu;
const URL = /(?:https?:\/\/|www\.)[^\s<>()[\]"'`|]+/giu;
const MAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@| ?[([{](?:at|@)[)\]}] ?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const HANDLE = /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_]{2,}(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)?/gu;
/** A site without a scheme, by the endings that are common. */
const SITE =
  /(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|io|dev|app|ai|eu|de|nl|be|ch|at|fr|uk|es|it|dk|se|pl|pt|ca|cz|edu|gov|ie|example)(?![\p{L}\p{N}])(?:\/[^\s<>()[\]"'`|]*)?/giu;
/** Seven digits or more, with what people put between them ("0421 / 497-0"); a year or a day is shorter. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:(?:[ ./()-]{0,2}| \/ )\d){6,40}(?![\p{L}\p{N}])/gu;

const PATTERNS: readonly [PatternKind, RegExp][] = [
  ['image', IMAGE],
  ['address', URL],
  ['handle', HANDLE],
  ['address', MAIL],
  ['address', SITE],
  ['address', UNC_PATH],
  ['address', USER_FOLDER],
  ['address', HOST],
  ['address', INTERNET_ADDRESS],
  ['number', ACCOUNT],
  ['number', NUMBER],
  ['reference', REFERENCE],
  ['reference', TICKET],
];

/** Each by its place; what stands within another is part of that. */
export function patternsIn(text: string): Found[] {
  let found: Found[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const one = kind === 'address' ? written.replace(/[.,;:!?*_~]+$/u, '') : written;
      const id = kind === 'reference' ? telling(one) : one;
      const here = { kind, text: one, at: index, end: index + one.length, id };
      if (kind === 'number' && isNoNumber(one)) continue;
      const others = found.filter(
        ({ at, end, text: other }) =>
          !(one.length > other.length && here.at <= at && end <= here.end),
      );
      if (others.some(({ at, end }) => at < here.end && here.at < end)) continue;
      found = [...others, here];
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}
