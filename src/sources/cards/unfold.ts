import { CARD_LINES_MAX, LINE_CHARS_MAX } from './limits.ts';

/** One line of a card, put together again from the lines it was folded into. */
export interface UnfoldedLine {
  text: string;
  /** Where it begins in the file, counted from 1. */
  at: number;
  /** Too long to be kept: a picture, a sound, a key. */
  isCut: boolean;
}

/** One card as it stands in the file; without an end it was cut off, and is not to be trusted. */
export interface CardText {
  /** The line of its BEGIN:VCARD. */
  at: number;
  lines: UnfoldedLine[];
  isClosed: boolean;
}

/**
 * The cards of a text, in its order. Lines are unfolded as vCard 3.0 and 4.0 fold them, and as 2.1 does:
 * by a `=` at the end of what is quoted-printable, and without a space in what is Base64. A card
 * inside a card (2.1's AGENT) is passed over. What stands outside of cards is nobody's.
 */
export function* cardsOf(text: string): Generator<CardText> {
  let card: CardText | null = null;
  let inner = 0;
  for (const line of unfolded(text)) {
    const isBegin = /^BEGIN:\s*VCARD\s*$/i.test(line.text);
    const isEnd = /^END:\s*VCARD\s*$/i.test(line.text);
    if (isBegin && card && isAgent(card)) inner++;
    else if (isBegin) {
      if (card) yield card;
      card = { at: line.at, lines: [], isClosed: false };
      inner = 0;
    } else if (isEnd && inner > 0) inner--;
    else if (isEnd && card) {
      yield { ...card, isClosed: true };
      card = null;
    } else if (card && inner === 0 && card.lines.length < CARD_LINES_MAX) card.lines.push(line);
  }
  if (card) yield card;
}

const isAgent = (card: CardText): boolean =>
  /^AGENT[^:]*:\s*$/i.test(card.lines.at(-1)?.text ?? '');

interface Open {
  parts: string[];
  chars: number;
  at: number;
  last: string;
  encoding: 'quoted' | 'base64' | null;
}

function* unfolded(text: string): Generator<UnfoldedLine> {
  let open: Open | null = null;
  for (const { line: physical, at } of physicalLines(text)) {
    const rest: string | null = open && continuation(open, physical);
    if (open && rest !== null) extend(open, rest);
    else {
      if (open) yield closed(open);
      open = { parts: [], chars: 0, at, last: '', encoding: encodingOf(physical) };
      extend(open, physical);
    }
  }
  if (open) yield closed(open);
}

/** Lines that hold anything, with their numbers. By their ends: a pattern for the lines themselves would remember each of their signs. */
function* physicalLines(text: string): Generator<{ line: string; at: number }> {
  let [from, at] = [0, 1];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    if (index > from) yield { line: text.slice(from, index), at };
    from = index + end.length;
    at += 1;
  }
  if (from < text.length) yield { line: text.slice(from), at };
}

/** What a line adds to the one before; null when it begins one of its own. */
function continuation(open: Open, line: string): string | null {
  if (open.encoding === 'quoted' && open.last.endsWith('=')) return line;
  if (/^[ \t]/.test(line)) return line.slice(1);
  return open.encoding === 'base64' && /^[A-Za-z\d+/=]+$/.test(line) ? line : null;
}

function extend(open: Open, text: string): void {
  if (open.encoding === 'quoted' && open.last.endsWith('=')) {
    open.parts.push(open.parts.pop()?.slice(0, -1) ?? '');
  }
  open.last = text;
  open.chars += text.length;
  if (open.chars <= LINE_CHARS_MAX) open.parts.push(text);
}

const closed = (open: Open): UnfoldedLine => ({
  text: open.parts.join(''),
  at: open.at,
  isCut: open.chars > LINE_CHARS_MAX,
});

function encodingOf(line: string): Open['encoding'] {
  const head = line.slice(0, headEnd(line) + 1);
  if (/[;=]QUOTED-PRINTABLE[;:]/i.test(head)) return 'quoted';
  return /[;=](?:BASE64|B)[;:]/i.test(head) ? 'base64' : null;
}

/** Where the value's colon stands: the first that is not in quotes. -1 when there is none. */
export function headEnd(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) return at;
  }
  return -1;
}
