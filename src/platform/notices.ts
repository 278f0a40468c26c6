/** What rooms notice in the entries of feeds, where those are read. */

/** What one room notices in an entry: plain data, null where there is nothing. Pure; `now` in epoch ms. */
export type Notice<Noticed = unknown> = (entry: EntryText, now: number) => Noticed | null;

/** An entry as it will be stored. */
export interface EntryText {
  title: string;
  text: string;
  html: string;
  url: string | null;
  /** Epoch ms; null where it has no date. */
  publishedAt: number | null;
}

/** What a look at a feed brought that is new. */
export interface Brought {
  feedId: number;
  /** The newest entry of the feed before; 0 where there was none. */
  after: number;
  /** Who follows the feed, by which source. */
  sources: readonly { id: number; memberId: number }[];
  /** The oldest first; at least one. */
  entries: readonly BroughtEntry[];
}
export interface BroughtEntry {
  id: number;
  authorKey: string;
  /** Epoch ms; of one without a date when it was seen first. */
  publishedAt: number;
  isDated: boolean;
  /** What the room's own `notice` gave. */
  noticed: unknown;
}
