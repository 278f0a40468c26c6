import type { Direction } from '#people';
import { cellsBy, nameOf } from './contact-parts.ts';
import { contactsPerRowMax, peopleInConversationMax } from './limits.ts';
import { addConnections } from './linkedin.ts';
import { type Encounter, type Named, readPart } from './linkedin-parts.ts';
import { emptyRow, type ReadFile, type ReadRow, Rows } from './rows.ts';
import { readTable } from './table.ts';

/** Spellings of one archive: it writes a name in one way. */
const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** One part of the archive alone: invitations, messages or endorsements. Null when the text is none of them. */
export function readLinkedinPart(text: string): ReadFile | null {
  const part = readPart(text);
  return part && readArchive([text], null);
}

/**
 * LinkedIn's archive, or parts of it: connections, with the days on which something passed according
 * to invitations, messages and endorsements. Dates and direction only. Others than connections come
 * along when the member turned to them; who only wrote to the member is of use when known already.
 */
export function readArchive(texts: readonly string[], ownName: string | null): ReadFile {
  const rows = new Rows();
  const hasConnections = texts.filter((text) => addConnections(text, rows)).length > 0;
  const people = new People(rows);
  const parts = texts.flatMap((text) => readPart(text) ?? []);
  const encounters = parts.flatMap((part) => part.encounters);
  const own = ownProfile(encounters, ownName);
  let unplaced = 0;
  for (const encounter of encounters) if (!place(people, encounter, own)) unplaced++;
  for (const part of parts) rows.badLines(part.badLines);
  const undated = parts.reduce((sum, part) => sum + part.undated, 0);
  if (undated > 0)
    rows.problem(
      null,
      `${undated} messages or invitations have a date that cannot be read for certain; they were left out.`,
    );
  if (unplaced > 0)
    rows.problem(
      null,
      `For ${unplaced} messages the archive does not tell who wrote to whom; they were left out.`,
    );
  if (rows.rows.length === 0) rows.problem(null, 'There is nobody in this archive to bring in.');
  return rows.read('linkedin-csv', null, hasConnections ? 'linkedin' : null);
}

/** The member's own name, as `Profile.csv` has it. */
export function nameOfProfile(text: string): string | null {
  const table = readTable(text, { at: 0, separator: ',', recordsMax: 1 });
  const cell = cellsBy(table.header)(table.records[0]?.cells ?? []);
  return nameOf([cell('First Name'), cell('Last Name')]);
}

/** Gives the day to everybody at the other end; false when it cannot be told who that is. */
function place(people: People, encounter: Encounter, own: Named): boolean {
  const isSent = encounter.isSent ?? sentBy(encounter, own);
  if (isSent === null) return false;
  const others = isSent ? encounter.to : [encounter.from];
  // What went to many at once passed between nobody.
  if (encounter.to.length > peopleInConversationMax) return true;
  for (const other of others) people.met(other, encounter, isSent ? 'given' : 'received');
  return true;
}

function sentBy({ from, to }: Encounter, own: Named): boolean | null {
  if (isSame(from, own)) return true;
  return to.some((one) => isSame(one, own)) ? false : null;
}

const isSame = (one: Named, other: Named): boolean =>
  one.profile && other.profile
    ? one.profile === other.profile
    : one.name !== null && other.name !== null && folded(one.name) === folded(other.name);

/**
 * Whose archive it is: said by invitations and the profile, else whoever takes part in every
 * conversation, if there are several and nobody else does.
 */
function ownProfile(encounters: readonly Encounter[], ownName: string | null): Named {
  const invited = encounters.find((one) => one.channel === 'linkedin-invitation');
  const mine = invited && (invited.isSent ? invited.from : invited.to[0]);
  if (mine?.profile) return mine;
  const name = ownName ?? mine?.name ?? null;
  return name === null ? inAll(encounters) : { name, profile: null };
}

function inAll(encounters: readonly Encounter[]): Named {
  const messages = encounters.filter(
    (one) => one.channel === 'linkedin-message' && one.isSent === null,
  );
  const conversations = Map.groupBy(messages, (one) => one.conversation);
  const counts = new Map<string, { who: Named; in: Set<string> }>();
  for (const { from, to, conversation } of messages) {
    for (const who of [from, ...to]) {
      const key = who.profile ?? who.name ?? '';
      const known = counts.get(key) ?? { who, in: new Set<string>() };
      known.in.add(conversation);
      counts.set(key, known);
    }
  }
  const everywhere = [...counts.values()].filter((one) => one.in.size === conversations.size);
  const [only] = everywhere;
  return only && everywhere.length === 1 && conversations.size > 1
    ? only.who
    : { name: null, profile: null };
}

/** Connections and whoever else is met, each once. */
class People {
  private readonly rows: Rows;
  private readonly byProfile = new Map<string, ReadRow>();
  /** Null for a name that several have. */
  private readonly byName = new Map<string, ReadRow | null>();
  private position: number;

  constructor(rows: Rows) {
    this.rows = rows;
    this.position = rows.rows.reduce((last, row) => Math.max(last, row.position), 0);
    for (const row of rows.rows) this.remember(row);
  }

  met(who: Named, { day, channel }: Encounter, direction: Direction): void {
    const row = this.rowOf(who, direction);
    if (!row) return;
    if (direction === 'given') delete row.isOnlyIfKnown;
    row.contacts ??= [];
    const same = row.contacts.find((one) => one.day === day && one.channel === channel);
    if (same) same.direction = same.direction === direction ? direction : 'both';
    else if (row.contacts.length < contactsPerRowMax)
      row.contacts.push({ day, channel, direction });
  }

  private rowOf(who: Named, direction: Direction): ReadRow | null {
    const known = who.profile
      ? this.byProfile.get(who.profile)
      : this.byName.get(folded(who.name ?? ''));
    // Without an address a name that several have says nobody, and an unknown one nobody for certain.
    if (known || !who.profile) return known ?? null;
    const row = emptyRow(++this.position);
    row.name = who.name;
    row.profileUrls = [who.profile];
    if (direction !== 'given') row.isOnlyIfKnown = true;
    this.rows.add(row);
    this.remember(row);
    return row;
  }

  private remember(row: ReadRow): void {
    for (const profile of row.profileUrls) this.byProfile.set(profile, row);
    if (!row.name) return;
    const key = folded(row.name);
    this.byName.set(key, this.byName.has(key) ? null : row);
  }
}
