import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inColumns, type Line, linesOf } from './lines.ts';
import { joined, paragraphsOf, settingOf, withoutEdges } from './paragraphs.ts';

const line = (text: string, y: number, more: Partial<Line> = {}): Line => ({
  text,
  x: 72,
  end: 520,
  y,
  size: 11,
  angle: 0,
  ...more,
});
const textsOf = (lines: readonly Line[]) =>
  paragraphsOf(lines, settingOf([lines])).map(({ text }) => text);

describe('linesOf', () => {
  const piece = (str: string, x: number, y: number, width = str.length * 5) => ({
    str,
    width,
    transform: [11, 0, 0, 11, x, y],
  });

  it('puts a line together from its pieces, with a space where there is a gap', () => {
    const pieces = [piece('Well', 72, 700, 20), piece('said', 95, 700), piece('1', 115, 704)];
    expect(linesOf(pieces).map(({ text }) => text)).toEqual(['Well said1']);
  });

  it('parts what stands far apart: cells and columns', () => {
    const pieces = [piece('One', 72, 700), piece('Two', 320, 700)];
    expect(linesOf(pieces).map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('reads what stands askew', () => {
    const askew = { str: 'draft', width: 30, transform: [0, 11, -11, 0, 40, 300] };
    const [first, second] = linesOf([{ ...askew }, piece('Text', 72, 700)]);
    expect([first?.text, second?.text]).toEqual(['draft', 'Text']);
  });
});

describe('inColumns', () => {
  it('reads one column after the other, also where the file goes through both line by line', () => {
    const rows = Array.from({ length: 8 }, (_, at) => [
      line(`left ${at}`, 700 - at * 14, { x: 72, end: 290 }),
      line(`right ${at}`, 700 - at * 14, { x: 310, end: 525 }),
    ]).flat();
    const title = line('Over both', 740);
    const read = inColumns([title, ...rows]).map(({ text }) => text);
    expect(read.slice(0, 3)).toEqual(['Over both', 'left 0', 'left 1']);
    expect(read.slice(9, 11)).toEqual(['right 0', 'right 1']);
  });

  it('leaves the rows of a table as they are', () => {
    const rows = Array.from({ length: 8 }, (_, at) => [
      line(`name ${at}`, 700 - at * 14, { x: 72, end: 110 }),
      line(`${at}`, 700 - at * 14, { x: 310, end: 316 }),
      line('far', 700 - at * 14, { x: 500, end: 520 }),
    ]).flat();
    expect(inColumns(rows)).toEqual(rows);
  });
});

describe('paragraphsOf', () => {
  it('joins lines, and parts where there is room, an indent after a sentence, or an item', () => {
    expect(
      textsOf([
        line('Rehearse before you', 700),
        line('need it, with all.', 686),
        line('Then rest.', 650),
        line('An hour, on a', 636, { x: 90 }),
        line('Tuesday.', 622),
        line('• cake', 608),
        line('• tea', 594),
      ]),
    ).toEqual([
      'Rehearse before you need it, with all.',
      'Then rest.',
      'An hour, on a Tuesday.',
      '• cake',
      '• tea',
    ]);
  });

  it('goes on in the next column in the middle of a sentence', () => {
    const column = { x: 72, end: 280 };
    expect(
      textsOf([
        line('Who rehearses on a', 100, column),
        line('Tuesday', 86, column),
        line('is calm at night.', 700, { x: 310, end: 520 }),
        line('Another one begins.', 686, { x: 310, end: 520 }),
      ]),
    ).toEqual(['Who rehearses on a Tuesday is calm at night. Another one begins.']);
  });

  it('knows headings by their size', () => {
    const lines = [line('Drills', 740, { size: 18 }), line('Text of it, as it is.', 700)];
    expect(paragraphsOf(lines, { size: 11, hyphened: new Set() })).toMatchObject([
      { text: 'Drills', isHeading: true },
      { isHeading: false },
    ]);
  });
});

describe('joined', () => {
  it.each([
    [['an exam-', 'ple'], 'an example'],
    [['soft\u00ad', 'ware'], 'software'],
    [['Jean-', 'Paul'], 'Jean-Paul'],
    [['2019-', '2020'], '2019-2020'],
    [['a well-', 'known way'], 'a well-known way'],
    [['wait -', 'then go'], 'wait - then go'],
    [['読み', '書き'], '読み書き'],
  ])('%j are “%s”', (lines, text) => {
    expect(joined(lines, new Set(['well-known']))).toBe(text);
  });

  it('loses no sign but hyphens and spaces', () => {
    const bare = (text: string) => text.replace(/[\s\u00ad‐-]/gu, '');
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (lines) => {
        expect(bare(joined(lines, new Set()))).toBe(bare(lines.join('')));
      }),
    );
  });
});

describe('withoutEdges', () => {
  it('leaves out what runs along all pages, and keeps the title that runs', () => {
    const page = (at: number) => [
      line('On drills', 800, { size: at === 0 ? 18 : 8 }),
      line(`Say ${'abcdef'[at]} first`, 700),
      line('The middle', 600),
      line(`Say ${'abcdef'[at]} last`, 200),
      line(`${at + 1}`, 40),
    ];
    const pages = withoutEdges(Array.from({ length: 6 }, (_, at) => page(at)));
    const texts = pages.map((lines) => lines.map(({ text }) => text));
    expect(texts[0]).toEqual(['On drills', 'Say a first', 'The middle', 'Say a last']);
    expect(texts[5]).toEqual(['Say f first', 'The middle', 'Say f last']);
  });
});
