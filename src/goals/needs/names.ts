import { isGivenName } from './given-names.ts';
import type { Grammar } from './grammar.ts';

/** More people are not named in a text that one person has to learn from. */
const NAMES_MAX = 60;
const NO_LETTERS = /[^\p{L}'’-]+/u;
const NAME = `\\p{Lu}[\\p{L}'’-]+`;

/** The names in a text, longest first. */
export type Names = readonly string[];

/**
 * Who is named in a text: the learner, whoever is greeted or has a title, and whoever has a name that many have.
 * What is written in small letters elsewhere in the text is a word, not a name.
 */
export function namesIn(text: string, memberName: string, { titles }: Grammar): Names {
  const isNamed = (part: string) => /^\p{L}{2,}/u.test(part) && text.includes(part);
  const found = new Set(memberName.split(NO_LETTERS).filter(isNamed));
  const titled = new RegExp(`\\b(?:${titles})\\.?\\s+(${NAME}(?: ${NAME})?)`, 'gu');
  const greeted = new RegExp(
    `^\\s*(?:Hi|Hello|Hey|Dear|Hallo|Hoi|Beste|Lieve|Liebe|Lieber|Dag)\\s+(${NAME})`,
    'gmu',
  );
  const told = new RegExp(
    `(?:review|appraisal|feedback|evaluation)(?: of| for|,|:| –| -)\\s+(${NAME})`,
    'giu',
  );
  for (const pattern of [titled, greeted, told]) {
    for (const [, name = ''] of text.matchAll(pattern)) {
      for (const part of name.split(' ')) if (isRealName(part, text)) found.add(part);
    }
  }
  for (const [name] of text.matchAll(new RegExp(NAME, 'gu'))) {
    const bare = name.replace(/['’]s?$/u, '');
    if (isGivenName(bare)) found.add(bare);
  }
  for (const name of spokenOf(text)) found.add(name);
  return [...found].toSorted((a, b) => b.length - a.length).slice(0, NAMES_MAX);
}

const HE_OR_SHE = /\b(?:she|he|her|his|him|zij|ze|hij|haar|hem)\b/iu;
const SUBJECT = new RegExp(
  `(?:^|[.!?"“”\\n]\\s*)(${NAME}?)(?:['’]s|\\s(?:is|has|was|does|should|could|would|will|can|must|needs|also|often|rarely|heeft|moet|kan|zou))\\s`,
  'gu',
);

/** Whoever does something in one sentence and is named inside of another, in a text about him or her. */
function spokenOf(text: string): string[] {
  if (!HE_OR_SHE.test(text)) return [];
  return [...text.matchAll(SUBJECT)]
    .map(([, name = '']) => name)
    .filter(
      (name) =>
        new RegExp(`[\\p{Ll},] ${name}(?!\\p{L})`, 'u').test(text) && isRealName(name, text),
    );
}

const GREETED_ALL =
  /^(?:all|team|everyone|everybody|colleagues?|both|allemaal|alle|collega\w*|zusammen|sir|madam|ms|mr|mrs)$/iu;

const isRealName = (name: string, text: string) =>
  /^\p{Lu}\p{L}/u.test(name) &&
  !GREETED_ALL.test(name) &&
  !text.includes(` ${name.toLowerCase()} `);

/**
 * Those of the names that are the learner's: who is asked something. Where the text does not name the
 * member and does not speak to them, it may call them anything.
 */
export function learnersAmong(
  names: Names,
  { text, memberName, grammar }: { text: string; memberName: string; grammar: Grammar },
): Names {
  const own = names.filter((name) => memberName.split(NO_LETTERS).includes(name));
  return own.length > 0 || grammar.addressing.test(text) ? own : names;
}

/** A pattern for any of the names, with title and surname. It matches nothing where there is none. */
export function namePattern(names: Names, { titles }: Grammar): string {
  if (names.length === 0) return '(?!)';
  const any = names.join('|');
  return `(?:(?:${titles})\\.? )?(?:${any})(?: (?:${any}))?`;
}

/** Puts "someone" where somebody is named. */
export function withoutNames(text: string, names: Names, grammar: Grammar): string {
  if (names.length === 0) return text;
  const named = new RegExp(`(?<!\\p{L})${namePattern(names, grammar)}(?!\\p{L})`, 'gu');
  return text.replace(named, grammar.someone);
}
