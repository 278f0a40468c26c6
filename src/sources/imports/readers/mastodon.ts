import { cellsOfLine, linesFromStart, records, separators } from './delimited.ts';
import { rowsMax } from './limits.ts';
import { emptyRow, joinGroups, oneLine, type ReadFile, type ReadRow, Rows } from './rows.ts';

const accountPattern = /^@?([\p{L}\p{N}_.-]+)@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(:\d{1,5})?$/u;
const flag = /^(?:true|false)$/i;
const sampleLines = 20;

/** `user@host` in lower case from `@User@Host`, `user@host` or `acct:user@host`; null otherwise. */
export function fediverseHandle(text: string): string | null {
  const found = accountPattern.exec(text.trim().replace(/^acct:/i, ''));
  return found ? `${found[1]}@${found[2]}${found[3] ?? ''}`.toLowerCase() : null;
}

/** Addresses at which Mastodon and its kin publish an account. */
export function fediverseAddresses(handle: string): { feedUrl: string; profileUrl: string } {
  const at = handle.lastIndexOf('@');
  const profileUrl = `https://${handle.slice(at + 1)}/@${handle.slice(0, at)}`;
  return { feedUrl: `${profileUrl}.rss`, profileUrl };
}

type Kind = { kind: 'following' | 'lists'; separator: string } | { kind: 'refused'; why: string };

/** What the programs of the fediverse call their files; where nothing else tells what these are. */
const FOLLOWS = /follow|^friends\b/i;
const LISTS = /^(?:user[-_ ]?)?lists?\b/i;

/**
 * Exports of Mastodon and its kin: follows in any language, with or without a header (Pleroma and Akkoma
 * write bare accounts into `friends.csv`, Misskey and Sharkey into `following-….csv`), told by accounts followed by true or
 * false, or by the file's name; lists, which have no header, by accounts in the second column. From the third column on
 * Misskey writes `key=value`. Source: app/models/export.rb of mastodon/mastodon, and the same of the others.
 */
export function readMastodon(text: string, fileName: string): ReadFile | null {
  const found = kindOf(text, fileName);
  if (!found) return null;
  if (found.kind === 'refused') return { kind: 'unreadable', why: found.why };
  const rows = new Rows();
  const known = new Map<string, ReadRow>();
  const column = found.kind === 'lists' ? 1 : 0;
  for (const [index, cells] of records(text, found.separator, rowsMax + 2).entries()) {
    const cell = (cells[column] ?? '').trim();
    const handle = fediverseHandle(cell);
    if (handle) {
      const row = known.get(handle) ?? accountRow(handle, index + 1);
      if (found.kind === 'lists') joinGroups(row.groups, [cells[0] ?? '']);
      if (!known.has(handle)) rows.add(row);
      known.set(handle, row);
    } else if (index > 0) {
      // The first may be a header, in any language.
      rows.problem(index + 1, `“${oneLine(cell, 200)}” is not an account like name@server.`);
    }
  }
  return rows.read('mastodon-csv', null, found.kind === 'lists' ? 'mastodon-lists' : 'mastodon');
}

function accountRow(handle: string, position: number): ReadRow {
  const { feedUrl, profileUrl } = fediverseAddresses(handle);
  return { ...emptyRow(position), feedUrl, profileUrls: [profileUrl], fediverse: handle };
}

function kindOf(text: string, fileName: string): Kind | null {
  const lines = [...linesFromStart(text, sampleLines)].map((found) => found.line).filter(Boolean);
  for (const separator of separators) {
    const cells = lines.map((line) => cellsOfLine(line, separator));
    const header = cells[0]?.map((cell) => cell.toLowerCase()) ?? [];
    const isAccountList = header[0] === 'account address';
    if (isAccountList && header[1] === 'hide notifications') return refused('muted');
    const body = cells.filter((row) => fediverseHandle(row[0] ?? ''));
    const flagged = body.filter((row) => flag.test(row[1] ?? ''));
    const isMostly = body.length > 0 && body.length >= (cells.length - 1) / 2;
    if (/(?:mute|block)/i.test(fileName) && isMostly && !header[2]) {
      return refused(/mute/i.test(fileName) ? 'muted' : 'blocked');
    }
    if (isAccountList) return { kind: 'following', separator };
    const isNamed = FOLLOWS.test(fileName) && isMostly;
    if (isNamed || (isMostly && flagged.length === body.length))
      return { kind: 'following', separator };
    const listed = cells.filter((row) => row.length >= 2 && fediverseHandle(row[1] ?? ''));
    if (LISTS.test(fileName) && listed.length > 0) return { kind: 'lists', separator };
  }
  return null;
}

function refused(which: string): Kind {
  return {
    kind: 'refused',
    why: `This is Mastodon's list of ${which} accounts. To bring in the people you follow, choose following_accounts.csv (in Mastodon: Preferences, Import and export, Follows).`,
  };
}
