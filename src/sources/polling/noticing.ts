/** Rooms' modules that notice something in an entry, loaded where entries are read. */
import type { EntryText, Notice } from '#platform';

export type Noticer = (entry: EntryText) => unknown[];

const loaded = new Map<string, Promise<Notice>>();

function noticeOf(file: string): Promise<Notice> {
  const known = loaded.get(file);
  if (known) return known;
  const loading = import(file).then((module: { notice: Notice }) => module.notice);
  loaded.set(file, loading);
  return loading;
}

/** What the modules at these addresses notice, in their order; `now` in epoch ms. */
export async function noticerOf(files: readonly string[], now: number): Promise<Noticer> {
  const all = await Promise.all(files.map(noticeOf));
  return (entry) => all.map((notice) => notice(entry, now));
}
