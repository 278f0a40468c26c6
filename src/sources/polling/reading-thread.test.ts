import { describe, expect, it } from 'vitest';
import { digest } from './digest.ts';
import type { ReadFeed } from './read-feed.ts';
import { digestInThread, type ThreadFeed } from './reading-thread.ts';

const URL_OF = 'https://mira.example/feed.json';

/** A feed of its own block of memory, as a fetched one is. */
function feedOf(name: string, { entries, letters }: { entries: number; letters: number }) {
  const items = Array.from({ length: entries }, (_, n) => ({
    id: `${n}`,
    title: `${name} ${n}`,
    tags: [name],
    content_html: `<p>${`${name}ü 学 `.repeat(letters / 10)}</p>`,
  }));
  const text = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items,
  });
  return new TextEncoder().encode(text).slice();
}

const textsOf = ({ entries }: Pick<ReadFeed, 'entries'>) =>
  entries.map(({ html, excerpt, text, terms }) =>
    [html, excerpt, text, terms?.title, terms?.tags, terms?.body].map(String),
  );

function readHere(bytes: Uint8Array) {
  const read = digest(bytes, { url: URL_OF });
  if (read.kind !== 'feed') throw new Error(read.why);
  return textsOf(read);
}

async function readThere(bytes: Uint8Array): Promise<ThreadFeed> {
  const read = await digestInThread({ bytes, url: URL_OF, notices: [] });
  if (read.kind !== 'feed') throw new Error('a feed was not read');
  return read;
}

describe('feeds read in the thread', () => {
  it('keep their texts apart, whatever was read before and is let go of', async () => {
    const feeds = [
      feedOf('large', { entries: 70, letters: 2_000 }),
      feedOf('small', { entries: 3, letters: 100 }),
      feedOf('none', { entries: 0, letters: 0 }),
      feedOf('one', { entries: 1, letters: 90_000 }),
      feedOf('last', { entries: 60, letters: 500 }),
    ];
    const here = feeds.map(readHere);
    const read = await Promise.all(feeds.map(readThere));
    for (const [place, feed] of read.entries()) {
      expect(textsOf(feed)).toEqual(here[place]);
      feed.letGo();
    }
  });

  it('are taken over and let go of, so that nothing of them waits to be collected', async () => {
    const bytes = feedOf('gone', { entries: 60, letters: 500 });
    const feed = await readThere(bytes);
    expect(bytes.byteLength).toBe(0);
    const first = feed.entries[0];
    expect(String(first?.title)).toBe('gone 0');
    feed.letGo();
    expect(() => String(first?.html)).toThrow('outside of buffer bounds');
  });

  it('stay whole where they are a part of a larger block', async () => {
    const whole = Buffer.concat([
      Buffer.from('before'),
      feedOf('part', { entries: 1, letters: 50 }),
    ]);
    const bytes = whole.subarray('before'.length);
    const feed = await readThere(bytes);
    expect(textsOf(feed)).toEqual(readHere(bytes));
  });
});
