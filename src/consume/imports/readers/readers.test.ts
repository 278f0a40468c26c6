import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { firstIn as first, listIn as read } from '../../../../test/lists-to-read.ts';
import { readList } from './index.ts';

const AT = Date.UTC(2024, 4, 6, 10, 0, 0);

describe('readList', () => {
  it('tells of a list that is cut, and counts what it has no room to tell', () => {
    const line = (n: number) => `<DT><A HREF="javascript:${n}">Run ${n}</A>`;
    const broken = Array.from({ length: 300 }, (_, n) => line(n)).join('');
    const many = '<DT><A HREF="https://a.example/">A</A>'.repeat(20_001);
    const { problems } = read(`<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>${broken}${many}</DL>`);
    expect(problems[0]?.text).toContain('The list is longer than 20,000');
    expect(problems.at(-1)?.text).toBe('100 more stay out.');
    expect(problems).toHaveLength(202);
  });

  it('says of a text that is longer than is kept that its end stays out', () => {
    const text = `<p>${'word '.repeat(200_000)}</p>`;
    const list = read(
      JSON.stringify([{ url: 'https://a.example/', title: 'A', content: text, given_url: '' }]),
    );
    expect(list.problems).toMatchObject([{ text: expect.stringContaining('longer than 900,000') }]);
  });

  it('reads bookmarks of browsers with folders, descriptions and tags', () => {
    const list = read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
  <DT><H3 ADD_DATE="1">Work</H3>
  <DL><p>
    <DT><H3>Ops</H3>
    <DL><p>
      <DT><A HREF="https://ines.example/a" ADD_DATE="${AT / 1000}" TAGS="drill,on call">On &amp; off</A>
      <DD>Worth a second look.
    </DL><p>
    <DT><A HREF="javascript:alert(1)">Run me</A>
  </DL><p>
  <DT><A HREF="https://bo.example/">Bo <b>&lt;script&gt;</b></A>
</DL><p>`);
    expect(list.format).toBe('bookmarks');
    expect(list.items).toMatchObject([
      {
        url: 'https://ines.example/a',
        title: 'On & off',
        keptAt: AT,
        tags: ['drill', 'on call'],
        folders: ['Work', 'Ops'],
        takeaway: 'Worth a second look.',
      },
      { url: 'https://bo.example/', title: 'Bo <script>', folders: [] },
    ]);
    expect(list.problems).toMatchObject([{ at: '2: Run me' }]);
  });

  it('reads what linkding and Pocket write in such a file', () => {
    expect(
      first(
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="https://a.example" TOREAD="0" TAGS="x">A</A><DD>Short.[linkding-notes]Long.[/linkding-notes]</DL>',
      ),
    ).toMatchObject({ takeaway: 'Short.\n\nLong.', tags: ['x'] });
    const pocket = read(
      `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href="https://a.example/" time_added="${AT / 1000}" tags="x,y">A</a></li></ul></body></html>`,
    );
    expect(pocket).toMatchObject({ format: 'pocket', items: [{ keptAt: AT, tags: ['x', 'y'] }] });
  });

  it('reads a list that is parted into tables of an archive, as Pocket packs it', () => {
    const row = (at: string) =>
      `title,url,time_added,tags,status\n${at},https://${at}.example/,${AT / 1000},x,unread\n`;
    const archive = zipSync({
      'pocket/part_000001.csv': strToU8(row('b')),
      'pocket/part_000000.csv': strToU8(row('a')),
      'pocket/collections/mine.csv': strToU8('name\nMine\n'),
      '__MACOSX/pocket/._part_000000.csv': strToU8(row('c')),
    });
    expect(read(archive)).toMatchObject({
      format: 'pocket',
      items: [
        { url: 'https://a.example/', title: 'a', keptAt: AT, tags: ['x'] },
        { url: 'https://b.example/' },
      ],
      problems: [],
    });
    expect(read(archive).items).toHaveLength(2);
    expect(readList(zipSync({ 'a.txt': strToU8('url') }))).toMatchObject({
      why: expect.stringContaining('no list of pages'),
    });
  });

  it.each([
    [
      'pocket',
      `title,url,time_added,tags,status\nhttps://a.example/,https://a.example/,${AT / 1000},x|y,unread\n`,
      { url: 'https://a.example/', title: '', keptAt: AT, tags: ['x', 'y'] },
    ],
    [
      'instapaper',
      `URL,Title,Selection,Folder,Timestamp,Tags\nhttps://a.example/,A,"Said, well",Ops,${AT / 1000},"[""x""]"\n`,
      { folders: ['Ops'], tags: ['x'], highlights: [{ exact: 'Said, well' }] },
    ],
    [
      'raindrop',
      `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,A,Mine,e,https://a.example/,Ops / Drills,"x, y",2024-05-06T10:00:00.000Z,,"Highlight:One\nNote:Yes\nHighlight:Two",false\n`,
      {
        takeaway: 'Mine',
        folders: ['Ops', 'Drills'],
        keptAt: AT,
        highlights: [{ exact: 'One', note: 'Yes' }, { exact: 'Two' }],
      },
    ],
    [
      'readwise',
      `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n"One, two",The Drill,Ines,,Mine,,"x",,,2024-05-06 10:00:00+00:00,books\nThree,The Drill,Ines,,,,,,,,\n`,
      {
        url: null,
        title: 'The Drill',
        author: 'Ines',
        tags: ['books'],
        highlights: [{ exact: 'One, two', note: 'Mine\n\n#x' }, { exact: 'Three' }],
      },
    ],
    [
      'hypothesis',
      `Creation Date,URL,Group,Type,Quote,User,Body,Tags\n2024-05-06T10:00:00Z,https://a.example/,Public,Annotation,Some words,ada,Mine,x\n2024-05-06T10:00:00Z,https://a.example/,Public,Page note,,ada,All of it,\n`,
      { takeaway: 'All of it', highlights: [{ exact: 'Some words', note: 'Mine\n\n#x' }] },
    ],
    ['table', 'url,title,tags\nhttps://a.example/,A,x;y\n', { tags: ['x', 'y'] }],
    [
      'pinboard',
      JSON.stringify([
        {
          href: 'https://a.example/',
          description: 'A',
          extended: 'Mine',
          time: '2024-05-06T10:00:00Z',
          tags: 'x y',
        },
      ]),
      { title: 'A', takeaway: 'Mine', keptAt: AT, tags: ['x', 'y'] },
    ],
    [
      'wallabag',
      JSON.stringify([
        {
          url: 'https://a.example/',
          title: 'A',
          content: '<p>All.</p>',
          tags: ['x'],
          is_archived: 0,
          created_at: '2024-05-06T10:00:00+00:00',
          annotations: [{ quote: 'All', text: 'Mine' }],
        },
      ]),
      { html: '<p>All.</p>', tags: ['x'], highlights: [{ exact: 'All', note: 'Mine' }] },
    ],
    [
      'karakeep',
      JSON.stringify({
        bookmarks: [
          {
            createdAt: AT / 1000,
            title: 'A',
            tags: ['x'],
            content: { type: 'link', url: 'https://a.example/' },
            note: 'Mine',
          },
          {
            createdAt: AT / 1000,
            title: null,
            tags: [],
            content: { type: 'text', text: 'Only words' },
            note: null,
          },
        ],
      }),
      { keptAt: AT, tags: ['x'], takeaway: 'Mine' },
    ],
    [
      'hypothesis',
      JSON.stringify({
        annotations: [
          {
            uri: 'https://a.example/',
            created: '2024-05-06T10:00:00Z',
            text: 'Mine',
            tags: ['x'],
            document: { title: ['A'] },
            target: [
              {
                source: 'https://a.example/',
                selector: [
                  { type: 'TextPositionSelector', start: 3, end: 8 },
                  { type: 'TextQuoteSelector', exact: 'words', prefix: 'of ', suffix: '.' },
                ],
              },
            ],
          },
        ],
      }),
      {
        title: 'A',
        tags: ['x'],
        highlights: [{ exact: 'words', prefix: 'of ', suffix: '.', start: 3, note: 'Mine' }],
      },
    ],
    [
      'annotations',
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'AnnotationCollection',
        first: {
          type: 'AnnotationPage',
          items: [
            {
              type: 'Annotation',
              created: '2024-05-06T10:00:00Z',
              body: [
                { type: 'TextualBody', value: 'Mine', purpose: 'commenting' },
                { type: 'TextualBody', value: 'x', purpose: 'tagging' },
              ],
              target: {
                source: 'https://a.example/',
                selector: { type: 'TextQuoteSelector', exact: 'words' },
              },
            },
          ],
        },
      }),
      { tags: ['x'], highlights: [{ exact: 'words', note: 'Mine' }] },
    ],
  ] as const)('reads the form of %s', (format, text, item) => {
    expect(read(text).format).toBe(format);
    expect(first(text)).toMatchObject(item);
  });

  it('reads Omnivore’s archive with texts and highlights', () => {
    const rows = [
      {
        slug: 'a',
        url: 'https://a.example/',
        title: 'A',
        labels: ['x'],
        savedAt: '2024-05-06T10:00:00Z',
      },
    ];
    const archive = zipSync({
      'metadata_0_to_20.json': strToU8(JSON.stringify(rows)),
      'content/a.html': strToU8('<p>All.</p>'),
      'highlights/a.md': strToU8('Of the whole\n\n> All of it\n\nMine\n\n> Again\n'),
    });
    expect(read(archive)).toMatchObject({ format: 'omnivore', problems: [] });
    expect(first(archive)).toMatchObject({
      html: '<p>All.</p>',
      tags: ['x'],
      keptAt: AT,
      takeaway: 'Of the whole',
      highlights: [{ exact: 'All of it', note: 'Mine' }, { exact: 'Again' }],
    });
  });
});
