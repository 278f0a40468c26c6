import { type FieldText, keysOf, nameKey } from '#people';
import { nameFromTitle, normaliseUrl, siteKey } from '../discovery/page.ts';
import type { ReadRow } from './readers/index.ts';

/** What a row says of a person, and the keys by which the person is known again. */
export interface RowPerson {
  name: string;
  /** False when the name is only a title, because the row says no name. */
  isNamed: boolean;
  fields: FieldText[];
  keys: string[];
}

const isLinkedin = (url: string): boolean =>
  /^https?:\/\/([a-z]+\.)?linkedin\.com\/in\//i.test(url);

/** Reads a row as a person; null when it names nobody and nothing. */
export function personOfRow(row: ReadRow): RowPerson | null {
  const address = row.siteUrl ?? row.feedUrl ?? row.profileUrls[0] ?? null;
  // A list of contacts gives names as they are, a list of feeds gives titles.
  const isContact = row.feedUrl === null && row.siteUrl === null;
  const said = row.name && (isContact ? row.name : nameFromTitle(row.name));
  // An address book holds many of whom only the e-mail address is known.
  const name = said || row.name || row.fediverse || (address && siteKey(address)) || row.emails[0];
  if (!name) return null;
  const linkedin = row.profileUrls.filter(isLinkedin);
  const profiles = row.profileUrls.filter((url) => !isLinkedin(url));
  const given: [FieldText['field'], (string | null)[]][] = [
    ['name', [said]],
    ['site', [row.siteUrl]],
    ['feed', [row.feedUrl]],
    ['email', row.emails],
    ['fediverse', [row.fediverse]],
    ['linkedin', linkedin],
    ['profile', profiles],
    ['employer', [row.employer]],
    ['role', [row.role]],
    ['connected-on', [row.connectedOn]],
    ['group', row.groups],
  ];
  const fields = given.flatMap(([field, values]) =>
    values.flatMap((value) => (value ? [{ field, value }] : [])),
  );
  return {
    name,
    isNamed: Boolean(said),
    fields: [...fields, ...(row.more ?? [])],
    keys: keysOfRow(row).filter((key) => !row.notKeys?.includes(key)),
  };
}

/** In the order in which they are believed: a card, a profile, an account, a feed or site, and last an e-mail address, which people share. */
function keysOfRow(row: ReadRow): string[] {
  const more = keysOf(row.more ?? []);
  const feed = row.feedUrl ? normaliseUrl(row.feedUrl) : null;
  // LinkedIn profiles have keys of their own, made from the field.
  const places = [row.siteUrl, row.feedUrl, ...row.profileUrls.filter((url) => !isLinkedin(url))];
  const slugs = keysOf(row.profileUrls.map((value) => ({ field: 'linkedin', value })));
  return [
    ...new Set([
      ...more.filter((key) => !key.startsWith('mailto:')),
      ...slugs,
      ...(row.fediverse ? [`acct:${row.fediverse}`] : []),
      ...(feed ? [`feed:${feed}`] : []),
      ...places.flatMap((url) => (url ? [`site:${siteKey(url)}`] : [])),
      ...row.emails.map((email) => `mailto:${email.toLowerCase()}`),
      ...more,
    ]),
  ];
}

const SEARCH_KEY_CHARS_MAX = 300;

/** Folded name and work, in which a search of the preview looks. */
export const searchKey = (row: ReadRow): string =>
  nameKey(
    [row.name, row.employer, row.role, row.fediverse, ...row.emails].filter(Boolean).join(' '),
  ).slice(0, SEARCH_KEY_CHARS_MAX);
