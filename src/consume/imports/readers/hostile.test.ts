import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { readList } from './index.ts';

describe('readList, of what was not made to be read,', () => {
  it('opens no archive that unpacks to far more than pages do', () => {
    const bomb = zipSync({ 'metadata_0_to_20.json': new Uint8Array(30 * 1024 * 1024) });
    expect(readList(bomb)).toMatchObject({ why: expect.stringContaining('not opened') });
    expect(readList(bomb.subarray(0, 100))).toMatchObject({
      why: expect.stringContaining('damaged'),
    });
  });

  it('says what it reads where it finds nothing', () => {
    for (const text of ['', 'hello', '{}', '[]', '[1]', '{"a":', 'name,age\nBo,3'])
      expect(readList(new TextEncoder().encode(text)), text).toMatchObject({
        why: expect.stringContaining('Kith finds no pages'),
      });
  });

  it('writes nothing to the log of a table that names a column twice, of which the first counts', () => {
    const warned = vi.spyOn(console, 'warn');
    const list = readList(
      new TextEncoder().encode('url,title,Title,title_1\nhttps://a.example/,One,Two,Three'),
    );
    expect(list).toMatchObject({ items: [{ url: 'https://a.example/', title: 'One' }] });
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  it('throws at nothing, and gives nothing that cannot be kept', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.constantFrom(null, true, 'https://a.example/', 'java\0script:x', '\ud800'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'href',
            'url',
            'uri',
            'title',
            'tags',
            'bookmarks',
            'annotations',
            'target',
            'selector',
            'type',
            'exact',
            'items',
            'content',
            'slug',
            'savedAt',
            'labels',
          ),
          tie('value'),
          { maxKeys: 5 },
        ),
      ),
    })).value;
    const html = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '<a href="https://a.example/',
            '">',
            '</a>',
            '<dl>',
            '</dl>',
            '<dd>',
            '<h3>',
            '<dt>',
            '<!--',
            '<script>',
            '&#0;',
            '"',
          ),
          fc.string({ unit: 'binary' }),
        ),
      )
      .map((parts) => `<${parts.join('')}`);
    const rows = fc
      .array(fc.array(fc.string({ unit: 'binary' })))
      .map((lines) => `url,quote,title\n${lines.map((cells) => cells.join(',')).join('\n')}`);
    fc.assert(
      fc.property(
        fc.oneof(
          json.map((one) => JSON.stringify(one) ?? ''),
          html,
          rows,
        ),
        (text) => {
          const list = readList(new TextEncoder().encode(text));
          if ('why' in list) return;
          for (const { url, title, takeaway, tags, highlights } of list.items) {
            if (url !== null) expect(url).toMatch(/^https?:/iu);
            const words = [title, takeaway, ...tags, ...highlights.map(({ exact }) => exact)].join(
              '',
            );
            expect(words.isWellFormed() && !words.includes('\0')).toBe(true);
          }
        },
      ),
    );
  });
});
