import { expect, it } from 'vitest';
import { oldestOf } from './merge-feeds.ts';

it('the oldest of very many entries is found', () => {
  const ids = Array.from({ length: 300_000 }, (_, place) => 300_000 - place);
  expect(oldestOf(ids)).toBe(1);
});
