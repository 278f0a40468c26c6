import { describe, expect, it } from 'vitest';
import { isPublicAddress, opennessOf, withoutEmail } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each([
    ['https://mara.example/feed.xml', true],
    ['http://blog.example/?page=2', true],
    ['https://user:secret@mara.example/', false],
    ['https://mara.example/feed?access_token=abc', false],
    ['https://mara.example/feed?key=abc', false],
    ['https://nl.linkedin.com/in/mara', false],
    ['http://192.168.1.4/wiki', false],
    ['http://[::1]/', false],
    ['http://wiki.internal/', false],
    ['http://intranet/', false],
    ['ftp://mara.example/', false],
    ['javascript:alert(1)', false],
    ['mara.example', false],
  ])('says of %s: %s', (address, isPublic) => {
    expect(isPublicAddress(address)).toBe(isPublic);
  });
});

describe('withoutEmail', () => {
  it('takes out e-mail and leaves fediverse accounts', () => {
    expect(withoutEmail('Write to jo.berg@firm.example, or @jo@social.example.')).toBe(
      'Write to …, or @jo@social.example.',
    );
  });
});

describe('opennessOf', () => {
  it.each([
    ['https://mara.example/how-to-roll-back-2026', 'public'],
    ['https://video.example/watch?v=dQw4w9WgXcQ', 'public'],
    ['https://mara.example/feed?authToken=a', 'private'],
    ['https://mara.example/feed?apikey=a', 'private'],
    ['https://mara.example/#access_token=a', 'private'],
    ['https://mara.example/?to=jo%40firm.example', 'private'],
    ['https://cal.example/mara/basic.ics', 'private'],
    ['https://cal.example/calendar/ical/mara/private-77/basic', 'private'],
    ['https://casts.example/feed/private/77.rss', 'private'],
    ['https://docs.example/d/1A2b3C4d5E6f7G8h9I0jKlMnOp/edit', 'doubtful'],
    ['https://casts.example/0f8fad5b-d9cb-469f-a165-70867728950e.rss', 'doubtful'],
  ])('says of %s: %s', (address, openness) => {
    expect(opennessOf(address)).toBe(openness);
  });
});
