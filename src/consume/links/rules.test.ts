import { describe, expect, it } from 'vitest';
import type { Fetched } from '#platform';
import { type LinkState, type Look, lookOf, stateAfter } from './rules.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOWHERE: Look = { is: 'nowhere', why: 'has nothing there' };
const UNASKED: LinkState & { check_at: number } = {
  check_at: 0,
  failed_since: null,
  gone_since: null,
  failure: null,
};

/** What is known after these looks, each made when it was due. */
const stateOf = (...looks: Look[]) =>
  looks.reduce((state, look) => stateAfter(look, state, state.check_at), UNASKED);

describe('stateAfter', () => {
  it('is gone once it failed over days, and there again with one good answer', () => {
    expect(stateOf(NOWHERE)).toMatchObject({ failed_since: 0, gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE)).toMatchObject({ gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE)).toMatchObject({
      gone_since: 0,
      failure: NOWHERE.why,
    });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE, { is: 'there' })).toMatchObject({
      failed_since: null,
      gone_since: null,
      failure: null,
    });
  });

  it('learns nothing from an answer that says nothing', () => {
    const unknown: Look = { is: 'unknown' };
    expect(stateOf(NOWHERE, unknown, unknown)).toMatchObject({ failed_since: 0, gone_since: null });
    expect(stateOf(NOWHERE, NOWHERE, NOWHERE, unknown)).toMatchObject({ gone_since: 0 });
    expect(stateOf(unknown)).toEqual({ ...UNASKED, check_at: 2 * DAY_MS });
  });
});

describe('lookOf', () => {
  const failed = (why: Extract<Fetched, { kind: 'failed' }>['why'], status?: number) =>
    lookOf(
      {
        kind: 'failed',
        why,
        detail: why,
        url: 'https://a.example/',
        redirects: [],
        ...(status === undefined ? {} : { status }),
      },
      'https://a.example/',
    ).is;

  it.each([
    ['https://a.example/2019/roses', 'https://www.a.example/', 'nowhere'],
    ['https://a.example/?p=7', 'https://a.example/?utm_source=x', 'nowhere'],
    ['https://a.example/', 'https://www.a.example/', 'there'],
    ['https://a.example/index.html', 'https://a.example/', 'there'],
    ['https://a.example/?utm_source=x', 'https://a.example/', 'there'],
    ['https://a.example/2019/roses', 'https://a.example/roses', 'there'],
    ['https://short.example/x', 'https://a.example/', 'there'],
  ])('takes %s that leads to %s for %s', (asked, url, is) => {
    const answered = { status: 200, headers: {}, body: new Uint8Array(), redirects: [], tookMs: 1 };
    expect(lookOf({ kind: 'ok', url, ...answered }, asked).is).toBe(is);
  });

  it.each([
    [404, 'nowhere'],
    [410, 'nowhere'],
    [403, 'unknown'],
    [429, 'unknown'],
    [503, 'unknown'],
  ])('takes status %i for %s', (status, is) => {
    expect(failed('http-status', status)).toBe(is);
  });

  it('takes a server that is not there for nowhere, and one that is slow or that Kith may not ask for nothing', () => {
    expect([failed('dns'), failed('connect'), failed('tls')]).toEqual(Array(3).fill('nowhere'));
    expect([failed('timeout'), failed('refused-address')]).toEqual(Array(2).fill('unknown'));
    expect(failed('too-large')).toBe('there');
  });
});
