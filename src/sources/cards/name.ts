import { escapeText, partsOf } from './line.ts';

/** A name of the parts that N gives: family, given, additional, prefixes, suffixes. */
export function nameOfParts(value: string): string {
  const [family = '', given = '', additional = '', prefix = '', suffix = ''] = partsOf(value);
  return [prefix, given, additional, family, suffix].filter(Boolean).join(' ').trim();
}

/** N for a name of which only the whole is known: the last word is taken for the family's. */
export function nameLine(name: string): string {
  const words = name.trim().split(/\s+/);
  const family = words.length > 1 ? (words.pop() ?? '') : '';
  return `N:${escapeText(family)};${escapeText(words.join(' '))};;;`;
}

/** Whether N says parts of this very name, so that it may stand beside it. */
export function isNameOf(value: string, name: string): boolean {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase();
  const [family = '', given = ''] = partsOf(value);
  const words = [...family.split(/[\s,]+/), ...given.split(/[\s,]+/)].filter(Boolean);
  return words.length > 0 && words.every((word) => fold(name).includes(fold(word)));
}
