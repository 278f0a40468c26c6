import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, failed, probe } from './reachability.ts';

/** Asked so often in half a minute. */
async function askedInHalfAMinute(fetching: ReturnType<typeof vi.fn>): Promise<number> {
  fetching.mockClear();
  await vi.advanceTimersByTimeAsync(30_000);
  return fetching.mock.calls.length;
}

describe('whether the server can be reached', () => {
  const fetching = vi.fn();
  beforeEach(() => {
    vi.stubGlobal('fetch', fetching);
    vi.stubGlobal('navigator', { onLine: true });
    // What other tests left asking goes by the real clock.
    answered();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.stubGlobal('navigator', { onLine: true });
    answered();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('is asked again and again while it cannot, and no more once it can', async () => {
    fetching.mockRejectedValue(new TypeError('no network'));
    failed();
    expect(await askedInHalfAMinute(fetching)).toBe(3);
    fetching.mockResolvedValue(new Response());
    expect(await askedInHalfAMinute(fetching)).toBe(1);
    expect(await askedInHalfAMinute(fetching)).toBe(0);
  });

  it('is asked again while the browser is offline, though an answer came just before', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    fetching.mockResolvedValue(new Response());
    await probe();
    fetching.mockRejectedValue(new TypeError('no network'));
    expect(await askedInHalfAMinute(fetching)).toBeGreaterThan(0);
  });
});
