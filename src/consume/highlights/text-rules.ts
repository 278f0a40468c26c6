/** Elements that stand within a line of words; all others part what is before them from what is after. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
/** What of a page is no text of its author: what is never read, and what a reader puts in for a picture. */
const SILENT = new Set(
  'script style template noscript head iframe object svg video audio picture button'.split(' '),
);
const PUT_IN = /(?:^|\s)(?:entry-media|not-text)(?:\s|$)/;
const ELEMENT = 1;
const TEXT = 3;

/** One text node, and which part of the whole text comes from it. */
export interface Piece {
  node: Text;
  from: number;
  to: number;
  /** Where in the node each character of the part stands. */
  offsets: number[];
}

export interface ReadText {
  text: string;
  pieces: Piece[];
}

/**
 * The text over which places in a page are counted: all text in its order, white space folded to one space, a space where
 * a block begins or ends, none around. The server and the browser read it by the same steps from their own documents, so
 * that a place means the same in both. Without recursion: a stack would end before a hostile page does.
 */
export function readText(root: Node): ReadText {
  const reading = new Reading();
  let node: Node | null = root.firstChild;
  while (node) {
    const isEntered = node.nodeType === ELEMENT && reading.enter(node as Element);
    if (node.nodeType === TEXT) reading.add(node as Text);
    const below: Node | null = isEntered ? node.firstChild : null;
    node = below ?? after(node, root, reading);
  }
  return { text: reading.chars.join(''), pieces: reading.pieces };
}

/** The next node in the order of the text, once all of this one was read. */
function after(node: Node, root: Node, reading: Reading): Node | null {
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) {
    if (at.nodeType === ELEMENT) reading.leave(at as Element);
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}

class Reading {
  readonly chars: string[] = [];
  readonly pieces: Piece[] = [];
  private hasGap = false;

  /** Whether what is inside is text of the page. */
  enter(element: Element): boolean {
    const name = element.localName.toLowerCase();
    if (!INLINE.has(name)) this.hasGap = true;
    return !SILENT.has(name) && !PUT_IN.test(element.getAttribute('class') ?? '');
  }

  leave(element: Element): void {
    if (!INLINE.has(element.localName.toLowerCase())) this.hasGap = true;
  }

  add(node: Text): void {
    const { data } = node;
    const offsets: number[] = [];
    let from = this.chars.length;
    for (let at = 0; at < data.length; at += 1) {
      const char = data.charAt(at);
      if (/\s/u.test(char)) {
        this.hasGap = true;
        continue;
      }
      if (this.hasGap && this.chars.length > 0) {
        this.chars.push(' ');
        if (offsets.length === 0) from = this.chars.length;
        else offsets.push(at - 1);
      }
      this.hasGap = false;
      this.chars.push(char);
      offsets.push(at);
    }
    if (offsets.length > 0) this.pieces.push({ node, from, to: from + offsets.length, offsets });
  }
}

/** A stretch of the text, in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/** Which part of a text node a stretch covers, as offsets in the node; null when none. */
export function partOf(piece: Piece, { start, end }: Stretch): { from: number; to: number } | null {
  const first = piece.offsets[Math.max(start, piece.from) - piece.from];
  const last = piece.offsets[Math.min(end, piece.to) - piece.from - 1];
  return first === undefined || last === undefined || last < first
    ? null
    : { from: first, to: last + 1 };
}

/** The stretch without white space at its ends. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  return { start: start + lead, end: start + lead + words.trim().length };
}
