import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubOf, topicOf } from './hub-of.ts';
import { askAgainAt, isSignedBy, LEASE_ASKED_S, leaseUntil, renewAt } from './rules.ts';

const NOW = Date.UTC(2026, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;
const body = new TextEncoder().encode('<feed/>');

describe('hubOf', () => {
  const url = 'https://jane.example/feed';
  const said = { headers: {}, hubs: [], self: null, url };

  it('takes what the headers say before what the document says', () => {
    const link = '<https://hub.example/>; rel="hub", <https://jane.example/all>; rel=self';
    const hubs = ['https://other.example/'];
    expect(hubOf({ ...said, headers: { link }, hubs, self: 'https://jane.example/x' })).toEqual({
      hubUrl: 'https://hub.example/',
      topicUrl: 'https://jane.example/all',
    });
    expect(hubOf({ ...said, hubs, self: 'https://jane.example/x' })).toEqual({
      hubUrl: 'https://other.example/',
      topicUrl: 'https://jane.example/x',
    });
  });

  it.each([
    ['several relations and parameters', '</hub>; title="a, b"; REL="Hub other"', '/hub'],
    ['one without quotes among others', '<a>; rel=next,<hub>;rel=hub', '/hub'],
    [
      'the one that cannot be overheard',
      '<http://h.example/>; rel=hub, <https://h.example/>; rel=hub',
      'https://h.example/',
    ],
  ])('reads a header with %s', (_, link, hub) => {
    expect(hubOf({ ...said, headers: { link } })?.hubUrl).toBe(new URL(hub, url).href);
  });

  it.each([
    ['no hub', ''],
    ['a hub that is no address of the web', '<mailto:hub@example.org>; rel=hub'],
    ['a broken header', '<https://hub.example/; rel=hub'],
    ['a hub that is too long', `<https://hub.example/${'a'.repeat(3_000)}>; rel=hub`],
  ])('finds none in %s', (_, link) => {
    expect(hubOf({ ...said, headers: { link } })).toBeNull();
  });

  it('never throws', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      ';',
      'rel=',
      '"',
      'hub',
      'self',
      ',',
      'https://a.example/',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (link) => {
          hubOf({ ...said, headers: { link } });
          topicOf(link, url);
        },
      ),
    );
  });
});

describe('isSignedBy', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('knows a signature by %s', (method) => {
    const hex = createHmac(method, 'secret').update(body).digest('hex');
    expect(isSignedBy(`${method}=${hex}`, 'secret', body)).toBe(true);
    expect(isSignedBy(`${method.toUpperCase()}=${hex.toUpperCase()}`, 'secret', body)).toBe(true);
    expect(isSignedBy(`${method}=${hex}`, 'another', body)).toBe(false);
    expect(isSignedBy(`${method}=${hex.slice(2)}`, 'secret', body)).toBe(false);
    expect(isSignedBy(`${method}=${hex}`, 'secret', new Uint8Array())).toBe(false);
  });

  it.each([
    undefined,
    '',
    'sha256=',
    'md5=d41d8cd98f00b204e9800998ecf8427e',
    'sha256=zz',
    'nonsense',
  ])('refuses %s', (header) => expect(isSignedBy(header, 'secret', body)).toBe(false));
});

describe('a lease', () => {
  it('is as long as the hub says, within bounds, and renewed before it ends', () => {
    fc.assert(
      fc.property(fc.option(fc.integer()), (seconds) => {
        const until = leaseUntil(NOW, seconds);
        expect(until).toBeGreaterThan(NOW);
        expect(until).toBeLessThanOrEqual(NOW + 90 * DAY_MS);
        const at = renewAt(NOW, until);
        expect(at).toBeGreaterThan(NOW);
        expect(at).toBeLessThan(until);
      }),
    );
    expect(leaseUntil(NOW, null)).toBe(NOW + LEASE_ASKED_S * 1000);
    expect(leaseUntil(NOW, 3_600)).toBe(NOW + 3_600_000);
  });

  it('is asked for less and less often where the hub does not answer', () => {
    const waits = Array.from({ length: 20 }, (_, at) => askAgainAt(0, at + 1, 1));
    expect(waits.slice(0, 3)).toEqual([600_000, 1_200_000, 2_400_000]);
    expect(waits.at(-1)).toBe(7 * DAY_MS);
  });
});
