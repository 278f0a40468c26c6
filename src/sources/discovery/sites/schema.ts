/**
 * How a row of the table of known sites is written: `like` is host and path without "www.", `{name}`
 * stands for one part, `{name#}` for a number, `{name..}` for several parts, `/*` at the end for
 * anything more or nothing, `?key={name}` for a part of the query. What was found fills the same names
 * in `feeds`; `{host}` is the host, `{url}` the whole address as it was given.
 */

/** What must be asked for the one thing that an address does not tell; the answer fills `{found}`. */
export type Lookup =
  | 'youtube-channel'
  | 'apple-podcast'
  | 'substack-profile'
  | 'fediverse-profile'
  | 'soundcloud-user';

/** One way to a feed: its address, or that of a page which has one. */
export interface Way {
  at: string;
  /** What is fetched first, and how that is read. */
  ask?: { at: string; by: Lookup };
}

export interface KnownFeed {
  id: string;
  /** As it stands in a choice: "Releases". */
  name: string;
  /** The likeliest first. */
  ways: readonly Way[];
}

export interface Site {
  name: string;
  like: readonly string[];
  /** Paths that look the same and are something else. */
  except?: RegExp;
  /** The best first. */
  feeds?: readonly KnownFeed[];
  /** That it has no feed, and what to do instead. */
  none?: string;
  /** Whose it is, where its feed names nobody. */
  called?: string;
  /** Its page names a person, which its feed does not. */
  isProfile?: true;
  /** Many publish there: following it makes nobody one of the member's people. */
  isPlace?: true;
}

export const feed = (id: string, name: string, at: string): KnownFeed => ({
  id,
  name,
  ways: [{ at }],
});

/** The one that the address speaks of in front. */
export const first = (id: string, feeds: readonly KnownFeed[]): KnownFeed[] => [
  ...feeds.filter((one) => one.id === id),
  ...feeds.filter((one) => one.id !== id),
];

/** Each of these hosts with each of these paths. */
export const each = (hosts: readonly string[], ...paths: string[]): string[] =>
  hosts.flatMap((host) => paths.map((path) => `${host}${path}`));
