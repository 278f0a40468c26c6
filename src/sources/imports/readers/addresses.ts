import { parse as parseHost } from 'tldts';
import { siteKey, withoutEnd } from '../../discovery/addresses.ts';
import { typedAddress } from '../../discovery/typed-rules.ts';
import { KITH_READS } from '../ways-rules.ts';
import { isEmail } from './delimited.ts';
import { addressesPerLineMax, lineLengthMax, nameLengthMax } from './limits.ts';
import { linkedinProfile } from './linkedin.ts';
import { fediverseAddresses, fediverseHandle } from './mastodon.ts';
import {
  emptyRow,
  joinGroups,
  oneLine,
  type ReadFile,
  type ReadRow,
  Rows,
  webAddress,
} from './rows.ts';

interface Found {
  row: ReadRow;
  /** Text of the line between the address before and this one. */
  before: string;
}

const link = /\[([^\][]{0,500})\]\(\s?<?([^\s)>[]+)>?(?:\s+"[^"]{0,100}")?\s?\)/;
const piece = new RegExp(`${link.source}|[^\\s<>"“”,;|]+`, 'gu');
const looksLikeFeed =
  /(?:\.(?:xml|rss|rdf|atom)|\/(?:feed|feeds|rss|atom|rss2|feed\.json|index\.json|rss\.php)\/?|[?&](?:feed|format|alt)=(?:rss2?|atom|json))(?:$|[?&#])/i;

/**
 * Reads pasted text: web addresses, bare domains, fediverse accounts and Markdown links, one or
 * several on a line. Words beside an address are its name; a Markdown heading is the group of what
 * follows. E-mail addresses are refused one by one: nothing can be read there.
 */
export function readAddresses(text: string): ReadFile {
  const rows = new Rows();
  const seen = new Set<string>();
  let position = 0;
  let group: string[] = [];
  const next = () => ++position;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (rows.isFull) break;
    const line = raw.slice(0, lineLengthMax).trim();
    const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    const before = position;
    const found = line ? addressesOf(heading ?? line, next, rows) : [];
    const isSilent = line !== '' && position === before;
    if (heading && isSilent) group = [heading];
    else if (isSilent) unread(line, rows, next);
    nameFromWords(heading ?? line, found);
    for (const { row } of found) {
      joinGroups(row.groups, group);
      const key = keyOf(row);
      if (seen.has(key))
        rows.problem(row.position, `${key} is in the list twice; it was read once.`);
      else rows.add(row);
      seen.add(key);
    }
  }
  if (rows.rows.length === 0) return { kind: 'unreadable', why: whyNothing(rows) };
  return rows.read('addresses', null);
}

function whyNothing(rows: Rows): string {
  return rows.hasEmail
    ? 'This holds e-mail addresses, and nothing can be read at those. Give the addresses of websites or feeds, or fediverse accounts such as @name@server.'
    : `There are no addresses in this text. ${KITH_READS}`;
}

function unread(line: string, rows: Rows, next: () => number): void {
  if (!/[\p{L}\p{N}]/u.test(line)) return;
  rows.problem(next(), `There is no address in “${oneLine(line, 120)}”.`);
}

function keyOf(row: ReadRow): string {
  return row.feedUrl ?? row.siteUrl ?? row.profileUrls[0] ?? '';
}

function addressesOf(line: string, next: () => number, rows: Rows): Found[] {
  const found: Found[] = [];
  let from = 0;
  for (const match of line.matchAll(piece)) {
    if (found.length >= addressesPerLineMax) break;
    const label = match[1];
    const token = trimmed(match[2] ?? match[0]);
    if (isMail(token)) {
      rows.hasEmail = true;
      rows.problem(
        next(),
        `${oneLine(token, 200)} is an e-mail address; give the person’s website, feed or fediverse account instead.`,
      );
      from = match.index + match[0].length;
      continue;
    }
    const row = rowOf(token);
    if (!row) continue;
    row.position = next();
    if (label) row.name = wordsOf(label);
    found.push({ row, before: line.slice(from, match.index) });
    from = match.index + match[0].length;
  }
  return found;
}

/** Words before an address name it; on a line with one address, words after it do as well. */
function nameFromWords(line: string, found: Found[]): void {
  for (const { row, before } of found) row.name ??= wordsOf(before);
  const only = found.length === 1 ? found[0] : undefined;
  if (!only || only.row.name) return;
  const after = line
    .slice(only.before.length)
    .replace(piece, (token) => (rowOf(trimmed(token)) ? '' : token));
  only.row.name = wordsOf(after);
}

function wordsOf(text: string): string | null {
  const plain = text
    .replace(/^[\s\d]*[.)](?=\s)/, '')
    .replace(/^[\s*•·–—+>:=|,;"“”'()[\]<-]+/u, '');
  const words = withoutEnd(plain, ' \t*•·–—+:=|,;"“”\'([<>-');
  return /\p{L}/u.test(words) ? oneLine(words, nameLengthMax) : null;
}

function trimmed(token: string): string {
  const start = token.replace(/^[("'“‘[<{*_]+(?=[^\s])/u, '');
  const end = withoutEnd(start, '.,;:!?"\'”’>]}*');
  // A closing bracket belongs to the address only when it was opened there.
  return end.endsWith(')') && !end.includes('(') ? withoutEnd(end, ')') : end;
}

function isMail(token: string): boolean {
  return /^mailto:/i.test(token) || isEmail(token);
}

function rowOf(token: string): ReadRow | null {
  const isHandle = token.startsWith('@') || /^acct:/i.test(token);
  const handle = isHandle ? fediverseHandle(token) : null;
  if (handle) {
    const { feedUrl, profileUrl } = fediverseAddresses(handle);
    return { ...emptyRow(0), feedUrl, profileUrls: [profileUrl], fediverse: handle };
  }
  // A name as a site shows it, such as r/typescript, means the site's address for it.
  const meant = typedAddress(token);
  const hasScheme = /^(?:https?|feed|feed:https?|rss):\/\//i.test(meant);
  if (!hasScheme && !isDomain(meant)) return null;
  const url = webAddress(meant);
  if (!url) return null;
  if (siteKey(url).startsWith('linkedin.com/in/')) {
    return { ...emptyRow(0), profileUrls: linkedinProfile(url) };
  }
  return /^(?:feed|rss):/i.test(token) || looksLikeFeed.test(url)
    ? { ...emptyRow(0), feedUrl: url }
    : { ...emptyRow(0), siteUrl: url };
}

/** A bare domain counts when its ending is in the public suffix list, so that "e.g." does not. */
function isDomain(token: string): boolean {
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#].*)?$/u.test(token)) return false;
  const host = parseHost(token, { allowPrivateDomains: true });
  return Boolean(host.domain && (host.isIcann || host.isPrivate));
}
