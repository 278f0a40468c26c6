import { nameKey } from '#names';
import { firstSigner } from '../discovery/names.ts';

/** An author name in a feed and how many entries carry it. */
export interface AuthorCount {
  key: string;
  name: string;
  url: string | null;
  entries: number;
}

/** One author with every form of the name that the feed uses. */
export interface Author {
  keys: string[];
  name: string;
  url: string | null;
  entries: number;
}

export interface Authorship {
  /** Whoever signs, most entries first; nobody when the feed names nobody. */
  authors: Author[];
  /** Author keys of entries that nobody signs: '' and names such as "admin". */
  unsignedKeys: string[];
}

export const AUTHORS_MAX = 200;

/** Names that programs put where a person's should be. */
const NOBODY = new Set(
  [
    'admin',
    'administrator',
    'webmaster',
    'editor',
    'editors',
    'author',
    'root',
    'user',
    'guest',
    'noreply',
    'no reply',
    'staff',
    'team',
    'unknown',
    'anonymous',
    'none',
    'null',
    'undefined',
    'info',
    'blog',
    'rss',
    'feed',
    'news',
    'redaktion',
    'redactie',
    'redacción',
    'rédaction',
    'hallo',
    'hello',
    'contact',
  ].map(nameKey),
);

/** Addresses, and what a template shows where its author's name was left out. */
const NO_NAME = /^(?:https?:|www\.|[[{<%$])|@/i;

/** Whether an author's name can be a person's or a group's. */
export const isNameOfSomebody = (name: string): boolean =>
  !NO_NAME.test(name) && !NOBODY.has(nameKey(name));

const isSomebody = (author: AuthorCount): boolean =>
  author.key !== '' && isNameOfSomebody(author.name);

/** Who publishes in a feed, from the names its entries carry. */
export function authorship(counts: AuthorCount[]): Authorship {
  const named = counts
    .filter(isSomebody)
    .map((count) => ({ ...count, name: firstSigner(count.name) }));
  const authors: Author[] = [];
  const byName = new Map<string, Author>();
  /** Whoever has a word in one of their keys. */
  const byWord = new Map<string, Set<Author>>();
  // Longest first, so that a short form finds the long one.
  for (const count of named.toSorted(
    (a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1),
  )) {
    const name = nameKey(count.name);
    const longer = [...(byWord.get(count.key) ?? [])];
    // "jane" beside "Jane Doe" is Jane Doe, unless two Janes write here.
    const known = byName.get(name) ?? (longer.length === 1 ? longer[0] : undefined);
    const author = known ?? { keys: [], name: count.name, url: count.url, entries: 0 };
    if (!known) {
      authors.push(author);
      byName.set(name, author);
    }
    author.keys.push(count.key);
    author.entries += count.entries;
    for (const word of count.key.split(' '))
      byWord.set(word, (byWord.get(word) ?? new Set()).add(author));
  }
  const sorted = authors.toSorted((a, b) => b.entries - a.entries || (a.name < b.name ? -1 : 1));
  const beyond = sorted.slice(AUTHORS_MAX).flatMap((author) => author.keys);
  const unsigned = counts.filter((count) => !isSomebody(count)).map((count) => count.key);
  return { authors: sorted.slice(0, AUTHORS_MAX), unsignedKeys: [...unsigned, ...beyond] };
}

/** From this share of the signed entries on, a feed is one person's with guests. */
const MAIN_SHARE_MIN = 0.8;

/** Whose feed it is: the only author, or one who signs nearly everything. */
export function mainAuthor({ authors }: Authorship): Author | null {
  const [first] = authors;
  const all = authors.reduce((sum, author) => sum + author.entries, 0);
  return first && first.entries >= all * MAIN_SHARE_MIN ? first : null;
}
