/** Lists of the stream as they are once entries are marked. */
import type { Known } from './stream-again.ts';

/** A part of the stream as the API is asked for it; nothing for the whole. */
export type AskedPart = Readonly<Record<string, string>>;

export interface WaitingReads {
  /** The entries that wait to be marked, as they are to be. */
  byId: ReadonlyMap<number, boolean>;
  /** The parts that wait to be marked as read as a whole. */
  parts: readonly AskedPart[];
}

/** A list of a part as it is once what waits is marked. */
export function withWaiting(known: Known, part: AskedPart, { byId, parts }: WaitingReads): Known {
  const idsThat = (isRead: boolean) =>
    new Set([...byId].flatMap(([id, is]) => (is === isRead ? [id] : [])));
  const isWhole = parts.some((one) => isEmpty(one) || isSame(one, part));
  const all = isWhole ? withAllRead(known) : withRead(known, idsThat(true), true);
  return withRead(all, idsThat(false), false);
}

const isEmpty = (part: AskedPart) => Object.keys(part).length === 0;
const isSame = (one: AskedPart, other: AskedPart) =>
  new URLSearchParams(one).toString() === new URLSearchParams(other).toString();

const withAllRead = (known: Known): Known => ({
  ...known,
  pages: known.pages.map((page) => ({
    ...page,
    waiting: 0,
    entries: page.entries.map((entry) => (entry.isRead ? entry : { ...entry, isRead: true })),
  })),
});

/** What is shown of entries once they are marked. */
export function withRead(known: Known, ids: ReadonlySet<number>, isRead: boolean): Known {
  if (ids.size === 0) return known;
  const changed = new Set(
    known.pages.flatMap(({ entries }) =>
      entries.filter((entry) => ids.has(entry.id) && entry.isRead !== isRead).map(({ id }) => id),
    ),
  );
  const by = isRead ? -changed.size : changed.size;
  return {
    ...known,
    pages: known.pages.map((page) => ({
      ...page,
      waiting: Math.max(0, page.waiting + by),
      entries: page.entries.map((entry) => (changed.has(entry.id) ? { ...entry, isRead } : entry)),
    })),
  };
}
