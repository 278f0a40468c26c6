/** How long a message stays when nobody holds it. */
export const toastMs = 8_000;
/** Messages seen at once; the others wait their turn. */
export const toastsShownMax = 3;
/** Messages waiting; beyond this the oldest waiting one is dropped. */
export const toastsWaitingMax = 20;

export interface Toast {
  id: number;
  words: string;
  tone: 'plain' | 'danger';
  undo?: (() => void) | undefined;
}

interface ShownToast extends Toast {
  /** Time left when the clock was last stopped or started. */
  leftMs: number;
}

/** The messages as a value. Times are epoch milliseconds. */
export interface ToastQueue {
  shown: readonly ShownToast[];
  waiting: readonly Toast[];
  /** When the clock was last started; `null` while it is held. */
  runningSince: number | null;
}

export const emptyToasts: ToastQueue = { shown: [], waiting: [], runningSince: 0 };

/** Adds a message: shown when there is room, else waiting. */
export function addToast(queue: ToastQueue, toast: Toast, now: number): ToastQueue {
  const waiting = [...queue.waiting, toast].slice(-toastsWaitingMax);
  return fill({ ...settle(queue, now), waiting });
}

/** Takes a message away, shown or waiting. */
export function removeToast(queue: ToastQueue, id: number, now: number): ToastQueue {
  const settled = settle(queue, now);
  return fill({
    ...settled,
    shown: settled.shown.filter((toast) => toast.id !== id),
    waiting: settled.waiting.filter((toast) => toast.id !== id),
  });
}

/** Stops the clock: somebody is reading. */
export function holdToasts(queue: ToastQueue, now: number): ToastQueue {
  return { ...settle(queue, now), runningSince: null };
}

/** Starts the clock again. */
export function resumeToasts(queue: ToastQueue, now: number): ToastQueue {
  return queue.runningSince === null ? { ...queue, runningSince: now } : queue;
}

/** Gives all that is shown its whole time again: somebody wants to read it. */
export function renewToasts(queue: ToastQueue, now: number): ToastQueue {
  const settled = settle(queue, now);
  return { ...settled, shown: settled.shown.map((toast) => ({ ...toast, leftMs: toastMs })) };
}

/** Takes away what has had its time. */
export function expireToasts(queue: ToastQueue, now: number): ToastQueue {
  const settled = settle(queue, now);
  return fill({ ...settled, shown: settled.shown.filter((toast) => toast.leftMs > 0) });
}

/** Milliseconds until the next message goes; `null` when none will. */
export function nextExpiryMs(queue: ToastQueue, now: number): number | null {
  if (queue.runningSince === null || queue.shown.length === 0) return null;
  return Math.max(0, Math.min(...settle(queue, now).shown.map((toast) => toast.leftMs)));
}

/** The newest shown message that can be undone. */
export function lastUndoable(queue: ToastQueue): Toast | undefined {
  return queue.shown.findLast((toast) => toast.undo !== undefined);
}

/** Writes the time that has passed into the messages. */
function settle(queue: ToastQueue, now: number): ToastQueue {
  const { runningSince } = queue;
  if (runningSince === null) return queue;
  const passedMs = Math.max(0, now - runningSince);
  const shown = queue.shown.map((toast) => ({ ...toast, leftMs: toast.leftMs - passedMs }));
  return { ...queue, shown, runningSince: now };
}

function fill(queue: ToastQueue): ToastQueue {
  const room = Math.max(0, toastsShownMax - queue.shown.length);
  const next = queue.waiting.slice(0, room).map((toast) => ({ ...toast, leftMs: toastMs }));
  return { ...queue, shown: [...queue.shown, ...next], waiting: queue.waiting.slice(room) };
}
