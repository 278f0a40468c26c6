import papaparse from 'papaparse';

/** Separators that spreadsheets write. */
export const separators = [',', ';', '\t'] as const;

/** Records of separated values; rows of nothing are left out. Tolerates quotes that never close. */
export function records(text: string, separator: string, recordsMax: number): string[][] {
  const parsed = papaparse.parse<string[]>(text, {
    delimiter: separator,
    skipEmptyLines: 'greedy',
    preview: recordsMax,
  });
  return parsed.data;
}

/** The cells of one line, without quotes: enough to recognise a header. */
export function cellsOfLine(line: string, separator: string): string[] {
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** The lines of a text's beginning, each with where it starts. */
export function* linesFromStart(
  text: string,
  linesMax: number,
): Generator<{ line: string; at: number }> {
  let at = 0;
  for (let count = 0; count < linesMax && at < text.length; count++) {
    const breakAt = /\r\n|\n|\r/g;
    breakAt.lastIndex = at;
    const found = breakAt.exec(text);
    const end = found?.index ?? text.length;
    yield { line: text.slice(at, end), at };
    at = found ? end + found[0].length : text.length;
  }
}

export function isEmail(text: string): boolean {
  return /^[^\s@<>"'(),;:]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(text);
}
