import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList } from '../imports/readers/index.ts';
import type { ExportedItem } from './keeps.ts';
import { tableOf } from './table.ts';

type Passage = Pick<ExportedItem['highlights'][number], 'exact' | 'note' | 'page'>;

const keep = (highlights: Passage[], title = 'A') =>
  ({
    url: 'https://a.example/',
    title,
    source: '',
    author: null,
    publishedAt: null,
    createdAt: Date.UTC(2024, 4, 6),
    goal: null,
    tags: [],
    takeaway: 'Mine',
    highlights,
  }) as unknown as ExportedItem;

const read = (text: string) => {
  const list = readList(new TextEncoder().encode(text));
  if ('why' in list) throw new Error(list.why);
  return list;
};

async function throughTable(item: ExportedItem) {
  let table = '';
  for await (const part of tableOf(toList(item))) table += part;
  return read(table);
}
async function* toList(item: ExportedItem) {
  yield item;
}
const throughJson = ({ url, title, takeaway, highlights, createdAt }: ExportedItem) =>
  read(
    JSON.stringify({
      format: 'kith-library',
      items: [{ url, title, takeaway, highlights, keptAt: new Date(createdAt).toISOString() }],
    }),
  );

describe('a table of what is kept', () => {
  it.each<[string, Passage]>([
    [
      'a passage whose paragraphs each open a quotation',
      { exact: '“One begins\n\n“and two ends.”', note: 'Mine', page: 3 },
    ],
    ['a passage with a stray mark', { exact: 'Six ” wide, “so', note: 'Mine', page: null }],
    [
      'a note whose paragraph opens a quotation',
      { exact: 'One', note: 'Mine\n\n“Hers” too', page: null },
    ],
    ['a note that looks like a page', { exact: 'One', note: '(page 3) of hers', page: null }],
  ])('gives back %s', async (_, passage) => {
    const list = await throughTable(keep([passage, { exact: 'Last', note: '', page: null }]));
    expect(list.items[0]?.takeaway).toBe('Mine');
    expect(list.items[0]?.highlights).toMatchObject([
      { ...passage, exact: passage.exact.replace(/\s+/gu, ' ') },
      { exact: 'Last' },
    ]);
    expect(list.problems).toEqual([]);
  });

  it('gives back every passage as the list in JSON does', async () => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '“',
            '”',
            '\n\n',
            '\n',
            '\r\n',
            '\\',
            '(',
            '(page 3)',
            "'",
            '=',
            '"',
            ',',
            ' ',
          ),
          fc.string({ unit: 'grapheme', maxLength: 3 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const passage = fc.record({
      exact: words.filter((one) => one.trim() !== ''),
      note: words,
      page: fc.option(fc.integer({ min: 1, max: 99_999 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(passage, { maxLength: 4 }), words, async (passages, title) => {
        const item = keep(passages, title);
        expect(await throughTable(item)).toMatchObject(throughJson(item));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '“One begins\n\n“and two ends.” mine',
    '“One ” and more” mine',
    'Words without marks',
    '“Whole” mine\n\n“without an end',
  ])('keeps whole what it cannot tell apart: %j', (cell) => {
    const list = read(
      `url,title,kept,takeaway,highlights\nhttps://a.example/,A,2024-05-06,Mine,"${cell}"\n`,
    );
    expect(list.items).toMatchObject([{ takeaway: `Mine\n\n${cell}`, highlights: [] }]);
    expect(list.problems).toMatchObject([
      { text: expect.stringContaining('cannot be told apart') },
    ]);
  });
});
