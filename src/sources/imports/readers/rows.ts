import { withoutTurns } from '#names';
import type { Contact, FieldText } from '#people';
import { cutTo } from '../../feeds/parse/index.ts';
import { groupLengthMax, groupsMax, problemsMax, rowsMax, urlLengthMax } from './limits.ts';

/** One record of a file: a person, or a place where somebody publishes. */
export interface ReadRow {
  /** Counts the file's records from 1; problems point at it. */
  position: number;
  name: string | null;
  feedUrl: string | null;
  siteUrl: string | null;
  profileUrls: string[];
  /** `user@host`, lower case. */
  fediverse: string | null;
  emails: string[];
  employer: string | null;
  /** The position held, in the file's own words. */
  role: string | null;
  /** `YYYY-MM-DD`. */
  connectedOn: string | null;
  /** Folders and categories, outermost first, each once. */
  groups: string[];
  note: string | null;
  /** What else the record says, by the directory's fields; a preview kept by an earlier version has none. */
  more?: FieldText[];
  /** Keys that follow from the record and yet tell nobody: an office's address, on several cards. */
  notKeys?: string[];
  /** Days on which something passed with them. Never what. */
  contacts?: ReadContact[];
  /** They only turned to the member: of use when they are in the directory, and no reason to add them. */
  isOnlyIfKnown?: boolean;
}

/** A day of contact as an archive tells it. */
export type ReadContact = Pick<Contact, 'day' | 'direction' | 'channel'>;

export type ReadFormat =
  | 'opml'
  | 'mastodon-csv'
  | 'linkedin-csv'
  | 'google-csv'
  | 'outlook-csv'
  | 'vcard'
  | 'people-file'
  | 'addresses';

/**
 * What a file is the whole of, so that a later one of the same kind shows who or what is gone. Absent
 * where a file is a part by nature (messages, pasted addresses).
 */
export type WholeList =
  | 'opml'
  | 'mastodon'
  | 'mastodon-lists'
  | 'linkedin'
  | 'google'
  | 'outlook'
  | 'vcard';

export interface ReadProblem {
  position: number | null;
  /** In which line of the file, where lines mean something. */
  line?: number | undefined;
  text: string;
}

export type ReadFile =
  | {
      kind: 'read';
      format: ReadFormat;
      title: string | null;
      list: WholeList | null;
      rows: ReadRow[];
      problems: ReadProblem[];
    }
  | { kind: 'unreadable'; why: string };

export function emptyRow(position: number): ReadRow {
  return {
    position,
    name: null,
    feedUrl: null,
    siteUrl: null,
    profileUrls: [],
    fediverse: null,
    emails: [],
    employer: null,
    role: null,
    connectedOn: null,
    groups: [],
    note: null,
  };
}

/** Rows and problems of one file, each up to its limit; that something was left out is said. */
export class Rows {
  readonly rows: ReadRow[] = [];
  /** Whether an e-mail address was met where an address to read was expected. */
  hasEmail = false;
  private readonly problems: ReadProblem[] = [];
  private isCut = false;
  private problemsLeftOut = 0;

  get isFull(): boolean {
    return this.isCut;
  }

  add(row: ReadRow): void {
    if (this.rows.length < rowsMax) this.rows.push(row);
    else this.isCut = true;
  }

  problem(position: number | null, said: string, line?: number): void {
    // It cites the file, and may cut it anywhere.
    const text = said.replaceAll('\0', '').toWellFormed();
    if (this.problems.length < problemsMax)
      this.problems.push(line === undefined ? { position, text } : { position, text, line });
    else this.problemsLeftOut++;
  }

  /** Lines whose quotes do not fit, each left out alone. */
  badLines(lines: readonly number[]): void {
    for (const line of lines)
      this.problem(null, 'Its quotation marks do not fit. It was left out.', line);
  }

  read(format: ReadFormat, title: string | null, list: WholeList | null = null): ReadFile {
    const problems = [...this.problems];
    if (this.isCut) {
      const text = `Only the first ${rowsMax} were read; the file holds more. Split it and import the rest separately.`;
      problems.push({ position: null, text });
    }
    if (this.problemsLeftOut > 0) {
      problems.push({ position: null, text: `There are ${this.problemsLeftOut} more problems.` });
    }
    return {
      kind: 'read',
      format,
      title,
      list: this.isCut ? null : list,
      rows: this.rows,
      problems,
    };
  }
}

/** Text as one line, without control characters, cut to a length; null when nothing is left. */
export function oneLine(text: string | null | undefined, lengthMax: number): string | null {
  const line = withoutTurns(text ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return cutTo(line, lengthMax).trim() || null;
}

/** Adds groups that are not there yet. */
export function joinGroups(into: string[], groups: Iterable<string>): void {
  for (const group of groups) {
    const name = oneLine(group, groupLengthMax);
    if (name && into.length < groupsMax && !into.includes(name)) into.push(name);
  }
}

/**
 * The http(s) address that somebody meant, or null: `feed:` schemes are read as the address they
 * hide, and an address without a scheme gets https.
 */
export function webAddress(given: string | null | undefined): string | null {
  let text = (given ?? '').trim().replace(/[\t\r\n]/g, '');
  if (!text || text.length > urlLengthMax) return null;
  text = text.replace(/^(?:feed|itpc|pcast|podcast|rss):(?=https?:)/i, '');
  text = text.replace(/^(?:feed|itpc|pcast|podcast|rss):\/\//i, 'http://');
  if (text.startsWith('//')) text = `https:${text}`;
  const hasDomain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]|$)/u.test(text);
  if (hasDomain) text = `https://${text}`;
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  return url?.hostname && url.href.length <= urlLengthMax ? url.href : null;
}
