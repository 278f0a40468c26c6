import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, termsOf } from './digest.ts';

const ITEMS = [
  {
    title: 'Node.js &amp; streams',
    content_html: '<p>Back <b>pressure</b>, l’école.</p>',
    tags: ['C++'],
  },
  {
    title: 'Über Schulen',
    content_html: '<p>Die Schulen und die Lehrer sind nicht dasselbe.</p>',
    language: 'de',
  },
  { content_html: '<p>No title here. It has two sentences.</p>', tags: ['two words', 'x'] },
  { title: '東京の学校', content_html: '<p>学校で学ぶ</p>' },
];

/** A feed of such entries, read when these texts were known. */
function readKnowing(known: string[]) {
  const items = ITEMS.map((item, n) => ({
    id: String(n),
    url: `https://mira.example/${n}`,
    ...item,
  }));
  const body = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Mira',
    language: 'en',
    items,
  };
  const read = digest(Buffer.from(JSON.stringify(body)), {
    url: 'https://mira.example/feed.json',
    contentType: 'application/feed+json',
    known,
  });
  if (read.kind !== 'feed') throw new Error(read.why);
  return read.entries;
}

describe('digest', () => {
  const whole = readKnowing([]);
  const hashes = whole.map(({ contentHash }) => contentHash);

  it('reads no words of what is known', () => {
    const [first, ...others] = readKnowing(hashes.slice(0, 1));
    expect(first?.terms).toBeNull();
    expect(others.every(({ terms }) => terms !== null)).toBe(true);
  });

  it('counts words also where nothing parts them', () => {
    expect(whole.map(({ words }) => words)).toEqual([3, 8, 7, 3]);
  });

  it('gives the same terms whatever was known, so that the index is the same', () => {
    fc.assert(
      fc.property(fc.subarray(hashes), (known) => {
        expect(readKnowing(known).map(termsOf)).toEqual(whole.map(({ terms }) => terms));
      }),
    );
  });
});
