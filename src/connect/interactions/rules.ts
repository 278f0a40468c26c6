import type { Direction } from '../moves/schema.ts';
import type { Channel } from './limits.ts';

/** Where both sides speak by the nature of it. */
const LIVE: ReadonlySet<Channel | null> = new Set(['met', 'call', 'video']);

/**
 * Whether both sides took part, as long as the member has not said so themselves. A message sent is
 * no contact yet, and neither is one received: somebody has to answer. What was received because one
 * had asked (`wasAsked`) is an answer.
 */
export function isTwoWay({
  channel,
  direction,
  wasAsked = false,
}: {
  channel: Channel | null;
  direction: Direction | null;
  wasAsked?: boolean;
}): boolean {
  if (LIVE.has(channel) || direction === 'both') return true;
  return wasAsked && direction === 'received';
}

/**
 * Under which keys an interaction is told as a behaviour, with the goal of each: once for every goal
 * that it served, so that each goal's map knows of it, and once where it served none.
 */
export function tellingsOf(
  id: number,
  goalIds: readonly number[],
): { key: string; goalId: number | null }[] {
  if (goalIds.length === 0) return [{ key: `interaction:${id}`, goalId: null }];
  return goalIds.map((goalId) => ({ key: `interaction:${id}:${goalId}`, goalId }));
}

/** To give is to contribute; all else that passes between people is to connect. */
export const cOf = (direction: Direction | null) =>
  direction === 'given' ? ('contribute' as const) : ('connect' as const);

const NOON_MS = 12 * 60 * 60 * 1000;

/** A moment for a day: noon in Greenwich, which is that day nearly everywhere; never after now. */
export const momentOf = (day: string, now: number): number =>
  Math.min(Date.parse(`${day}T00:00:00Z`) + NOON_MS, now);
