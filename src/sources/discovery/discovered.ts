/** What is behind an address that somebody pasted or linked to. */
export type Discovered =
  | Found
  /** What is on somewhere: nobody publishes there, so that only a place can have it. */
  | { kind: 'calendar'; url: string; title: string | null; why: string }
  | Nothing;

export interface Nothing {
  kind: 'nothing';
  why: string;
  /** What whoever gave the address can do about it; left out where `why` says it. */
  advice?: string | undefined;
}

/** For whoever gave the address. */
export const nothingWords = ({ why, advice }: Nothing): string =>
  advice === undefined ? why : `${why} ${advice}`;

export interface Found {
  kind: 'found';
  /** The person's name, when the page or its feed gives one. */
  name: string | null;
  title: string | null;
  siteUrl: string | null;
  feeds: { url: string; title: string | null }[];
  relMe: string[];
  /** Whether it is a page that asks who one is. */
  asksForLogin?: boolean;
  /** How many entries there are in the feed that the address is; null where it is a page. */
  entries: number | null;
}
