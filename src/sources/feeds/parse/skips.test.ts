import { describe, expect, it } from 'vitest';
import { parseFeed } from './feed.ts';

function skipsIn(channel: string) {
  const rss = `<rss version="2.0"><channel><title>T</title>${channel}<item><title>One</title></item></channel></rss>`;
  const parsed = parseFeed(new TextEncoder().encode(rss));
  return parsed.kind === 'feed' ? parsed.feed.skips : 'not a feed';
}

describe('skipsOf', () => {
  it('reads the hours and days at which a publisher does not want to be asked', () => {
    const hours = '<skipHours><hour>2</hour><hour> 0 </hour><hour>24</hour></skipHours>';
    const days = '<skipDays><day>Sunday</day><day>saturday</day></skipDays>';
    expect(skipsIn(hours + days)).toEqual({ hours: [0, 2], days: [0, 6] });
  });
  it('leaves out what is no hour and no day', () => {
    expect(
      skipsIn(
        '<skipHours><hour>25</hour><hour>noon</hour><hour/></skipHours><skipDays><day>Soon</day></skipDays>',
      ),
    ).toBeUndefined();
  });
  it('does not believe that one may never ask', () => {
    const all = Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('');
    expect(skipsIn(`<skipHours>${all}</skipHours>`)).toBeUndefined();
  });
});
