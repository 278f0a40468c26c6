import { describe, expect, it } from 'vitest';
import { digest } from './digest.ts';

/** What is shown of entries, from a JSON feed of such items. */
function shown(...items: Record<string, unknown>[]) {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Looms', items };
  const read = digest(Buffer.from(JSON.stringify(feed)), { url: 'https://looms.example/feed' });
  if (read.kind !== 'feed') throw new Error(read.why);
  return read.entries.map(({ title, excerpt, author }) => ({
    title,
    excerpt,
    signedBy: author?.name ?? null,
  }));
}
const [page, picture] = ['https://www.looms.example/2026/11/warp.html', 'https://i.example/p.jpg'];

describe('what is shown of an entry', () => {
  it('is what its picture is said to show, where there is no word besides', () => {
    const [one] = shown({
      url: page,
      content_html: `<img src="${picture}" alt="A warp &amp; a weft">`,
    });
    expect(one).toMatchObject({ title: 'A warp & a weft', excerpt: 'A warp & a weft' });
  });
  it('is a picture’s words below a title, too, but never instead of a text', () => {
    const html = `<img src="${picture}" title="A warp">`;
    const [bare, told] = shown(
      { title: 'Monday', url: page, content_html: html },
      { title: 'Tuesday', url: `${page}#2`, content_html: `${html}<p>Woven.</p>` },
    );
    expect([bare?.excerpt, told?.excerpt]).toEqual(['A warp', 'Woven.']);
  });
  it('is its address as people write it, where it has neither words nor pictures', () => {
    expect(shown({ url: page })[0]?.title).toBe('looms.example/2026/11/warp.html');
    const [episode] = shown({
      id: '1',
      attachments: [{ url: 'https://i.example/tea%20time.mp3' }],
    });
    expect(episode?.title).toBe('i.example/tea time.mp3');
  });
  it('is nothing of an entry that says nothing', () => {
    expect(shown({ id: '1', date_published: '2026-11-23T09:00:00Z' })).toEqual([]);
  });
  it('is a title without the escapes of one who escaped it twice', () => {
    const titles = ['The &lt;warp&gt; tag', 'How to write &lt; in HTML', 'The <warp> tag'];
    const entries = shown(...titles.map((title, n) => ({ id: String(n), url: page, title })));
    expect(entries.map(({ title }) => title)).toEqual([
      'The <warp> tag',
      'How to write &lt; in HTML',
      'The <warp> tag',
    ]);
  });
});

describe('who is shown to sign', () => {
  const by = (...names: string[]) => ({
    url: page,
    title: 'Warp',
    authors: names.map((name) => ({ name })),
  });
  it('is no program, address or gap in a template', () => {
    for (const name of ['admin', 'www.looms.example', '{{ author }}', '%author%', '[deleted]'])
      expect(shown(by(name))[0]?.signedBy).toBeNull();
    expect(shown(by('admin', 'Noor de Vries'))[0]?.signedBy).toBe('Noor de Vries');
  });

  const planet = [
    { id: '1', title: 'Ada Bello (ada): Warp', authors: [{ name: 'Ada Bello' }] },
    { id: '2', title: 'Tim Okoro (tim-o): Weft: a beginning', authors: [{ name: 'Tim Okoro' }] },
    { id: '3', title: 'Ada Bello (ada): Shuttle', authors: [{ name: 'Ada Bello' }] },
  ];
  it('is whom a planet names before a title, where it names so everybody who signs', () => {
    const [, , , unsigned] = shown(...planet, {
      id: '4',
      title: 'Noor de Vries (noor): Heddle: why',
    });
    expect(unsigned).toMatchObject({
      signedBy: 'Noor de Vries',
      title: 'Noor de Vries (noor): Heddle: why',
    });
  });
  it('is nobody where titles only look like that', () => {
    const other = { id: '5', title: 'Heddles', authors: [{ name: 'Ada Bello' }] };
    const unsigned = { id: '4', title: 'Books (2026): Heddle' };
    expect(shown(...planet, other, unsigned).at(-1)?.signedBy).toBeNull();
    expect(shown(unsigned)[0]?.signedBy).toBeNull();
    expect(shown(...planet, { id: '6', title: 'Review: Heddle' }).at(-1)?.signedBy).toBeNull();
  });
});
