import type { StreamEntry, StreamView } from '../../stream/schema.ts';

/** How many entries can be read without a connection. */
export const ENTRIES_KEPT_MAX = 200;
const IMAGES_KEPT_MAX = 200;

/** The stream as it is shown without a connection: all that is kept at once, by the address that is asked. */
export function listsOf(entries: readonly StreamEntry[]): Record<string, StreamView> {
  const waiting = entries.filter(({ isRead }) => !isRead);
  const list = (shown: readonly StreamEntry[]): StreamView => ({
    entries: [...shown],
    next: null,
    waiting: waiting.length,
    waitingMax: ENTRIES_KEPT_MAX + 1,
    of: null,
    problems: [],
  });
  return { '/stream?show=waiting': list(waiting), '/stream?show=all': list(entries) };
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
