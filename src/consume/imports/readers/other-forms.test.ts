import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { firstIn as first, listIn as read } from '../../../../test/lists-to-read.ts';

const AT = Date.UTC(2024, 4, 6, 10, 0, 0);

/** Forms that the same programs write besides the ones they are known by. */
describe('readList, of other forms of a list,', () => {
  it('reads what was marked in Pocket, which lies beside the list, and alone', () => {
    const marks = JSON.stringify([
      {
        url: 'https://a.example/',
        title: 'A',
        highlights: [{ quote: 'Some words', created_at: AT / 1000 }],
      },
    ]);
    const marked = {
      url: 'https://a.example/',
      highlights: [{ exact: 'Some words', createdAt: AT }],
    };
    const archive = zipSync({
      'pocket/part_000000.csv': strToU8(
        `title,url,time_added,tags,status\nA,https://a.example/,${AT / 1000},x,unread\n`,
      ),
      'pocket/annotations/part_000000.json': strToU8(marks),
    });
    expect(read(archive)).toMatchObject({ format: 'pocket', items: [{ keptAt: AT }, marked] });
    expect(read(marks)).toMatchObject({ format: 'pocket', items: [marked] });
  });

  it('reads the alphabet that an old browser or a spreadsheet wrote a list in', () => {
    const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
    expect(first(latin('url,title\nhttps://a.example/,Über Größe\n'))?.title).toBe('Über Größe');
    const russian = new Uint8Array([...'\xcf\xf0\xe8\xe2\xe5\xf2'].map((one) => one.charCodeAt(0)));
    const page = Buffer.concat([
      Buffer.from(
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><META CONTENT="text/html; charset=windows-1251"><DL><DT><A HREF="https://a.example/">',
      ),
      russian,
      Buffer.from('</A></DL>'),
    ]);
    expect(first(new Uint8Array(page))?.title).toBe('Привет');
  });

  it('takes no date from what is none, and says so where one was meant', () => {
    const days = ['0', '1', '', '0001-01-01T00:00:00Z', '31/12/2023', 'Friday 13', '2024-05-06'];
    const list = read(
      `url,created\n${days.map((day, at) => `https://a.example/${at},${day}`).join('\n')}\n`,
    );
    expect(list.items.map(({ keptAt }) => keptAt)).toEqual([
      ...days.slice(1).map(() => null),
      Date.UTC(2024, 4, 6),
    ]);
    expect(list.problems.map(({ at }) => at)).toEqual([
      '5: https://a.example/4',
      '6: https://a.example/5',
    ]);
    expect(list.problems[0]?.text).toContain('date cannot be read');
  });

  it('reads a day that is written without signs between', () => {
    const days = ['20240506', '20240506T100000Z', '20249999', '1234567890123456789'];
    const list = read(
      `url,created\n${days.map((day, at) => `https://a.example/${at},${day}`).join('\n')}\n`,
    );
    expect(list.items.map(({ keptAt }) => keptAt)).toEqual([Date.UTC(2024, 4, 6), AT, null, null]);
    expect(list.problems).toHaveLength(2);
  });

  it.each([1, 2, 3])('reads a list whose last character lacks %i bytes of its four', (missing) => {
    for (const head of ['', '<META CONTENT="text/html; charset=UTF-8">']) {
      const text = `<!DOCTYPE NETSCAPE-Bookmark-file-1>${head}<DL><DT><A HREF="https://a.example/">Über Größe</A><DD>💡`;
      const bytes = new TextEncoder().encode(text);
      expect(first(bytes.subarray(0, bytes.length - missing))?.title).toBe('Über Größe');
    }
  });

  it('takes passages in another program’s list for no list of Pocket’s', () => {
    const row = {
      url: 'https://a.example/',
      title: 'A',
      highlights: [{ quote: 'Some words', annotation: 'Mine', createdAt: AT / 1000 }],
    };
    const highlights = [{ exact: 'Some words', note: 'Mine', createdAt: AT }];
    const day = '2024-05-06T10:00:00Z';
    expect(read(JSON.stringify([{ ...row, slug: 'a', savedAt: day }]))).toMatchObject({
      format: 'omnivore',
      items: [{ keptAt: AT, highlights }],
    });
    expect(read(JSON.stringify([{ ...row, is_archived: 0, created_at: day }]))).toMatchObject({
      format: 'wallabag',
      items: [{ keptAt: AT, highlights }],
    });
  });

  it('takes for posts of Pinboard only what begins with them', () => {
    expect(read('url,title\nhttps://a.example/,About <posts> in XML\n')).toMatchObject({
      format: 'table',
      items: [{ title: 'About <posts> in XML' }],
    });
    expect(
      read('<?xml version="1.0"?>\n<!-- mine -->\n<posts><post href="https://a.example/"/></posts>')
        .format,
    ).toBe('pinboard');
  });

  it('reads tags and passages of a cell once, however often one begins in it', () => {
    const head = 'Title,URL,ID,Document tags,Saved date\nA,https://a.example/,1,';
    const many = `'x', '${String.raw`\'`.repeat(60_000)}`;
    expect(first(`${head}"${many}",2024-05-06\n`)?.tags).toEqual(['x', "'".repeat(60)]);
    const empty = '\n'.repeat(60_000);
    expect(
      first(
        `url,excerpt,folder,created,highlights\nhttps://a.example/,,,2024-05-06,"Highlight:One${empty}Note:Yes"\n`,
      )?.highlights,
    ).toMatchObject([{ exact: 'One', note: 'Yes' }]);
  });

  it.each([
    [
      'hypothesis',
      `Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page\n2024-05-06 10:00,https://a.example/a.pdf,Public,Annotation,Some words,ada,Mine,,7\n`,
      { highlights: [{ exact: 'Some words', note: 'Mine', page: 7 }] },
    ],
    [
      'readwise',
      `\ufeffTitle,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\r\nA,https://a.example/,01h,"['x', ""it's, two""]",2024-05-06 10:00:00+00:00,0,new,True\r\n`,
      { title: 'A', tags: ['x', "it's, two"], keptAt: AT },
    ],
    [
      'pinboard',
      `<?xml version="1.0" encoding="UTF-8"?>\n<posts user="ada"><post href="https://a.example/?b=1&amp;c" time="2024-05-06T10:00:00Z" description="A &lt;b&gt;" extended="Mine" tag="x y"/></posts>`,
      {
        url: 'https://a.example/?b=1&c',
        title: 'A <b>',
        takeaway: 'Mine',
        keptAt: AT,
        tags: ['x', 'y'],
      },
    ],
    [
      'karakeep',
      JSON.stringify({
        bookmarks: [
          {
            createdAt: AT / 1000,
            title: 'A',
            tags: ['x'],
            lists: ['2', 'gone'],
            content: { type: 'link', url: 'https://a.example/' },
            note: null,
          },
        ],
        lists: [
          { id: '1', name: 'Work', type: 'manual', parentId: null },
          { id: '2', name: 'Drills', type: 'manual', parentId: '1' },
        ],
      }),
      { tags: ['x'], folders: ['Work', 'Drills'] },
    ],
  ] as const)('reads that of %s', (format, text, item) => {
    expect(read(text).format).toBe(format);
    expect(first(text)).toMatchObject(item);
  });
});
