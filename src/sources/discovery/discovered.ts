/** What is behind an address that somebody pasted or linked to. */
export type Discovered =
  | Found
  /** What is on somewhere: nobody publishes there, so that only a place can have it. */
  | { kind: 'calendar'; url: string; title: string | null; why: string }
  | { kind: 'nothing'; why: string };

export interface Found {
  kind: 'found';
  /** The person's name, when the page or its feed gives one. */
  name: string | null;
  title: string | null;
  siteUrl: string | null;
  feeds: { url: string; title: string | null }[];
  relMe: string[];
  /** How many entries there are in the feed that the address is; null where it is a page. */
  entries: number | null;
}
