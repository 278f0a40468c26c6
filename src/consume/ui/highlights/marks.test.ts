import { expect, it } from 'vitest';
import { lastOpenable } from './marks.ts';

it('opens what the server has, and nothing that waits on this device', () => {
  expect([lastOpenable([4, 7, -3]), lastOpenable([-3]), lastOpenable([])]).toEqual([
    7,
    undefined,
    undefined,
  ]);
});
