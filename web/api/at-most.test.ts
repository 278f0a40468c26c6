import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AHEAD_MS_MAX, atMost } from './at-most.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('waits for what is asked, but not for what never comes', async () => {
  const said: string[] = [];
  void atMost(Promise.resolve()).then(() => said.push('there'));
  void atMost(new Promise(() => {})).then(() => said.push('enough'));
  await vi.advanceTimersByTimeAsync(AHEAD_MS_MAX - 1);
  expect(said).toEqual(['there']);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(['there', 'enough']);
});
