import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from './table.ts';

const read = (text: string) => readTable(text, { at: 0, separator: ',', recordsMax: 1_000 });
const cellsOf = (text: string) => read(text).records.map(({ cells }) => cells);
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('readTable', () => {
  it('counts lines of the file, through cells of several lines and empty lines', () => {
    const table = read('a,b\r\n1,"two\r\nlines"\r\n\r\n3,4\r\n');
    expect(table.header).toEqual(['a', 'b']);
    expect(table.records).toEqual([
      { line: 2, cells: ['1', 'two\r\nlines'] },
      { line: 5, cells: ['3', '4'] },
    ]);
  });

  it('loses to a quote that never closes no other row', () => {
    const table = read('a,b,c\n1,2,3\n4,"5\n7,8,9\n10,"11",12\n13,14,15\n');
    expect(table.records.map(({ cells }) => cells[0])).toEqual(['1', '7', '10', '13']);
    expect(table.badLines).toEqual([3]);
  });

  it('takes quotes inside a cell for what they look like when the row is whole otherwise', () => {
    expect(cellsOf('a,b\n1,"the "big" one"\n2,"x"\n')).toEqual([
      ['1', 'the "big" one'],
      ['2', 'x'],
    ]);
  });

  it('keeps rows shorter and longer than the header', () => {
    expect(cellsOf('a,b\n1\n1,2,3\n')).toEqual([['1'], ['1', '2', '3']]);
  });

  it('gives back any cells, with one bad line among them', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !text.includes('\r'));
    const row = fc.tuple(fc.nat().map(String), cell, cell);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.nat(20), (rows, at) => {
        const lines = rows.map((cells) => cells.map(quoted).join(','));
        lines.splice(Math.min(at, lines.length), 0, 'x,"never closed');
        const table = read(['"a","b","c"', ...lines].join('\n'));
        expect(table.records.map(({ cells }) => cells)).toEqual(rows);
        expect(table.badLines).toHaveLength(1);
      }),
    );
  });

  it('never throws', () => {
    const part = fc.constantFrom('"', '""', ',', '\n', '\r', '\r\n', 'a', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 80 }), (parts) => {
        const text = parts.join('');
        const { records, badLines } = read(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const line of [...records.map((one) => one.line), ...badLines])
          expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });
});
