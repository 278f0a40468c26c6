/** Changes what is prose in a Markdown text; what stands in fences or `spans` of code stays. */
export function mapProse(text: string, change: (prose: string) => string): string {
  return partsOf(text)
    .map((part) => (part.isCode ? part.text : change(part.text)))
    .join('');
}

/**
 * The same line by line, with the stroke that words of a link are parted by in it: in a row of a table a
 * bare one would end the cell.
 */
export function mapLines(text: string, change: (line: string, bar: '|' | '\\|') => string): string {
  return mapProse(text, (prose) =>
    prose.replace(/[^\n]+/gu, (line) => change(line, isRow(line) ? '\\|' : '|')),
  );
}

const isRow = (line: string): boolean => line.replace(/\[\[[^[\]]*\]\]/gu, '').includes('|');

interface Part {
  text: string;
  isCode: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const BLANK = /^\s*$/;

/** The text in order, cut where code begins and ends. Joined, the parts are the text again. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let prose = '';
  let fence: { mark: string; text: string } | null = null;
  const endProse = () => {
    if (prose !== '') parts.push(...spansIn(prose));
    prose = '';
  };
  for (const line of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      fence.text += line;
      if (mark && closes(line, mark, fence.mark)) {
        parts.push({ text: fence.text, isCode: true });
        fence = null;
      }
    } else if (mark) {
      endProse();
      fence = { mark, text: line };
    } else {
      prose += line;
      // A span of code does not reach over an empty line.
      if (BLANK.test(line)) endProse();
    }
  }
  endProse();
  if (fence) parts.push({ text: fence.text, isCode: true });
  return parts;
}

const closes = (line: string, mark: string, opened: string): boolean =>
  mark[0] === opened[0] && mark.length >= opened.length && line.trim() === mark;

/** Cuts a paragraph at its spans of code: a run of backticks to the next run as long. */
function spansIn(paragraph: string): Part[] {
  const runs = [...paragraph.matchAll(/`+/g)].map((run) => ({
    start: run.index,
    end: run.index + run[0].length,
    length: run[0].length,
  }));
  const parts: Part[] = [];
  /** Of a length that closes nothing any more, so that many odd runs cost no more than one look. */
  const lonely = new Set<number>();
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const open = runs[at];
    if (!open || lonely.has(open.length)) continue;
    let closeAt = at + 1;
    while (closeAt < runs.length && runs[closeAt]?.length !== open.length) closeAt++;
    const close = runs[closeAt];
    if (!close) {
      lonely.add(open.length);
      continue;
    }
    if (open.start > from) parts.push({ text: paragraph.slice(from, open.start), isCode: false });
    parts.push({ text: paragraph.slice(open.start, close.end), isCode: true });
    from = close.end;
    at = closeAt;
  }
  if (from < paragraph.length) parts.push({ text: paragraph.slice(from), isCode: false });
  return parts;
}
