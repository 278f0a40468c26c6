import { problemsMax } from './limits.ts';

export interface TableRecord {
  /** In which line of the file it begins, from 1. */
  line: number;
  cells: string[];
}

export interface Table {
  header: string[];
  records: TableRecord[];
  /** Lines that could not be read, each lost alone. */
  badLines: number[];
}

interface Place {
  /** Where the header begins in the text. */
  at: number;
  separator: string;
  recordsMax: number;
}

/**
 * Reads separated values with a header. A quote that never closes would swallow what follows: such a
 * line is read by itself if it can be, else given up by itself, so that one bad row loses no other.
 * (papaparse looks for the end of such a quote through the whole file, from each line anew: 39 s for a
 * thousand of them in 1 MB, against 0.4 s.)
 */
export function readTable(text: string, { at, separator, recordsMax }: Place): Table {
  const table: Table = { header: [], records: [], badLines: [] };
  const reading = { text, separator };
  let line = 1 + breaksIn(text, 0, at);
  for (let from = at; from < text.length && table.records.length < recordsMax; ) {
    const found = recordAt(reading, from);
    const isWhole = found !== null && !isSwallowed(reading, from, found, table.header.length);
    const record = isWhole ? found : lineAlone(reading, from, table.header.length);
    if (record) take(table, line, record.cells);
    else table.badLines.push(line);
    if (table.badLines.length > problemsMax) return table;
    const end = record?.end ?? lineEnd(text, from);
    line += breaksIn(text, from, end);
    from = end;
  }
  return table;
}

function take(table: Table, line: number, cells: string[]): void {
  if (cells.every((cell) => cell.trim() === '')) return;
  if (table.header.length === 0) table.header = cells.map((cell) => cell.trim());
  else table.records.push({ line, cells });
}

interface Reading {
  text: string;
  separator: string;
}
interface Found {
  cells: string[];
  /** Where the next record begins. */
  end: number;
}

/** The record that begins at a place; null when its quotes do not fit. */
function recordAt({ text, separator }: Reading, from: number): Found | null {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = text[at] === '"' ? quoted(text, at) : plain(text, at, separator);
    if (cell === null) return null;
    cells.push(cell.value);
    if (text[cell.end] === separator) {
      at = cell.end + 1;
      continue;
    }
    const isEnd = cell.end >= text.length || isBreak(text, cell.end);
    return isEnd ? { cells, end: afterBreak(text, cell.end) } : null;
  }
}

function quoted(text: string, from: number): { value: string; end: number } | null {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text[at + 1] !== '"')
      return { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
}

function plain(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && !isBreak(text, end)) end++;
  return { value: text.slice(from, end), end };
}

/** A line whose quotes mean themselves; only when it then has the cells that the header asks for. */
function lineAlone(reading: Reading, from: number, cellsDue: number): Found | null {
  const end = lineEnd(reading.text, from);
  const line = reading.text.slice(from, end).replace(/[\r\n]+$/, '');
  const cells = recordAt({ ...reading, text: line }, 0)?.cells ?? line.split(reading.separator);
  if (cells.length !== cellsDue) return null;
  return { cells: cells.map((cell) => cell.replace(/^"(?!")|(?<!")"$/g, '')), end };
}

/** Whether a record over several lines took in others that are whole by themselves. */
function isSwallowed(reading: Reading, from: number, found: Found, cellsDue: number): boolean {
  const second = lineEnd(reading.text, from);
  if (cellsDue < 2 || found.cells.length === cellsDue || second >= found.end) return false;
  return recordAt(reading, second)?.cells.length === cellsDue;
}

const isBreak = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length);
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text, at)) at++;
  return afterBreak(text, at);
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at = afterBreak(text, at)) {
    while (at < to && !isBreak(text, at)) at++;
    if (at < to) count++;
  }
  return count;
}
