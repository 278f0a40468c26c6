import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from './digest.ts';
import { termsOf } from './terms.ts';

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

/** Every text in what was read. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];

describe('digest', () => {
  const whole = readKnowing([]);
  const hashes = whole.map(({ contentHash }) => contentHash);

  it('gives whole characters, where a document writes half of one or a text is cut within one', () => {
    const owls = '🦉'.repeat(110_000);
    const HALF = '\\ud83d';
    const items = ['', 'x']
      .map(
        (before) => `{"id": "${before}", "title": "JSON${HALF} Feed", "tags": ["${HALF}"],
          "authors": [{"name": "Ada ${HALF}"}], "content_html": "<p>${before}${owls}</p>"}`,
      )
      .join();
    for (const description of ['', 'x'].map((before) => `${before}${owls.slice(0, 2_000)}`))
      for (const end of [']}', '']) {
        const text = `{"version": "https://jsonfeed.org/version/1.1", "title": "${HALF}", "description": "${description}", "items": [${items}${end}`;
        const read = digest(Buffer.from(text), { url: 'https://ada.example/feed.json' });
        if (read.kind !== 'feed') throw new Error(read.why);
        expect(read.entries).toHaveLength(2);
        expect(read.entries[0]?.title).toBe('JSON\ufffd Feed');
        expect(textsIn(read).filter((one) => !one.isWellFormed())).toEqual([]);
      }
  });

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
