/** Words that look like an operator and are none, with the one that was probably meant. */
import search from 'approx-string-match';
import { OPERATORS, type Operator } from './operators.ts';

interface WordWithColon {
  /** As it stands in the line, without its minus. */
  piece: string;
  /** The same with the operator that was probably meant; null where none is near. */
  instead: string | null;
  /** What is done with it, in a sentence. */
  said: string;
}

/** Two letters and more, a colon, and what it is of; not `std::vector`, nor the address of something. */
const PIECE = /(?<=^-?|\s-?)(\p{L}[\p{L}_]{1,19}):(?![:/\\])("[^"]*"?|[^\s"]\S*)/gu;

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

export function wordsWithColon(line: string): WordWithColon[] {
  return [...line.matchAll(PIECE)].flatMap(([piece, name = '', of = '']): WordWithColon[] => {
    const written = name.toLowerCase();
    if (OPERATORS.some((operator) => operator === written)) return [];
    const near = nearest(written);
    const said = `“${name}:” is no operator, so it is looked for as a word.`;
    if (near === null) return [{ piece, instead: null, said: `${said} ${ALL}` }];
    return [{ piece, instead: `${near}:${of}`, said: `${said} The nearest is ${near}:` }];
  });
}

const ALL = `Operators are ${OPERATORS.map((operator) => `${operator}:`).join(' ')}`;

function nearest(name: string): Operator | null {
  const known = OPERATORS.find(
    (operator) =>
      CALLED[operator].split(' ').includes(name) ||
      operator.startsWith(name) ||
      name === `${operator}s`,
  );
  if (known) return known;
  const [best] = OPERATORS.map((operator) => ({ operator, wrong: lettersWrong(name, operator) }))
    .filter(({ operator, wrong }) => wrong * 2 < operator.length)
    .toSorted((a, b) => a.wrong - b.wrong);
  return best?.operator ?? null;
}

function lettersWrong(name: string, operator: string): number {
  const whole = search(name, operator, LETTERS_WRONG_MAX)
    .filter(({ start, end }) => start === 0 && end === name.length)
    .map(({ errors }) => errors);
  return Math.min(Number.POSITIVE_INFINITY, ...whole);
}
