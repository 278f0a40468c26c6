/** The line one searches by, read and written. Pure: the screen reads it as the server does. */
import { CLAUSES_MAX } from './limits.ts';
import { OPERATORS, type Operator } from './operators.ts';
import { wordsWithColon } from './unknown-operators-rules.ts';

/** One thing that must hold; with a minus before it, must not. */
export interface Clause {
  kind: 'word' | 'phrase' | 'address' | Operator;
  text: string;
  isNot: boolean;
}

interface ParsedQuery {
  clauses: Clause[];
  /** What could not be taken as it is written, in sentences that say what to do. */
  problems: string[];
}

/** A minus, an operator, and what is quoted up to the next quote or the end, or written without a space. */
const PIECE = new RegExp(`(-?)(?:(${OPERATORS.join('|')}):)?(?:"([^"]*)("?)|(\\S+))`, 'giu');
const OPERATOR_ALONE = new RegExp(`^-?(${OPERATORS.join('|')}):$`, 'iu');
/** A page is looked for by its address, and not by the words that are in it. */
const ADDRESS = /^https?:\/\//iu;
const TYPOGRAPHIC_QUOTES = /[“”„«»]/gu;

const EXAMPLES: Readonly<Record<Operator, string>> = {
  person: 'person:"Ada Example"',
  source: 'source:example.org',
  goal: 'goal:statistics',
  tag: 'tag:testing',
  is: 'is:unread or is:read',
  before: 'before:2026-11',
  after: 'after:2026-11-27',
};

/** Reads any text: what is no clause is a word, and what cannot be taken is told. Never throws. */
export function parseQuery(text: string): ParsedQuery {
  const line = plainQuotes(text);
  const clauses = [...line.matchAll(PIECE)].flatMap((match) => {
    const clause = clauseOf(match);
    return isMeant(clause) ? [clause] : [];
  });
  const problems = [...problemsIn(line), ...unknownIn(line)].map(({ said }) => said);
  if (clauses.length > CLAUSES_MAX)
    problems.push(`Only the first ${CLAUSES_MAX} parts of a search count.`);
  return { clauses: clauses.slice(0, CLAUSES_MAX), problems: [...new Set(problems)] };
}

interface Wrong {
  said: string;
  /** As it stands in the line, without its minus, and where. */
  piece: string;
  at: number;
  clause: Clause;
}

/** What of a line could not be taken as it is written, and what to do. */
export function problemsIn(line: string): Wrong[] {
  return [...line.matchAll(PIECE)].flatMap((match) => {
    const clause = clauseOf(match);
    const said = problemOf(match, clause);
    const [whole, minus = ''] = match;
    const piece = whole.slice(minus.length);
    return said === null ? [] : [{ said, piece, at: match.index + minus.length, clause }];
  });
}

/** Words of a line that look like an operator and are none. */
export function unknownIn(line: string) {
  const bare = [...line.matchAll(PIECE)].flatMap(({ index, 1: minus = '', 2: name, 5: word }) =>
    name === undefined && word !== undefined ? index + minus.length : [],
  );
  return wordsWithColon(line, bare);
}

/** A line with plain quotes instead of those that programs put there. */
export const plainQuotes = (text: string): string => text.replace(TYPOGRAPHIC_QUOTES, '"');

/** The line that reads as these clauses. */
export function formatQuery(clauses: readonly Clause[]): string {
  return clauses.map(written).join(' ');
}

function written({ kind, text, isNot }: Clause): string {
  const minus = isNot ? '-' : '';
  if (kind === 'word' || kind === 'address') return `${minus}${text}`;
  if (kind === 'phrase') return `${minus}"${text}"`;
  return `${minus}${kind}:${/\s/u.test(text) ? `"${text}"` : text}`;
}

function clauseOf([whole, minus, name, quoted, , bare = '']: RegExpMatchArray): Clause {
  const alone = OPERATOR_ALONE.exec(whole)?.[1];
  const text = alone ? '' : (quoted ?? bare).replace(/\s+/gu, ' ').trim();
  const operator = operatorOf(alone ?? name);
  const kind = operator ?? (quoted === undefined ? bareKind(text) : 'phrase');
  return { kind, text: kind === 'is' ? text.toLowerCase() : text, isNot: minus === '-' };
}

const bareKind = (text: string) => (ADDRESS.test(text) && URL.canParse(text) ? 'address' : 'word');

const operatorOf = (name: string | undefined): Operator | undefined =>
  OPERATORS.find((operator) => operator === name?.toLowerCase());

function problemOf([, , , quoted, closing]: RegExpMatchArray, clause: Clause): string | null {
  const { kind, text } = clause;
  if (quoted !== undefined && closing === '')
    return 'A quotation is not closed: put a " at its end.';
  if (isMeant(clause)) return null;
  if (kind === 'word') return `“${text}” has no letter and no number to look for.`;
  if (kind === 'phrase' || kind === 'address') return null;
  if (text === '') return `Say what after ${kind}: as in ${EXAMPLES[kind]}`;
  return `“${kind}:${text}” says nothing here. Write it as in ${EXAMPLES[kind]}`;
}

/** Whether a clause can be held against anything. */
function isMeant({ kind, text }: Clause): boolean {
  if (text === '') return false;
  if (kind === 'word') return /[\p{L}\p{N}]/u.test(text);
  if (kind === 'is') return text === 'read' || text === 'unread';
  if (kind === 'before' || kind === 'after') return startOf(text) !== null;
  return true;
}

/** When a day, month or year begins (in UTC); null when the text names none. */
export function startOf(text: string): number | null {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(text);
  if (!found) return null;
  const [, year = '', month = '1', day = '1'] = found;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Date counts years below 100 from 1900; nothing to be found was published then.
  const isReal =
    Number(year) >= 100 &&
    at.getUTCMonth() === Number(month) - 1 &&
    at.getUTCDate() === Number(day);
  return isReal ? at.getTime() : null;
}
