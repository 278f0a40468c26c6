/**
 * What in a private text says who somebody is. Before a text goes out each of these is shown, and
 * replaced unless the writer says that it may stay. Pure; finds words, judges nothing.
 */
export const MENTIONS_MAX = 200;

export type MentionKind = 'person' | 'address' | 'handle' | 'number' | 'image';

export interface Mention {
  kind: MentionKind;
  /** As it stands in the text. */
  text: string;
  count: number;
  /** What stands there instead, unless it may stay. */
  instead: string;
  /** Who is meant, of the member's people; null for whatever else points to somebody. */
  personId: number | null;
}

export interface NamedPerson {
  id: number;
  name: string;
}

/** Li and Bo are people too; an initial is none. */
const GIVEN_NAME_CHARS_MIN = 2;
const PLACEHOLDERS = ['somebody', 'somebody else', 'a third person', 'another person'] as const;

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const HANDLE = /(?<![\p{L}\p{N}@./])@[\p{L}\p{N}_]{2,}(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)?/gu;
/** Seven digits or more, with what people put between them; a year or a day is shorter. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[ ./()-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const IMAGE = /!\[[^\]]*\]\([^)\s]*\)/g;

/** No "-": it needs none outside of brackets, and with a backslash it is no expression at all. */
const escaped = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
/** Words as they stand in a text, not in the middle of longer ones; "_Noor_" is Noor, leaning. */
const standing = (words: string) =>
  `(?<![\\p{L}\\p{N}])${escaped(words).replace(/[ -]/g, '[\\s-]+')}(?![\\p{L}\\p{N}])`;

/** Links lead to what others cannot open: their words stay, the way does not. */
export function withoutLinks(text: string): string {
  return text.replace(
    /\[\[(?:(?:person|goal|entry|place|note):)?([^\]|\n]{1,300})(?:\|([^\]\n]{1,300}))?\]\]/g,
    (_, target: string, words: string | undefined) => words ?? target,
  );
}

/** Everything in `text` that says who somebody is, what stands in it most first. */
export function mentionsIn(text: string, people: readonly NamedPerson[]): Mention[] {
  const named = peopleIn(text, people);
  const others: Mention[] = [
    ...found(text, ADDRESS, 'address', 'an address'),
    ...found(text, HANDLE, 'handle', 'somebody'),
    ...found(text, NUMBER, 'number', 'a number').filter((one) => !DAY.test(one.text)),
    ...found(text, IMAGE, 'image', ''),
  ];
  return [...named, ...others].slice(0, MENTIONS_MAX);
}

function peopleIn(text: string, people: readonly NamedPerson[]): Mention[] {
  const plain = plainly(text);
  const words = new Set(wordsIn(plain.text));
  const seen = new Set<string>();
  const looked = new Set<string>();
  const numbers = new Map<number, number>();
  const mentions: Mention[] = [];
  for (const person of people) {
    const whole = plainly(person.name).text.trim().replace(/\s+/gu, ' ');
    const forms = formsOf(whole).filter((form) => wordsIn(form).every((word) => words.has(word)));
    for (const form of forms) {
      // Many may have one name; the text is read through for it once.
      const isWhole = form === whole;
      if (looked.has(`${isWhole} ${form}`)) continue;
      looked.add(`${isWhole} ${form}`);
      for (const [written, count] of writtenAs(text, plain, form, isWhole)) {
        if (seen.has(written)) continue;
        seen.add(written);
        const number = numbers.get(person.id) ?? numbers.size;
        numbers.set(person.id, number);
        const instead = PLACEHOLDERS[Math.min(number, PLACEHOLDERS.length - 1)] ?? 'somebody';
        mentions.push({ kind: 'person', text: written, count, instead, personId: person.id });
      }
    }
  }
  return mentions;
}

/** The whole name, and the given and the family name by themselves. */
function formsOf(name: string): string[] {
  const parts = name.trim().split(/\s+/u);
  const given = parts[0] ?? '';
  const family = parts.slice(1).join(' ');
  const alone = [given, family].filter((part) => part.length >= GIVEN_NAME_CHARS_MIN);
  return [...new Set(parts.length > 1 ? [parts.join(' '), ...alone] : alone)];
}

const wordsIn = (text: string): string[] =>
  text.match(/[\p{L}\p{N}]+/gu)?.map((word) => word.toLowerCase()) ?? [];

interface Plain {
  text: string;
  /** Where each sign of it stands in the text as it was written, and where that ends. */
  places: number[];
}

/** Without accents and with straight apostrophes: "Zoe" is Zoë to whoever reads it. */
function plainly(written: string): Plain {
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < written.length; at++) {
    const sign = written.charAt(at).normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'");
    for (const _ of sign) places.push(at);
    text += sign;
  }
  return { text, places: [...places, written.length] };
}

/** A whole name in any case; a part of one only as it is written, so that "will" is not Will. */
function writtenAs(
  written: string,
  { text, places }: Plain,
  form: string,
  isWhole: boolean,
): Map<string, number> {
  const isAnyCase = isWhole && form.includes(' ');
  const what = new RegExp(standing(form), isAnyCase ? 'giu' : 'gu');
  const found = [...text.matchAll(what)].map(({ 0: words, index }) =>
    written.slice(places[index], places[index + words.length]),
  );
  return counted(found);
}

function found(text: string, what: RegExp, kind: MentionKind, instead: string): Mention[] {
  return [...counted(text.match(what) ?? [])].map(([written, count]) => ({
    kind,
    text: written,
    count,
    instead,
    personId: null,
  }));
}

function counted(written: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of written) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

export interface Replacement {
  text: string;
  instead: string;
}

/** The text with each of these replaced wherever it stands by itself, the longest first. */
export function redacted(text: string, replacements: readonly Replacement[]): string {
  const instead = new Map(replacements.map((one) => [one.text, one.instead]));
  const longestFirst = [...instead.keys()].filter(Boolean).toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const anyOf = new RegExp(longestFirst.map(pattern).join('|'), 'gu');
  return text.replace(anyOf, (written, at: number) => {
    const words = instead.get(written) ?? written;
    return BEGINS.test(text.slice(Math.max(0, at - BEFORE_CHARS), at)) ? capital(words) : words;
  });
}

/** What stands before the first word of a sentence, a line, an item of a list. */
const BEGINS = /(^|[.!?…]\s+|\n[\s>*+#-]*)$/u;
const BEFORE_CHARS = 20;
const capital = (words: string) => `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}`;

/** Something that begins or ends with a sign, such as "@noor", has no word boundary there. */
function pattern(written: string): string {
  const before = /^[\p{L}\p{N}]/u.test(written) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[\p{L}\p{N}]$/u.test(written) ? '(?![\\p{L}\\p{N}])' : '';
  return `${before}${escaped(written)}${after}`;
}
