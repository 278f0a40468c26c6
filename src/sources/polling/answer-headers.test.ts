import { describe, expect, it } from 'vitest';
import { freshMs, validatorsOf } from './answer-headers.ts';

const now = Date.UTC(2026, 10, 23, 9);
const inAnHour = 'Mon, 23 Nov 2026 10:00:00 GMT';
const HOUR_MS = 3_600_000;

describe('freshMs', () => {
  it.each([
    [{}, 0],
    [{ 'cache-control': 'max-age=60' }, 60_000],
    [{ 'cache-control': 'public, Max-Age="3600", must-revalidate' }, HOUR_MS],
    [{ 'cache-control': 's-maxage=60' }, 0],
    [{ 'cache-control': 'max-age=3600', age: '600' }, 3_000_000],
    [{ 'cache-control': 'max-age=60', age: '600' }, 0],
    [{ 'cache-control': 'no-cache, max-age=3600' }, 0],
    [{ 'cache-control': 'no-store', expires: inAnHour }, 0],
    [{ expires: inAnHour }, HOUR_MS],
    [{ expires: inAnHour, date: 'Mon, 23 Nov 2026 09:30:00 GMT' }, HOUR_MS / 2],
    [{ 'cache-control': 'max-age=60', expires: inAnHour }, 60_000],
    [{ expires: '0' }, 0],
    [{ expires: '-1' }, 0],
    [{ expires: 'soon' }, 0],
    [{ expires: 'Thu, 19 Nov 1981 08:52:00 GMT' }, 0],
  ])('of %j is %i ms', (headers, ms) => {
    expect(freshMs(headers as Record<string, string>, now)).toBe(ms);
  });
});

describe('validatorsOf', () => {
  const sent = { etag: '"a"', 'last-modified': inAnHour };
  const kept = { etag: '"a"', lastModified: inAnHour };
  const none = { etag: null, lastModified: null };
  it.each([
    [{}, kept],
    [{ 'cache-control': 'no-cache' }, kept],
    [{ 'cache-control': 'private, no-store' }, none],
    [{ expires: '0' }, none],
    [{ expires: ' -1 ' }, none],
    [{ expires: inAnHour }, kept],
  ])('beside %j', (headers, validators) => {
    expect(validatorsOf({ ...sent, ...headers })).toEqual(validators);
  });
});
