import { type Part, type Piece, parted } from './paragraphs.ts';

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
/** What a tag is to a model: a numbered mark. */
const MARK_CHARS = 8;

const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { is, raw }) => sum + (is === 'text' ? raw.length : MARK_CHARS), 0);

/**
 * A paragraph in parts of about so many characters, each whole in itself, cut where sentences end: put together again they are
 * the paragraph. A sentence that is longer is cut between words, and an element that is longer inside of it.
 */
export function cutLong(paragraph: readonly Piece[], charsMax: number): Part[] {
  const parts: Part[] = [];
  let begun: Piece[] = [];
  const end = () => {
    parts.push(...spacesApart(begun));
    begun = [];
  };
  const add = (pieces: Piece[]) => {
    if (sizeOf(begun) + sizeOf(pieces) > charsMax) end();
    begun.push(...pieces);
  };
  for (const sentence of sentencesOf(paragraph)) {
    if (sizeOf(sentence) <= charsMax) add(sentence);
    else
      for (const unit of unitsOf(sentence)) {
        const [first, last] = [unit[0], unit.at(-1)];
        if (first?.is === 'text') for (const words of cutText(first.raw, charsMax)) add([words]);
        else if (first?.is === 'open' && last && sizeOf(unit) > charsMax) {
          end();
          parts.push(first.raw, ...cutLong(unit.slice(1, -1), charsMax), last.raw);
        } else add(unit);
      }
  }
  end();
  return parts;
}

/** A model gives back no space at its end, and the next part needs it. */
function spacesApart(pieces: readonly Piece[]): Part[] {
  const trimmed = [...pieces];
  const [first] = trimmed;
  let [before, after] = ['', ''];
  if (first?.is === 'text') {
    before = /^\s*/.exec(first.raw)?.[0] ?? '';
    trimmed[0] = { is: 'text', raw: first.raw.slice(before.length) };
  }
  const end = trimmed.at(-1);
  if (end?.is === 'text') {
    const words = end.raw.trimEnd();
    after = end.raw.slice(words.length);
    trimmed[trimmed.length - 1] = { is: 'text', raw: words };
  }
  return [before, ...parted(trimmed), after].filter((part) => part !== '');
}

/** Texts, things that stay as they are, and elements with all that is in them. */
function unitsOf(paragraph: readonly Piece[]): Piece[][] {
  const units: Piece[][] = [];
  let within: number | null = null;
  for (const piece of paragraph) {
    if (within !== null) units.at(-1)?.push(piece);
    else units.push([piece]);
    if (within === null && piece.is === 'open') within = piece.of;
    else if (piece.is === 'close' && piece.of === within) within = null;
  }
  return units;
}

/** Whole sentences. One that begins or ends inside of an element goes with what stands before. */
function sentencesOf(paragraph: readonly Piece[]): Piece[][] {
  const units = unitsOf(paragraph);
  const read = units.map((unit) => unit.map(({ is, raw }) => (is === 'text' ? raw : '')).join(''));
  const starts = new Set([...sentences.segment(read.join(''))].map(({ index }) => index));
  const found: Piece[][] = [[]];
  let at = 0;
  for (const [n, unit] of units.entries()) {
    const words = read[n] ?? '';
    const [first] = unit;
    if (first?.is === 'text') {
      for (const [from, to] of spans(startsIn(starts, at, words.length), words.length)) {
        if (starts.has(at + from)) found.push([]);
        found.at(-1)?.push({ is: 'text', raw: words.slice(from, to) });
      }
    } else {
      if (words !== '' && starts.has(at)) found.push([]);
      found.at(-1)?.push(...unit);
    }
    at += words.length;
  }
  return found.filter((sentence) => sentence.length > 0);
}

/** Where sentences begin in a text that stands at a place of the whole, but at its own beginning. */
function startsIn(starts: ReadonlySet<number>, at: number, length: number): number[] {
  const inside: number[] = [];
  for (let offset = 1; offset < length; offset += 1)
    if (starts.has(at + offset)) inside.push(offset);
  return inside;
}

const spans = (cuts: readonly number[], length: number): [number, number][] =>
  [0, ...cuts].map((from, n) => [from, cuts[n] ?? length]);

/** Between words; where there are none, anywhere but in a character or a reference such as `&amp;`. */
function cutText(raw: string, charsMax: number): Piece[] {
  const pieces: Piece[] = [];
  let left = raw;
  while (left.length > charsMax) {
    const begun = left.slice(0, charsMax);
    const space = begun.lastIndexOf(' ') + 1;
    const whole = begun.replace(/&[\w#]{0,10}$/, '').replace(/[\uD800-\uDBFF]$/, '');
    const cut = space > charsMax / 2 ? space : whole.length;
    pieces.push({ is: 'text', raw: left.slice(0, cut) });
    left = left.slice(cut);
  }
  return [...pieces, { is: 'text', raw: left }];
}
