/** What could be asked instead of what was typed wrongly. Pure: for the screen, which offers it. */
import { DAY_MS } from '#days';
import { plainQuotes, problemsIn, startOf, unknownIn } from './query-rules.ts';

interface Correction {
  /** The problem as it is told. */
  said: string;
  /** What may stand there instead, and the whole line with it. */
  choices: { piece: string; line: string }[];
}

interface Place {
  at: number;
  piece: string;
  /** What may stand there instead. */
  choices: readonly string[];
}

/** What is wrong in a line and can be put right by one press; `now` is for days that are told by words. */
export function correctionsOf(text: string, now: number): Correction[] {
  const line = plainQuotes(text);
  const wrong = problemsIn(line).map(({ clause: { kind, text: of }, ...told }) => ({
    ...told,
    choices: of === '' ? [] : meant(kind, of, now),
  }));
  const unknown = unknownIn(line).map(({ instead, ...told }) => ({
    ...told,
    choices: instead === null ? [] : asked(instead, now),
  }));
  const places = new Map<string, Place[]>();
  for (const { said, ...place } of [...wrong, ...unknown])
    places.set(said, [...(places.get(said) ?? []), place]);
  return [...places].flatMap(([said, all]) => {
    const choices = choicesFor(line, all);
    return choices.length > 0 ? { said, choices } : [];
  });
}

/** What is told once is put right wherever it stands. */
function choicesFor(line: string, places: readonly Place[]): Correction['choices'] {
  const count = Math.min(...places.map(({ choices }) => choices.length));
  return Array.from({ length: count }, (_, n) => {
    const pieces = places.map(({ choices }) => choices[n] ?? '');
    let corrected = '';
    let from = 0;
    for (const [index, { at, piece }] of places.entries()) {
      corrected += line.slice(from, at) + pieces[index];
      from = at + piece.length;
      if (/^\S/u.test(line.slice(from))) corrected += ' ';
    }
    return { piece: [...new Set(pieces)].join(' '), line: corrected + line.slice(from) };
  });
}

/** What was meant, where it can be asked so; `since:yesterday` is no day yet when it is `after:yesterday`. */
function asked(instead: string, now: number): string[] {
  const [wrong] = problemsIn(instead);
  return wrong ? meant(wrong.clause.kind, wrong.clause.text, now) : [instead];
}

function meant(kind: string, of: string, now: number): string[] {
  if (kind === 'is') return statesNear(of).map((state) => `is:${state}`);
  if (kind === 'before' || kind === 'after')
    return daysIn(of, now)
      .filter((day) => startOf(day) !== null)
      .map((day) => `${kind}:${day}`);
  return [];
}

function statesNear(of: string): string[] {
  if (/^un|new|neu|wait|fresh/u.test(of)) return ['unread'];
  if (/^re|seen|old|done|gelesen/u.test(of)) return ['read'];
  return ['unread', 'read'];
}

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|heute)/u, 0],
  [/^(?:yesterday|gestern)/u, 1],
  [/^(?:last|past|this)?-?_?week/u, 7],
  [/^(?:last|past|this)?-?_?month/u, 30],
  [/^(?:last|past|this)?-?_?year/u, 365],
];

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const two = (part: string): string => part.padStart(2, '0');

/** Days that a text may mean: `27.11.2026`, `11/27/2026`, `2026/11`, `20261127`, `yesterday`, `14d`. */
function daysIn(of: string, now: number): string[] {
  const text = of.toLowerCase();
  const word = WORDS.find(([pattern]) => pattern.test(text));
  if (word) return [dayOf(now - word[1] * DAY_MS)];
  const [, back = ''] = /^(\d{1,4})d(?:ays?)?$/u.exec(text) ?? [];
  if (back !== '') return [dayOf(now - Number(back) * DAY_MS)];
  const [, year = '', ...rest] =
    /^(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?$/u.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/u.exec(text) ??
    [];
  if (year !== '') return [[year, ...rest.filter(Boolean).map(two)].join('-')];
  const [, one = '', sign, other = '', last = ''] =
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u.exec(text) ?? [];
  if (last === '') return [];
  const dayFirst = `${last}-${two(other)}-${two(one)}`;
  // With strokes half of the world writes the month first.
  const both = sign === '/' ? [dayFirst, `${last}-${two(one)}-${two(other)}`] : [dayFirst];
  return [...new Set(both)];
}
