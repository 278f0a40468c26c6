import type { Field } from '#people';
import { cutTo } from '../../feeds/parse/index.ts';
import { dayOf } from './dates.ts';
import { isEmail } from './delimited.ts';
import {
  emailLengthMax,
  fieldLengthMax,
  nameLengthMax,
  noteLengthMax,
  urlLengthMax,
} from './limits.ts';
import { linkedinProfile } from './linkedin.ts';
import { fediverseHandle } from './mastodon.ts';
import { oneLine, type ReadRow, webAddress } from './rows.ts';

/** The cells of one record by the title of their column, in lower case. */
export type Cells = (title: string) => string;

/** Asks for cells by the title of their column; which columns were asked for is noted in `asked`. */
export function cellsBy(
  header: readonly string[],
  asked?: Set<number>,
): (cells: readonly string[]) => Cells {
  const places = new Map<string, number>();
  header.forEach((title, index) => {
    const key = title.toLowerCase();
    if (!places.has(key)) places.set(key, index);
  });
  return (cells) => (title) => {
    const at = places.get(title.toLowerCase());
    if (at === undefined) return '';
    asked?.add(at);
    return (cells[at] ?? '').trim();
  };
}

/** A name of its parts, in the order in which it is spoken; null when there are none. */
export const nameOf = (parts: readonly string[]): string | null =>
  oneLine(parts.filter(Boolean).join(' '), nameLengthMax);

/** Puts what else a record says beside the rest; what is empty, or is there already, goes. */
export function say(row: ReadRow, field: Field, value: string | null | undefined): void {
  const isNote = field === 'note';
  const text = isNote ? cutTo((value ?? '').trim(), noteLengthMax) : oneLine(value, fieldLengthMax);
  row.more ??= [];
  const isThere = row.more.some((one) => one.field === field && one.value === text);
  if (text && !isThere) row.more.push({ field, value: text });
}

/** Adds an e-mail address when it is one; answers whether it was. */
export function sayEmail(row: ReadRow, given: string): boolean {
  const email = given.trim().toLowerCase();
  if (email.length > emailLengthMax || !isEmail(email)) return false;
  if (!row.emails.includes(email)) row.emails.push(email);
  return true;
}

const BLUESKY = /^https?:\/\/bsky\.app\/profile\/([^/?#]+)/i;
const GITHUB = /^https?:\/\/(?:www\.)?github\.com\/([\w-]+)\/?$/i;

/**
 * Puts an address of the web where it belongs. A site names its owner's page in a word (`Blog`); one
 * of work is the page of many, so it is kept as a profile and nobody is known again by it.
 */
export function sayWeb(row: ReadRow, given: string, label = ''): boolean {
  const url = given.length > urlLengthMax ? null : webAddress(given);
  if (!url) return false;
  const [profile] = /linkedin\.com\/in\//i.test(url) ? linkedinProfile(url) : [];
  const account = /^https?:\/\/([^/]+)\/@([\w.-]+)\/?$/i.exec(url);
  const handle = account ? fediverseHandle(`${account[2]}@${account[1]}`) : null;
  if (profile) row.profileUrls.push(profile);
  else if (GITHUB.test(url)) say(row, 'github', url);
  else if (BLUESKY.test(url)) say(row, 'bluesky', url);
  else if (handle && !row.fediverse) row.fediverse = handle;
  else say(row, /work|profile|business|geschäft/i.test(label) ? 'profile' : 'site', url);
  return true;
}

const MONTH_DAY = /^--?(\d{2})-(\d{2})$/;

/**
 * A birthday as address books write it; programs that know no year write none, or 1604. One whose day
 * and month cannot be told apart is kept in words.
 */
export function sayBirthday(row: ReadRow, given: string): void {
  // Outlook writes 0/0/00 where there is none.
  if (!/[1-9]/.test(given)) return;
  const day = MONTH_DAY.test(given) ? given.replace(MONTH_DAY, '--$1-$2') : dayOf(given);
  if (day) say(row, 'birthday', day.replace(/^1604-/, '--'));
  else say(row, 'note', `Birthday: ${given}`);
}

/** Whether a record names anybody or gives any way to reach them. */
export function saysSomebody(row: ReadRow): boolean {
  const ways = [row.name, row.fediverse, row.emails[0], row.profileUrls[0]];
  return ways.some(Boolean);
}

/** An address that people of different names have is an office's or a family's, and tells nobody. */
export function tellApart(rows: readonly ReadRow[]): void {
  const pairs = rows.flatMap((row) => row.emails.map((email) => ({ email, row })));
  for (const [email, having] of Map.groupBy(pairs, (one) => one.email)) {
    const names = new Set(having.map(({ row }) => row.name?.toLowerCase()));
    if (names.size < 2) continue;
    for (const { row } of having) row.notKeys = [...(row.notKeys ?? []), `mailto:${email}`];
  }
}
