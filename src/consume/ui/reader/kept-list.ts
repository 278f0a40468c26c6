import type { StreamView } from '../../stream/schema.ts';

/** How many entries can be read without a connection. */
export const ENTRIES_KEPT_MAX = 200;
const IMAGES_KEPT_MAX = 200;

type Latest = Pick<StreamView, 'entries' | 'askedAt'>;

/** The stream as it is shown without a connection: all that is kept at once, by the address that is asked. */
export function listsOf(all: Latest, waiting: Latest): Record<string, StreamView> {
  const waits = new Set(waiting.entries.map(({ id }) => id));
  // What is unread may be so old that it waits no more.
  const kept = all.entries.filter(({ id }) => waits.has(id));
  const list = ({ entries, askedAt }: Latest): StreamView => ({
    entries,
    next: null,
    waiting: kept.length,
    waitingMax: ENTRIES_KEPT_MAX + 1,
    askedAt,
    of: null,
    problems: [],
  });
  return {
    '/stream?show=waiting': list({ ...waiting, entries: kept }),
    '/stream?show=all': list(all),
  };
}

/** What is kept for nothing any more: entries that are not among the latest, and the images kept first. */
export function stale(paths: readonly string[], entries: readonly { id: number }[]): string[] {
  const ids = new Set(entries.map(({ id }) => String(id)));
  const gone = paths.filter((path) => {
    const id = /^\/api\/v1\/entries\/(\d+)/.exec(path)?.[1];
    return id !== undefined && !ids.has(id);
  });
  const images = paths.filter((path) => path.startsWith('/api/v1/images/'));
  return [...gone, ...images.slice(0, Math.max(0, images.length - IMAGES_KEPT_MAX))];
}
