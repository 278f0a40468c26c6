import { describe, expect, it } from 'vitest';
import { listingsOf } from './listings.ts';

describe('listingsOf', () => {
  it.each([
    ['https://social.example/tags/sre', ['https://social.example/tags/sre.rss']],
    ['https://www.meetup.com/calm-ops/', ['https://www.meetup.com/calm-ops/events/rss/']],
    ['https://www.reddit.com/r/devops/', ['https://www.reddit.com/r/devops/.rss']],
    ['https://stackoverflow.com/questions/tagged/sql', ['https://stackoverflow.com/feeds/tag/sql']],
    ['https://discuss.example/c/help/7', ['https://discuss.example/latest.rss']],
    ['https://social.example/tags/sre.rss', []],
    ['https://blog.example/', []],
    ['mailto:list@example.org', []],
    ['', []],
  ])('of %s are %j', (address, feeds) => {
    expect(listingsOf(address)).toEqual(feeds);
  });
});
