import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToast,
  emptyToasts,
  expireToasts,
  holdToasts,
  lastUndoable,
  nextExpiryMs,
  removeToast,
  renewToasts,
  resumeToasts,
  type ToastQueue,
  toastMs,
  toastsShownMax,
  toastsWaitingMax,
} from './toast-queue.ts';

const toast = (id: number, undo?: () => void) => ({
  id,
  words: `Message ${id}`,
  tone: 'plain' as const,
  undo,
});
const ids = (toasts: readonly { id: number }[]) => toasts.map(({ id }) => id);
const filled = (count: number): ToastQueue => {
  let queue = emptyToasts;
  for (let id = 1; id <= count; id++) queue = addToast(queue, toast(id), 1000);
  return queue;
};

describe('the toast queue', () => {
  it('shows three and lets the fourth wait', () => {
    const queue = filled(4);
    expect(ids(queue.shown)).toEqual([1, 2, 3]);
    expect(ids(queue.waiting)).toEqual([4]);
  });

  it('gives a waiting message its full time once there is room', () => {
    const queue = removeToast(filled(4), 2, 5000);
    expect(ids(queue.shown)).toEqual([1, 3, 4]);
    expect(ids(expireToasts(queue, 1000 + toastMs).shown)).toEqual([4]);
    expect(expireToasts(queue, 5000 + toastMs).shown).toEqual([]);
  });

  it('keeps a message until its time is up, and not longer', () => {
    const queue = filled(1);
    expect(nextExpiryMs(queue, 1000)).toBe(toastMs);
    expect(ids(expireToasts(queue, 1000 + toastMs - 1).shown)).toEqual([1]);
    expect(expireToasts(queue, 1000 + toastMs).shown).toEqual([]);
  });

  it('does not count the time it is held', () => {
    const held = holdToasts(filled(1), 3000);
    expect(nextExpiryMs(held, 60_000)).toBeNull();
    expect(ids(expireToasts(held, 60_000).shown)).toEqual([1]);
    const resumed = resumeToasts(held, 60_000);
    expect(nextExpiryMs(resumed, 60_000)).toBe(toastMs - 2000);
  });

  it('gives all their whole time again when they are asked for', () => {
    const renewed = renewToasts(filled(2), 1000 + toastMs - 1);
    expect(ids(expireToasts(renewed, 1000 + toastMs).shown)).toEqual([1, 2]);
    expect(nextExpiryMs(renewed, 1000 + toastMs - 1)).toBe(toastMs);
  });

  it('undoes the newest shown message that can be undone', () => {
    let queue = addToast(
      emptyToasts,
      toast(1, () => {}),
      0,
    );
    queue = addToast(queue, toast(2), 0);
    expect(lastUndoable(queue)?.id).toBe(1);
    expect(lastUndoable(filled(2))).toBeUndefined();
  });

  it('never shows or keeps more than its limits, nor a message twice', () => {
    const event = fc.oneof(
      fc.constant({ kind: 'add' as const }),
      fc.record({ kind: fc.constant('remove' as const), id: fc.nat(40) }),
      fc.constant({ kind: 'hold' as const }),
      fc.constant({ kind: 'resume' as const }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(10_000) }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80 }), (events) => {
        let queue = emptyToasts;
        let now = 0;
        let id = 0;
        for (const e of events) {
          if (e.kind === 'add') queue = addToast(queue, toast(++id), now);
          if (e.kind === 'remove') queue = removeToast(queue, e.id, now);
          if (e.kind === 'hold') queue = holdToasts(queue, now);
          if (e.kind === 'resume') queue = resumeToasts(queue, now);
          if (e.kind === 'wait') now += e.ms;
          queue = expireToasts(queue, now);
          const all = [...ids(queue.shown), ...ids(queue.waiting)];
          expect(new Set(all).size).toBe(all.length);
          expect(queue.shown.length).toBeLessThanOrEqual(toastsShownMax);
          expect(queue.waiting.length).toBeLessThanOrEqual(toastsWaitingMax);
          if (queue.waiting.length > 0) expect(queue.shown.length).toBe(toastsShownMax);
        }
      }),
    );
  });
});
