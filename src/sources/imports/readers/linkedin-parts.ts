import { type Cells, cellsBy } from './contact-parts.ts';
import { dayOf } from './dates.ts';
import { cellsOfLine, linesFromStart, separators } from './delimited.ts';
import { encountersMax, nameLengthMax } from './limits.ts';
import { linkedinProfile } from './linkedin.ts';
import { oneLine, type ReadContact } from './rows.ts';
import { readTable, type Table } from './table.ts';

/** Somebody as a part of the archive names them. */
export interface Named {
  name: string | null;
  /** The address of their profile, in one spelling; null where the part gives none. */
  profile: string | null;
}

/** One record: who turned to whom on which day. What was said is never read. */
export interface Encounter {
  /** Conversations are told apart by it; '' where there are none. */
  conversation: string;
  channel: ReadContact['channel'];
  /** `YYYY-MM-DD`. */
  day: string;
  from: Named;
  to: Named[];
  /** Told by the archive in older forms: whether the member sent it. */
  isSent: boolean | null;
}

export interface Part {
  encounters: Encounter[];
  /** How many records had no day that can be read for certain. */
  undated: number;
  badLines: number[];
}

type Read = (cell: Cells, day: (text: string) => string | null) => Encounter | null;

/** The parts besides connections, by titles that each has in every version. */
const PARTS: { titles: string[]; dateTitle: string; read: Read }[] = [
  { titles: ['from', 'to', 'sent at', 'direction'], dateTitle: 'sent at', read: invitation },
  {
    titles: ['endorsement date', 'skill name', 'endorser first name'],
    dateTitle: 'endorsement date',
    read: endorsement,
  },
  { titles: ['from', 'to', 'date', 'subject'], dateTitle: 'date', read: message },
];

/** Invitations, messages or endorsements received; null when the text is none of them. */
export function readPart(text: string): Part | null {
  const [first] = linesFromStart(text, 1);
  for (const separator of separators) {
    const titles = new Set(
      cellsOfLine(first?.line ?? '', separator).map((cell) => cell.toLowerCase()),
    );
    const part = PARTS.find((one) => one.titles.every((title) => titles.has(title)));
    if (!part) continue;
    return encountersIn(readTable(text, { at: 0, separator, recordsMax: encountersMax }), part);
  }
  return null;
}

function encountersIn(table: Table, { dateTitle, read }: (typeof PARTS)[number]): Part {
  const by = cellsBy(table.header);
  const day = dayReader(table.records.map(({ cells }) => by(cells)(dateTitle)));
  const part: Part = { encounters: [], undated: 0, badLines: table.badLines };
  for (const { cells } of table.records) {
    const cell = by(cells);
    const encounter = read(cell, day);
    if (encounter) part.encounters.push(encounter);
    else if (cell(dateTitle) && !day(cell(dateTitle))) part.undated++;
  }
  return part;
}

/**
 * Days of one file. `5/4/26, 9:12 AM` has the month first, as who writes AM does; without it the file's
 * other dates tell, where one of the two numbers cannot be a month.
 */
function dayReader(dates: readonly string[]): (text: string) => string | null {
  const first = (at: number) =>
    dates.some((date) => Number(/^(\d+)\/(\d+)\//.exec(date)?.[at]) > 12);
  const isMonthFirst =
    dates.some((date) => /[ap]\.?m\.?\s*$/i.test(date)) || (first(2) && !first(1));
  const isDayFirst = !isMonthFirst && first(1);
  return (text) => {
    const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/.exec(text.trim());
    if (!found || (!isMonthFirst && !isDayFirst)) return dayOf(text);
    const [, one = '', two = '', year = ''] = found;
    const full = year.length === 2 ? `20${year}` : year;
    return dayOf(isMonthFirst ? `${full}-${one}-${two}` : `${full}-${two}-${one}`);
  };
}

const named = (name: string, url: string): Named => ({
  name: oneLine(name, nameLengthMax),
  profile: linkedinProfile(url)[0] ?? null,
});

function invitation(cell: Cells, dayIn: (text: string) => string | null): Encounter | null {
  const day = dayIn(cell('Sent At'));
  if (!day) return null;
  return {
    conversation: '',
    channel: 'linkedin-invitation',
    day,
    from: named(cell('From'), cell('inviterProfileUrl')),
    to: [named(cell('To'), cell('inviteeProfileUrl'))],
    isSent: /^outgoing$/i.test(cell('Direction')),
  };
}

function endorsement(cell: Cells, dayIn: (text: string) => string | null): Encounter | null {
  const day = dayIn(cell('Endorsement Date'));
  const name = `${cell('Endorser First Name')} ${cell('Endorser Last Name')}`;
  if (!day) return null;
  return {
    conversation: '',
    channel: 'linkedin-endorsement',
    day,
    from: named(name, cell('Endorser Public Url')),
    to: [],
    isSent: false,
  };
}

const DRAFT = /^(?:yes|true)$/i;

function message(cell: Cells, dayIn: (text: string) => string | null): Encounter | null {
  const day = dayIn(cell('Date'));
  const isDraft = DRAFT.test(cell('Is Message Draft')) || DRAFT.test(cell('Is Conversation Draft'));
  if (!day || isDraft || /spam|sponsored|draft/i.test(cell('Folder'))) return null;
  const urls = cell('Recipient Profile URLs')
    .split(',')
    .filter((url) => url.trim());
  const names = urls.length > 1 ? cell('To').split(',') : [cell('To')];
  const direction = cell('Direction');
  return {
    conversation: cell('Conversation ID'),
    channel: 'linkedin-message',
    day,
    from: named(cell('From'), cell('Sender Profile URL')),
    to:
      urls.length > 0
        ? urls.map((url, at) => named(names.length === urls.length ? (names[at] ?? '') : '', url))
        : names.map((name) => named(name, '')),
    isSent: direction ? /^outgoing$/i.test(direction) : null,
  };
}
