import { Parser } from 'htmlparser2';

/** A mark in a paragraph stands for what a model need not see: an element's tag, or something that stays as it is. */
export type Piece =
  | { is: 'text'; raw: string }
  | { is: 'open' | 'close'; of: number; name: string; raw: string }
  | { is: 'kept'; raw: string };
/** What stands between paragraphs stays as it is; a paragraph is translated. */
export type Part = string | Piece[];

// biome-ignore format: a list
const INLINE = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'mark', 'q', 's', 'small', 'span',
  'strike', 'strong', 'sub', 'sup', 'time', 'u',
]);
/** Whatever is in them stays as it is: code, formulas, pictures, players. */
// biome-ignore format: a list
const KEPT = new Set(['code', 'kbd', 'samp', 'tt', 'var', 'math', 'svg', 'img', 'wbr', 'ruby', 'picture']);
/** The same, and a paragraph ends there. */
const KEPT_APART = new Set(['pre', 'audio', 'video', 'iframe', 'object']);
/** These have no end. */
// biome-ignore format: a list
const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'param', 'source', 'track', 'wbr']);
const LETTER = /\p{L}/u;

/** Cuts sanitised HTML into paragraphs and what stands between. Put together again, the parts are the same HTML. */
export function partsOf(html: string): Part[] {
  const reader = new Reader(html);
  return reader.run();
}

class Reader {
  readonly #html: string;
  readonly #parts: Part[] = [];
  #open: Piece[] = [];
  #inline: { of: number; name: string }[] = [];
  #count = 0;
  /** How deep inside of what stays as it is, and where that began. */
  #keptDepth = 0;
  #keptFrom = 0;

  constructor(html: string) {
    this.#html = html;
  }

  run(): Part[] {
    const parser = new Parser(
      {
        onopentag: (name) => this.#opened(name, parser.startIndex, parser.endIndex + 1),
        onclosetag: (name, isImplied) =>
          this.#closed(name, isImplied ? '' : this.#slice(parser), parser.endIndex + 1),
        ontext: () => {
          if (this.#keptDepth === 0) this.#open.push({ is: 'text', raw: this.#slice(parser) });
        },
      },
      // As it is written: HTML's rules would close a heading where another begins, and lose its end.
      { decodeEntities: false, xmlMode: true },
    );
    parser.end(this.#html);
    this.#flush();
    return this.#parts;
  }

  #slice({ startIndex, endIndex }: Parser): string {
    return this.#html.slice(startIndex, endIndex + 1);
  }

  #opened(name: string, from: number, to: number): void {
    if (VOID.has(name)) {
      this.#alone(name, this.#html.slice(from, to));
      return;
    }
    if (this.#keptDepth > 0) {
      this.#keptDepth += 1;
      return;
    }
    if (KEPT.has(name) || KEPT_APART.has(name)) {
      this.#keptDepth = 1;
      this.#keptFrom = from;
      return;
    }
    const raw = this.#html.slice(from, to);
    if (!INLINE.has(name)) {
      this.#flush();
      this.#parts.push(raw);
      return;
    }
    this.#count += 1;
    const of = this.#count;
    this.#inline.push({ of, name });
    this.#open.push({ is: 'open', of, name, raw });
  }

  /** An element that holds nothing. */
  #alone(name: string, raw: string): void {
    if (this.#keptDepth > 0) return;
    if (KEPT.has(name)) this.#open.push({ is: 'kept', raw });
    else {
      this.#flush();
      this.#parts.push(raw);
    }
  }

  #closed(name: string, raw: string, to: number): void {
    if (VOID.has(name)) return;
    if (this.#keptDepth > 0) {
      this.#keptDepth -= 1;
      if (this.#keptDepth > 0) return;
      const whole = this.#html.slice(this.#keptFrom, to);
      if (KEPT_APART.has(name)) {
        this.#flush();
        this.#parts.push(whole);
      } else this.#open.push({ is: 'kept', raw: whole });
      return;
    }
    if (!INLINE.has(name)) {
      this.#flush();
      this.#parts.push(raw);
      return;
    }
    const opened = this.#inline.pop();
    if (opened) this.#open.push({ is: 'close', of: opened.of, name, raw });
  }

  /** Ends a paragraph: elements that reach beyond it, and what stands around its words, stay outside of it. */
  #flush(): void {
    for (const part of parted(this.#open)) this.#parts.push(part);
    this.#open = [];
  }
}

/** The pieces of one line as paragraphs that are whole in themselves, and raw text between. */
export function parted(pieces: readonly Piece[]): Part[] {
  const ends = new Set(pieces.flatMap((one) => (one.is === 'close' ? [one.of] : [])));
  const begins = new Set(pieces.flatMap((one) => (one.is === 'open' ? [one.of] : [])));
  const isWhole = (piece: Piece): boolean =>
    (piece.is !== 'open' || ends.has(piece.of)) && (piece.is !== 'close' || begins.has(piece.of));
  const parts: Part[] = [];
  let run: Piece[] = [];
  for (const piece of pieces) {
    if (isWhole(piece)) run.push(piece);
    else {
      parts.push(...bare(run), piece.raw);
      run = [];
    }
  }
  return [...parts, ...bare(run)];
}

const rawOf = (pieces: readonly Piece[]): string => pieces.map(({ raw }) => raw).join('');
const isWords = (piece: Piece): boolean => piece.is === 'text' && LETTER.test(piece.raw);

/** Without what stands around its words, so that a model has as few marks as can be to give back. */
function bare(given: readonly Piece[]): Part[] {
  const pieces = withoutEmpty(given);
  let [from, to] = [0, pieces.length];
  for (;;) {
    const [first, last] = [pieces[from], pieces[to - 1]];
    if (first === undefined || last === undefined || from >= to) return [rawOf(pieces)];
    if (first.is === 'open' && last.is === 'close' && first.of === last.of) {
      from += 1;
      to -= 1;
    } else if (
      first.is === 'kept' ||
      (first.is === 'text' && !isWords(first) && !/\S/.test(first.raw))
    )
      from += 1;
    else if (last.is === 'kept' || (last.is === 'text' && !isWords(last) && !/\S/.test(last.raw)))
      to -= 1;
    else break;
  }
  const inside = pieces.slice(from, to);
  if (!inside.some(isWords)) return [rawOf(pieces)];
  return [rawOf(pieces.slice(0, from)), inside, rawOf(pieces.slice(to))].filter(
    (part) => part !== '',
  );
}

/** An element without a word, such as the number of a footnote, becomes one thing that stays. */
function withoutEmpty(pieces: readonly Piece[]): Piece[] {
  const made: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece) break;
    if (piece.is === 'open') {
      const end = pieces.findIndex((one, n) => n > at && one.is === 'close' && one.of === piece.of);
      const inside = pieces.slice(at, end + 1);
      if (end > at && !inside.some(isWords)) {
        made.push({ is: 'kept', raw: rawOf(inside) });
        at = end;
        continue;
      }
    }
    made.push(piece);
  }
  return made;
}
