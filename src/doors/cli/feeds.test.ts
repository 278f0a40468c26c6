import { describe, expect, it } from 'vitest';
import { runKith } from '../../../test/command.ts';

const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:a</id><title type="html">Looms &amp;amp; &lt;b>more&lt;/b></title>
  <author><name>Ada</name></author><updated>2004-01-01T00:00:00Z</updated>
  <entry><id>1</id><title>Use &lt;b&gt; well</title><link href="1"/><content type="html">&lt;a href="x">x&lt;/a>&lt;script>y&lt;/script></content></entry></feed>`;

const answerTo = async (...words: string[]) => {
  const { code, out } = await runKith(['parse-feed', '-', '--json', ...words], {}, feed);
  expect(code).toBe(0);
  return JSON.parse(out);
};

describe('kith parse-feed', () => {
  it('prints titles as they were marked up, and as text', async () => {
    const answer = await answerTo();
    expect(answer).toMatchObject({ title: 'Looms &amp; <b>more</b>', titleText: 'Looms & more' });
    expect(answer.entries).toMatchObject([{ title: 'Use <b> well', titleText: 'Use <b> well' }]);
  });

  it('prints every field, null where the feed says nothing', async () => {
    const answer = await answerTo('--url', 'https://a.example/feed');
    expect(answer).toMatchObject({
      format: 'atom-1.0',
      id: 'urn:a',
      link: null,
      description: null,
      language: null,
      authors: [{ name: 'Ada', url: null, email: null }],
      published: null,
      updated: '2004-01-01T00:00:00.000Z',
    });
    expect(answer.entries[0]).toMatchObject({
      id: '1',
      url: 'https://a.example/1',
      published: null,
      summary: null,
      tags: [],
      enclosures: [],
      content: expect.stringMatching(/^<a href="https:\/\/a\.example\/x"[^>]*>x<\/a>$/),
    });
  });

  it('says in its help which titles are HTML', async () => {
    const { out } = await runKith(['parse-feed', '--help'], {}, '');
    expect(out).toContain('titleText');
    expect(out).toContain('neither is made of the other');
  });
});
