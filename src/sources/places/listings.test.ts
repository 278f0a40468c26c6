import { describe, expect, it } from 'vitest';
import { listingsOf } from './listings.ts';

describe('listingsOf', () => {
  it.each([
    ['https://social.example/tags/sre', ['https://social.example/tags/sre.rss']],
    [
      'https://www.meetup.com/calm-ops/',
      [
        'https://www.meetup.com/calm-ops/events/ical/',
        'https://www.meetup.com/calm-ops/events/rss/',
      ],
    ],
    ['https://mobilizon.example/@calm_ops', ['https://mobilizon.example/@calm_ops/feed/ics']],
    ['https://cal.example/group.ics', []],
    ['https://discuss.example/c/help/7', ['https://discuss.example/latest.rss']],
    ['https://social.example/tags/sre.rss', []],
    ['https://blog.example/', []],
    ['mailto:list@example.org', []],
    ['', []],
  ])('of %s are %j', (address, feeds) => {
    expect(listingsOf(address)).toEqual(feeds);
  });
});
