const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

/**
 * A Markdown text without its code: fenced blocks, and `spans` within a line. Brackets in code are
 * no links. Takes time in proportion to the text, whatever it holds.
 */
export function withoutCode(text: string): string {
  let fence: string | null = null;
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const marks = FENCE.exec(line)?.[1];
    if (fence === null && marks) fence = marks;
    else if (fence === null) lines.push(withoutSpans(line));
    else if (marks?.startsWith(fence) && line.trim() === marks) fence = null;
  }
  return lines.join('\n');
}

/** A span ends with as many backticks as it begins with; backticks without such an end are text. */
function withoutSpans(line: string): string {
  if (!line.includes('`')) return line;
  const runs = [...line.matchAll(/`+/gu)].map((run) => ({ at: run.index, length: run[0].length }));
  const ends = endsOf(runs.map((run) => run.length));
  let plain = '';
  let from = 0;
  for (let number = 0; number < runs.length; number++) {
    const end = ends[number];
    const [begin, last] = [runs[number], end === undefined ? undefined : runs[end]];
    if (end === undefined || !begin || !last) continue;
    plain += `${line.slice(from, begin.at)} `;
    from = last.at + last.length;
    number = end;
  }
  return plain + line.slice(from);
}

/** For each run the next one of the same length. */
function endsOf(lengths: readonly number[]): (number | undefined)[] {
  const next = new Map<number, number>();
  const ends: (number | undefined)[] = [];
  for (let at = lengths.length - 1; at >= 0; at--) {
    const length = lengths[at] ?? 0;
    ends[at] = next.get(length);
    next.set(length, at);
  }
  return ends;
}
