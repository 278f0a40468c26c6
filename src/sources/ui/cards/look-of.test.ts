import { describe, expect, it } from 'vitest';
import { lookOf } from './look-of.ts';

describe('lookOf', () => {
  it('does not say that Kith looked where the server was away', () => {
    const away = { problem: 'The server did not answer.', readAt: 9_000 };
    expect(
      lookOf({ ...away, books: [{ readAt: 4_000 }, { readAt: 6_000 }, { readAt: null }] }),
    ).toEqual({
      askedAt: 9_000,
      isRead: false,
      lastReadAt: 6_000,
    });
    expect(lookOf({ ...away, books: [{ readAt: null }] }).lastReadAt).toBeNull();
  });

  it('says that it looked where that went well, though nothing had changed since', () => {
    expect(lookOf({ problem: null, readAt: 9_000, books: [{ readAt: 4_000 }] })).toMatchObject({
      askedAt: 9_000,
      isRead: true,
    });
  });
});
