/**
 * Passages in a cell of a table: `“Passage” (page 3) note`, parted by empty lines, of which passages and notes may have some
 * of their own. Marks that do not pair, and what else would be read as another thing, stand behind a `\`.
 */
interface Passage {
  exact: string;
  note: string;
  page: number | null;
}

const PARTING = '\n\n';
const BEGINS_ANOTHER = `${PARTING}“`;

/** A passage as people read it in a table, and as `passagesIn` gets it back. */
export const passageCell = ({ exact, note, page }: Passage): string =>
  [
    `“${paired(exact)}”`,
    ...(page === null ? [] : [`(page ${page})`]),
    paired(note.trim(), BEGINS_ANOTHER).replace(/^\(/u, '\\('),
  ]
    .join(' ')
    .trim();

/** The passages of a cell; null where it is not as `passageCell` writes it. */
export function passagesIn(cell: string): Passage[] | null {
  const all = lines(cell).trim();
  const passages: Passage[] = [];
  for (let at = 0; at < all.length; ) {
    const end = endOfQuote(all, at);
    if (end < 0) return null;
    const next = startOfNext(all, end);
    const after = all.slice(end + 1, next);
    const [page = '', number] = /^ \(page (\d{1,5})\)/u.exec(after) ?? [];
    const note = after.slice(page.length);
    if (!isPaired(note)) return null;
    passages.push({
      exact: bare(all.slice(at + 1, end)),
      note: bare(note).trim(),
      page: number === undefined ? null : Number(number),
    });
    at = next + PARTING.length;
  }
  return passages;
}

function startOfNext(all: string, from: number): number {
  const found = all.indexOf(BEGINS_ANOTHER, from);
  return found < 0 ? all.length : found;
}

const lines = (words: string): string => words.replace(/\r\n?/gu, '\n');
const bare = (words: string): string => words.replace(/\\([\\“”(])/gu, '$1');

/** Quotation marks stay as they are where each has its other, but for those that would be read as something else. */
function paired(words: string, misread?: string): string {
  const whole = lines(words).replaceAll('\\', '\\\\');
  const isClear = misread === undefined || !whole.includes(misread);
  return isClear && isPaired(whole) ? whole : whole.replace(/[“”]/gu, '\\$&');
}

const MARKS = /\\[\\“”(]|[“”]/gu;

function isPaired(words: string): boolean {
  let deep = 0;
  for (const [mark] of words.matchAll(MARKS)) {
    if (mark === '“') deep++;
    if (mark === '”') deep--;
    if (deep < 0) return false;
  }
  return deep === 0;
}

/** Where the quotation that begins at a place ends, which may have some within; -1 where it does not. */
function endOfQuote(all: string, from: number): number {
  if (all[from] !== '“') return -1;
  const marks = new RegExp(MARKS);
  marks.lastIndex = from;
  let deep = 0;
  for (let found = marks.exec(all); found; found = marks.exec(all)) {
    if (found[0] === '“') deep++;
    if (found[0] === '”') deep--;
    if (deep === 0) return found.index;
  }
  return -1;
}
