import { describe, expect, it } from 'vitest';
import { type ReadFile, type ReadRow, readFile, rowsMax } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, name?: string) => readFile(bytesOf(text), name ? { name } : {});
const opml = (body: string, head = '<title>Mine</title>') =>
  `<?xml version="1.0"?><opml version="2.0"><head>${head}</head><body>${body}</body></opml>`;

function rowsOf(file: ReadFile): ReadRow[] {
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file.rows;
}

function problemsOf(file: ReadFile): string[] {
  return file.kind === 'read' ? file.problems.map((problem) => problem.text) : [];
}

describe('readFile on OPML', () => {
  it('reads nested folders, either name attribute, and the title of the list', () => {
    const file = readText(
      opml(`<outline text="Learning"><outline title="Design">
        <outline type="rss" text="Ada Winter" title="Ada's log" xmlUrl="https://ada.example/feed" htmlUrl="https://ada.example/" description="On teaching"/>
        <outline title="Bo Lind" XMLURL='http://bo.example/rss.xml'/>
      </outline></outline><outline text="Loose" xmlUrl="https://loose.example/atom.xml" category="/Maths/Logic,fun"/>`),
    );
    expect(file).toMatchObject({ kind: 'read', format: 'opml', title: 'Mine', problems: [] });
    expect(rowsOf(file)).toMatchObject([
      {
        position: 1,
        name: 'Ada Winter',
        feedUrl: 'https://ada.example/feed',
        siteUrl: 'https://ada.example/',
        groups: ['Learning', 'Design'],
        note: 'On teaching',
      },
      {
        position: 2,
        name: 'Bo Lind',
        feedUrl: 'http://bo.example/rss.xml',
        groups: ['Learning', 'Design'],
      },
      { position: 3, name: 'Loose', groups: ['Maths', 'Logic', 'fun'] },
    ]);
  });

  it('merges a feed that stands in several folders', () => {
    const feed = '<outline text="Ada" xmlUrl="https://ada.example/feed"/>';
    const again =
      '<outline text="" xmlUrl="https://ada.example/feed/" htmlUrl="https://ada.example"/>';
    const file = readText(
      opml(`<outline text="A">${feed}</outline><outline text="B">${again}</outline>`),
    );
    expect(rowsOf(file)).toMatchObject([
      { name: 'Ada', groups: ['A', 'B'], siteUrl: 'https://ada.example/' },
    ]);
  });

  it.each([
    [
      'type link',
      '<outline type="link" text="Ada" url="https://ada.example/"/>',
      { feedUrl: null, siteUrl: 'https://ada.example/' },
    ],
    [
      'type rss with url',
      '<outline type="rss" text="Ada" url="https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f' },
    ],
    [
      'no type',
      '<outline xmlUrl="https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f', name: null },
    ],
    [
      'feed scheme',
      '<outline xmlUrl="feed://ada.example/f"/>',
      { feedUrl: 'http://ada.example/f' },
    ],
    [
      'feed: before https',
      '<outline xmlUrl="feed:https://ada.example/f"/>',
      { feedUrl: 'https://ada.example/f' },
    ],
    ['no scheme', '<outline xmlUrl="ada.example/f"/>', { feedUrl: 'https://ada.example/f' }],
    [
      'bare ampersands',
      '<outline text="A & B" xmlUrl="https://ada.example/?a=1&b=2"/>',
      { feedUrl: 'https://ada.example/?a=1&b=2', name: 'A & B' },
    ],
    [
      'references of HTML',
      '<outline text="Caf&eacute; &#8211; &amp;amp;" xmlUrl="https://ada.example/f"/>',
      { name: 'Café – &' },
    ],
    [
      'a name that is the address',
      '<outline text="https://ada.example/f" title="Ada" xmlUrl="https://ada.example/f"/>',
      { name: 'Ada' },
    ],
    [
      'an unclosed outline',
      '<outline text="Ada" xmlUrl="https://ada.example/f"><outline text="Bo" xmlUrl="https://bo.example/f">',
      { name: 'Ada', groups: [] },
    ],
    [
      'a file cut off',
      '<outline text="Ada" xmlUrl="https://ada.example/f"/><outline text="B',
      { name: 'Ada' },
    ],
  ])('reads %s', (_, body, expected) => {
    expect(rowsOf(readText(opml(body)))[0]).toMatchObject(expected);
  });

  it('names what it cannot take: other schemes, and lists of lists', () => {
    const file = readText(
      opml(`<outline text="x" xmlUrl="javascript:alert(1)"/>
        <outline type="include" text="more" url="https://ada.example/more.opml"/>
        <outline text="s" xmlUrl="nothing" htmlUrl="https://s.example/"/>`),
    );
    expect(rowsOf(file)).toMatchObject([
      { position: 3, feedUrl: null, siteUrl: 'https://s.example/' },
    ]);
    expect(problemsOf(file)[0]).toContain('javascript:alert(1)');
    expect(problemsOf(file)[1]).toContain('another list, https://ada.example/more.opml');
    expect(problemsOf(file)).toHaveLength(3);
  });

  it('says that an outline of texts has no addresses', () => {
    const file = readText(opml('<outline text="Only"><outline text="words"/></outline>'));
    expect(rowsOf(file)).toEqual([]);
    expect(problemsOf(file)).toEqual(['There are no feeds or web addresses in this outline.']);
  });

  it('keeps feeds beneath folders that are nested too deep', () => {
    const deep = `${'<outline text="f">'.repeat(200)}<outline text="Ada" xmlUrl="https://ada.example/f"/>`;
    const file = readText(opml(deep));
    expect(rowsOf(file)).toMatchObject([{ name: 'Ada', groups: ['f'] }]);
    expect(problemsOf(file)[0]).toContain('more than 50 deep');
  });

  const accented = opml('<outline text="Zoë Müller" xmlUrl="https://zoe.example/f"/>', '');
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${accented}`, 'utf8')],
    ['UTF-16', Buffer.from(`\ufeff${accented}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(accented, 'utf16le')],
    [
      'Latin-1 as the prolog says',
      Buffer.from(accented.replace('"1.0"', '"1.0" encoding="ISO-8859-1"'), 'latin1'),
    ],
    ['Latin-1 that says nothing', Buffer.from(accented, 'latin1')],
  ])('reads %s', (_, bytes) => {
    expect(rowsOf(readFile(bytes))[0]?.name).toBe('Zoë Müller');
  });

  it('reads the first 50,000 feeds and says that there are more', () => {
    const feeds = Array.from(
      { length: rowsMax + 3 },
      (__, n) => `<outline text="n${n}" xmlUrl="https://s${n}.example/f"/>`,
    );
    const file = readText(opml(feeds.join('')));
    expect(rowsOf(file)).toHaveLength(rowsMax);
    expect(problemsOf(file)).toHaveLength(1);
    expect(problemsOf(file)[0]).toContain('Only the first 50000 were read');
  });
});
