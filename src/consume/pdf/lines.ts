/** A piece of text as a PDF places it: words, and where, in points from the lower left of the page. */
export interface PlacedText {
  str: string;
  width: number;
  /** Scale, skew and place: [a, b, c, d, x, y]. */
  transform: readonly number[];
}

/** Words that stand beside each other on one line. */
export interface Line {
  text: string;
  x: number;
  /** Where it ends to the right. */
  end: number;
  y: number;
  size: number;
  /** Words that stand askew are in a direction of their own. */
  angle: number;
}

/** A gap of so many letters' heights is no space between words: what follows is another column or cell. */
const COLUMN_GAP = 2;
const WORD_GAP = 0.15;
/** What is set higher or lower by less than this still stands on the line: a note's number, an index. */
export const RAISED_MAX = 0.6;

/** Points that lead to a number, as in a list of contents. */
const LEADERS = /(?:\s*[.·]){5,}/gu;

/** The lines of a page in the order in which its pieces come. */
export function linesOf(pieces: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const piece of pieces) {
    const placed = placeOf(piece);
    if (piece.str.trim() === '') {
      gap = Math.max(gap, piece.width);
      continue;
    }
    const line = lines.at(-1);
    if (line && isOn(line, placed, gap)) append(line, placed, gap);
    else lines.push({ ...placed });
    gap = 0;
  }
  return lines
    .map((line) => ({
      ...line,
      text: line.text.replace(LEADERS, ' … ').replace(/\s+/gu, ' ').trim(),
    }))
    .filter(({ text }) => text !== '');
}

/** Seen as if it stood upright. */
function placeOf({ str, width, transform }: PlacedText): Line {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const angle = Math.atan2(b, a);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const left = x * cos + y * sin;
  return {
    text: str,
    x: left,
    end: left + width,
    y: y * cos - x * sin,
    size: Math.hypot(c, d) || 1,
    angle,
  };
}

function isOn(line: Line, next: Line, gap: number): boolean {
  const size = Math.max(line.size, next.size);
  const away = next.x - line.end;
  return (
    Math.abs(line.angle - next.angle) < 0.01 &&
    Math.abs(line.y - next.y) < size * RAISED_MAX &&
    away > -size * 2 &&
    Math.max(away, away < 0 ? 0 : gap) < size * COLUMN_GAP
  );
}

function append(line: Line, next: Line, gap: number): void {
  const isApart = gap > 0 || next.x - line.end > Math.max(line.size, next.size) * WORD_GAP;
  line.text += `${isApart ? ' ' : ''}${next.text}`;
  line.end = Math.max(line.end, next.end);
  // A line is as large as what is large in it: a number above it does not make it small.
  if (next.size > line.size) {
    line.size = next.size;
    line.y = next.y;
  }
}

/** A column has so many lines at least, and most of them fill it: cells of a table do not. */
const COLUMN_LINES_MIN = 6;
const FILLED_MIN = 0.6;

/**
 * Two columns one after the other, also where the file goes through both line by line. What reaches over both (a
 * title, a table) parts what is above it from what is below.
 */
export function inColumns(lines: readonly Line[]): Line[] {
  const second = secondColumn(lines);
  if (second === null) return [...lines];
  const ordered: Line[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = () => {
    ordered.push(...left, ...right);
    [left, right] = [[], []];
  };
  for (const line of lines) {
    const side = sideOf(line, second);
    if (side === 'left') left.push(line);
    else if (side === 'right') right.push(line);
    else {
      flush();
      ordered.push(line);
    }
  }
  flush();
  return ordered;
}

const ROUNDED = 4;

const sideOf = ({ x, end }: Line, second: number): 'left' | 'right' | 'both' => {
  if (x >= second - ROUNDED) return 'right';
  return end <= second ? 'left' : 'both';
};

/** Where the second column begins; null where there is none. */
function secondColumn(lines: readonly Line[]): number | null {
  const first = Math.min(...lines.map(({ x }) => x));
  const last = Math.max(...lines.map(({ end }) => end));
  const inMiddle = lines.filter(({ x }) => {
    const at = (x - first) / (last - first);
    return at > 0.35 && at < 0.65;
  });
  const counts = new Map<number, number>();
  for (const { x } of inMiddle) {
    const rounded = Math.round(x / ROUNDED) * ROUNDED;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  const [begin, count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  if (begin === undefined || count < COLUMN_LINES_MIN) return null;
  const sided = (side: 'left' | 'right') => lines.filter((line) => sideOf(line, begin) === side);
  const isColumn = (side: Line[], width: number) =>
    side.length >= COLUMN_LINES_MIN && middleOf(side.map(widthOf)) > width * FILLED_MIN;
  return isColumn(sided('left'), begin - first) && isColumn(sided('right'), last - begin)
    ? begin
    : null;
}

const widthOf = ({ x, end }: Line): number => end - x;

export const middleOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
