/** Words that look like an operator and are nearly one, with the one that was probably meant. Others are words: `re:Invent`. */
import search from 'approx-string-match';
import { OPERATORS, type Operator } from './operators.ts';

interface WordWithColon {
  /** As it stands in the line, without its minus. */
  piece: string;
  /** Where in the line. */
  at: number;
  /** The same with the operator that was probably meant; null where nothing is said after it. */
  instead: string | null;
  /** What is done with it, in a sentence. */
  said: string;
}

/** Two letters and more, a colon, and what it is of; not `std::vector`, nor the address of something. */
const PIECE = /(\p{L}[\p{L}_]{1,19}):(?![:/\\])("[^"]*"(?=\s|$)|"[^"]*$|[^\s"]\S*)/uy;
/** What other programs and other languages call it. */
const CALLED: Readonly<Record<Operator, string>> = {
  person: 'author autor autorin auteur autore by from who name people user von de',
  source: 'feed site blog url host domain in inurl publisher website quelle newsletter channel',
  goal: 'project ziel for aim',
  tag: 'label category keyword hashtag schlagwort topic subject folder collection',
  is: 'status state has ist',
  before: 'until till older older_than bis vor',
  after: 'since newer newer_than seit ab nach',
};

const LETTERS_WRONG_MAX = 2;
/** What is shorter is near to too many words: `rag:` is no `tag:`, `so:` no beginning of `source:`. */
const MISTYPED_CHARS_MIN = 4;
const BEGINNING_CHARS_MIN = 3;
const WITH_SWAPPED_CHARS_MIN = 3;

/** Among the words of a line, each of which begins at one of these places. */
export function wordsWithColon(line: string, places: readonly number[]): WordWithColon[] {
  const found: WordWithColon[] = [];
  let end = 0;
  for (const at of places) {
    // What is quoted after a colon is of it.
    if (at < end) continue;
    PIECE.lastIndex = at;
    const [piece = '', name = '', of = ''] = PIECE.exec(line) ?? [];
    end = at + piece.length;
    const told = piece === '' ? null : wrongWith(name, of);
    if (told) found.push({ piece, at, ...told });
  }
  return found;
}

function wrongWith(name: string, of: string): Pick<WordWithColon, 'instead' | 'said'> | null {
  const written = name.toLowerCase();
  if (OPERATORS.some((operator) => operator === written)) return null;
  const near = nearest(written);
  if (near === null) return null;
  const instead = /[^\s"]/u.test(of) ? `${near}:${closed(of)}` : null;
  const said = `“${name}:” is no operator, so it is looked for as a word. The nearest is ${near}:`;
  return { instead, said };
}

const closed = (of: string): string => (/^"[^"]*$/u.test(of) ? `${of}"` : of);

function nearest(name: string): Operator | null {
  const known = OPERATORS.find(
    (operator) => namesOf(operator).includes(name) || name === `${operator}s`,
  );
  if (known) return known;
  const begun = OPERATORS.find(
    (operator) => name.length >= BEGINNING_CHARS_MIN && operator.startsWith(name),
  );
  if (begun) return begun;
  const swapped = OPERATORS.find((operator) =>
    namesOf(operator).some((meant) => isSwapped(name, meant)),
  );
  return swapped ?? mistyped(name);
}

const namesOf = (operator: Operator): string[] => [operator, ...CALLED[operator].split(' ')];

function mistyped(name: string): Operator | null {
  if (name.length < MISTYPED_CHARS_MIN) return null;
  const [best] = OPERATORS.map((operator) => ({ operator, wrong: lettersWrong(name, operator) }))
    .filter(({ operator, wrong }) => wrong * 2 < operator.length)
    .toSorted((a, b) => a.wrong - b.wrong);
  return best?.operator ?? null;
}

/** Two letters beside each other in each other's place: `gaol`, `form`. */
function isSwapped(name: string, meant: string): boolean {
  if (name.length !== meant.length || name.length < WITH_SWAPPED_CHARS_MIN) return false;
  const at = [...name].findIndex((letter, n) => letter !== meant[n]);
  const swapped = `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`;
  return at >= 0 && swapped === meant;
}

function lettersWrong(name: string, operator: string): number {
  const whole = search(name, operator, LETTERS_WRONG_MAX)
    .filter(({ start, end }) => start === 0 && end === name.length)
    .map(({ errors }) => errors);
  return Math.min(Number.POSITIVE_INFINITY, ...whole);
}
