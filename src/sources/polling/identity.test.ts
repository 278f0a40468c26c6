import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestEntry } from './digest.ts';
import { type KnownEntry, sortEntries } from './identity.ts';

const DAY_MS = 86_400_000;

function entry(of: Partial<DigestEntry> & { text?: string }): DigestEntry {
  const title = of.title ?? 'A post';
  return {
    guid: null,
    url: null,
    title,
    author: null,
    publishedAt: null,
    updatedAt: null,
    language: 'en',
    html: '',
    excerpt: '',
    text: '',
    words: 0,
    contentHash: `hash of ${title} ${of.text ?? ''}`,
    votes: null,
    links: [],
    tags: [],
    terms: { title: '', tags: '', body: '' },
    noticed: null,
    ...of,
  };
}

let clock = 0;
/** What the database knows after a look. */
function remember(
  known: KnownEntry[],
  incoming: DigestEntry[],
): { known: KnownEntry[]; fresh: number } {
  const { fresh, changed } = sortEntries(incoming, known);
  const updated = known.map((old) => {
    const change = changed.find(({ id }) => id === old.id);
    return change
      ? {
          ...old,
          title: change.entry.title,
          url: change.entry.url,
          contentHash: change.entry.contentHash,
        }
      : old;
  });
  const added = fresh.map(({ entry: one, identity }, index) => ({
    id: known.length + index + 1,
    identity,
    url: one.url,
    title: one.title,
    publishedAt: one.publishedAt ?? clock++,
    contentHash: one.contentHash,
  }));
  return { known: [...updated, ...added], fresh: fresh.length };
}

/** How many entries are new at the second look. */
function newAtSecondLook(first: DigestEntry[], second: DigestEntry[]): number {
  return remember(remember([], first).known, second).fresh;
}

describe('sortEntries', () => {
  it.each([
    ['the same document again', [entry({ guid: '1' })], [entry({ guid: '1' })], 0],
    [
      'an id that moves to https',
      [entry({ guid: 'http://a.example/1' })],
      [entry({ guid: 'https://a.example/1/' })],
      0,
    ],
    [
      'ids that change at each fetch',
      [entry({ guid: 'x1', url: 'https://a.example/1' })],
      [entry({ guid: 'x2', url: 'https://a.example/1' })],
      0,
    ],
    [
      'ids that change, without addresses',
      [entry({ guid: 'x1', publishedAt: 5 })],
      [entry({ guid: 'x2', publishedAt: 5 })],
      0,
    ],
    [
      'no ids, the same address',
      [entry({ url: 'https://a.example/1' })],
      [entry({ url: 'https://a.example/1' })],
      0,
    ],
    [
      'an entry whose text was corrected',
      [entry({ guid: '1', text: 'befor' })],
      [entry({ guid: '1', text: 'before' })],
      0,
    ],
    [
      'a title and address that were corrected, without ids',
      [entry({ title: 'Teh post', url: 'https://a.example/1', publishedAt: 5 })],
      [entry({ title: 'The post', url: 'https://a.example/1', publishedAt: 5 })],
      0,
    ],
    [
      'one id for every post, the newest only',
      [entry({ guid: 'home', url: 'https://a.example/1', title: 'One', publishedAt: DAY_MS })],
      [entry({ guid: 'home', url: 'https://a.example/2', title: 'Two', publishedAt: 2 * DAY_MS })],
      1,
    ],
    [
      'one id for every post, the newest only, without addresses',
      [entry({ guid: 'home', title: 'One', publishedAt: DAY_MS })],
      [entry({ guid: 'home', title: 'Two', publishedAt: 2 * DAY_MS })],
      1,
    ],
    [
      'a title that was corrected, without addresses',
      [entry({ guid: '1', title: 'Teh post', publishedAt: DAY_MS })],
      [entry({ guid: '1', title: 'The post', publishedAt: DAY_MS })],
      0,
    ],
    [
      'one id for every post, all of them',
      [
        entry({ guid: 'home', title: 'One', publishedAt: 1 }),
        entry({ guid: 'home', title: 'Two', publishedAt: 2 }),
      ],
      [
        entry({ guid: 'home', title: 'Two', publishedAt: 2 }),
        entry({ guid: 'home', title: 'Three', publishedAt: 3 }),
      ],
      1,
    ],
    [
      'every link is the front page',
      [
        entry({ url: 'https://a.example/', title: 'One' }),
        entry({ url: 'https://a.example/', title: 'Two' }),
      ],
      [
        entry({ url: 'https://a.example/', title: 'Two' }),
        entry({ url: 'https://a.example/', title: 'Three' }),
      ],
      1,
    ],
    [
      'one more post',
      [entry({ guid: '1' })],
      [entry({ guid: '2', title: 'B post' }), entry({ guid: '1' })],
      1,
    ],
    [
      'a recurring text on another day',
      [entry({ guid: '1', title: 'No events today', publishedAt: DAY_MS })],
      [entry({ guid: '2', title: 'No events today', publishedAt: 2 * DAY_MS })],
      1,
    ],
  ])('sees what is new after %s', (_, first, second, fresh) => {
    expect(newAtSecondLook(first, second)).toBe(fresh);
  });

  it('keeps every different post of a document whose ids all repeat', () => {
    const posts = ['One', 'Two', 'Three'].map((title) => entry({ guid: 'same', title }));
    expect(sortEntries(posts, []).fresh).toHaveLength(3);
  });

  const page = { url: 'https://a.example/1', title: 'One' };
  const written = entry({ ...page, publishedAt: 2, html: '<p>All of it.</p>', text: 'All of it.' });
  const empty = entry({ ...page, url: 'http://a.example/1/', publishedAt: 1 });

  it('takes an entry once that is listed again with nothing in it, in whichever order', () => {
    for (const document of [
      [empty, written],
      [written, empty],
    ])
      expect(sortEntries(document, []).fresh).toMatchObject([{ entry: written }]);
    const other = entry({ ...page, title: 'Two' });
    expect(sortEntries([written, other], []).fresh).toHaveLength(2);
  });

  it('lets a text stand when only the empty one is left', () => {
    const { known } = remember([], [empty, written]);
    const { fresh, changed, again } = sortEntries([empty], known);
    expect([fresh, changed, again.length]).toEqual([[], [], 1]);
    expect(sortEntries([{ ...empty, title: 'One, and more' }], known).changed).toHaveLength(1);
  });

  const anyEntry = fc
    .record({
      guid: fc.option(fc.constantFrom('1', '2', '3', 'http://a.example/'), { nil: null }),
      url: fc.option(
        fc.constantFrom('http://a.example/', 'http://a.example/1', 'https://www.a.example/1/'),
        { nil: null },
      ),
      title: fc.constantFrom('One', 'Two', 'Three'),
      publishedAt: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      text: fc.constantFrom('', 'Some of it.'),
    })
    .map((of) => entry({ ...of, html: of.text }));

  it('finds nothing new in a document it has just read, whatever the ids', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), (document) => {
        expect(newAtSecondLook(document, document)).toBe(0);
      }),
    );
  });

  it('never gives two entries one identity', () => {
    fc.assert(
      fc.property(
        fc.array(anyEntry, { maxLength: 12 }),
        fc.array(anyEntry, { maxLength: 12 }),
        (first, second) => {
          const { known } = remember(remember([], first).known, second);
          expect(new Set(known.map((one) => one.identity)).size).toBe(known.length);
        },
      ),
    );
  });
});
