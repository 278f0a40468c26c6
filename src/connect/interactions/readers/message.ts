import type { Channel } from '../limits.ts';
import type { Guest } from './calendar.ts';
import { isDated, saidIn, speakersIn } from './chats.ts';
import { dayIn, orderIn } from './dates.ts';
import type { Reading } from './stamps.ts';
import { wroteIn } from './wrote.ts';

/** What a pasted message says of itself. Who of these is a person of the member's is another question. */
export interface ReadMessage {
  senders: Guest[];
  recipients: Guest[];
  /** Where nothing says who wrote: who speaks in lines such as "Bo: we wait", if they are names at all. */
  speakers: string[];
  /** Whom the greeting names: "Bo" of "Hi Bo,". */
  greeted: string | null;
  /** Who signs, by the last words. */
  signed: string | null;
  day: string | null;
  channel: Channel | null;
}

const LINES_MAX = 2_000;
const LINE_CHARS_MAX = 500;
const PEOPLE_MAX = 20;

const FROM = /^[>\s*]*(?:from|von|de|da|van|fra|från|od|lähettäjä)\s*\*?:\*?\s*(.+)$/i;
const TO = /^[>\s*]*(?:to|an|à|a|para|aan|til|till|do|vastaanottaja|cc|kopie)\s*\*?:\*?\s*(.+)$/i;
const DATE =
  /^[>\s*]*(?:date|sent|datum|gesendet|envoyé|fecha|enviado(?: el)?|enviad[ao] em|data|inviato|verzonden|sendt|skickat|wysłano|lähetetty)\s*\*?:\*?\s*(.+)$/i;
/** What phones put before a line to turn its direction. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|guten (?:tag|morgen)|sehr geehrte[r]?(?: frau| herr)?|bonjour|cher|chère|salut|hola|querid[oa]|ciao|beste|hej)\s+([\p{Lu}][\p{L}'’-]*(?:\s+[\p{Lu}][\p{L}'’-]*){0,2})\s*[,!.:—–-]?\s*$/iu;
const NAME = /^[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}][\p{L}'’.-]*){0,3}$/u;

/** Reads who, to whom, when and by what way from the words of a message. Everything is a guess to be confirmed. */
export function readMessage(text: string, today: string): ReadMessage {
  const lines = text
    .split(/\r?\n/, LINES_MAX)
    .map((line) => line.slice(0, LINE_CHARS_MAX).replace(MARKS, '').trimEnd());
  const reading = { today, order: orderIn(lines.filter(isDated)) };
  const senders = new Map<string, Guest>();
  const recipients = new Map<string, Guest>();
  const days: string[] = [];
  let channel: Channel | null = null;
  for (const at of lines.keys()) {
    const found = foundAt(lines, at, reading);
    if (!found) continue;
    channel = found.channel ?? channel;
    for (const guest of found.senders) keep(senders, guest);
    for (const guest of found.recipients) keep(recipients, guest);
    if (found.day) days.push(found.day);
  }
  return {
    senders: [...senders.values()],
    recipients: [...recipients.values()],
    speakers: senders.size > 0 ? [] : speakersIn(lines).slice(0, PEOPLE_MAX),
    greeted: lines.map((line) => GREETING.exec(line)?.[1]).find(Boolean) ?? null,
    signed: signedBy(lines),
    day: days.toSorted().at(-1) ?? null,
    channel,
  };
}

interface Found {
  senders: Guest[];
  recipients: Guest[];
  day: string | null;
  channel: Channel | null;
}

const NONE: Found = { senders: [], recipients: [], day: null, channel: null };

/** What stands in one line of the head of a mail, above a quotation, or beside a message of a chat. */
function foundAt(lines: readonly string[], at: number, reading: Reading): Found | null {
  const line = lines[at] ?? '';
  const wrote = wroteIn(lines, at, reading.today);
  if (wrote)
    return { ...NONE, senders: addressesIn(wrote.sender, true), day: wrote.day, channel: 'email' };
  return headOf(line, reading) ?? chatOf(line, lines[at + 1] ?? '', reading);
}

function headOf(line: string, { today, order }: Reading): Found | null {
  const from = FROM.exec(line)?.[1];
  if (from) return { ...NONE, senders: addressesIn(from, true), channel: 'email' };
  const to = TO.exec(line)?.[1];
  if (to) return { ...NONE, recipients: addressesIn(to) };
  const date = DATE.exec(line)?.[1];
  return date ? { ...NONE, day: dayIn(date, today, order) } : null;
}

function chatOf(line: string, below: string, reading: Reading): Found | null {
  const said = saidIn(line, below, reading);
  return said && inChat(said.name, said.day);
}

const inChat = (name: string, day: string | null): Found => ({
  senders: [{ name: inSpokenOrder(nameOf(name)), email: '' }],
  recipients: [],
  day,
  channel: 'message',
});

/** A name as an address book sorts it, in quotation marks: "Lund, Bo". */
const SORTED = /"([^",;<>]+),\s*([^",;<>]+)"/gu;

/**
 * "Bo Lund <bo@x.example>; cy@y.example" and how other programs write it. Where a semicolon parts people, or
 * there can be only one, a comma stands in a name: "Lund, Bo".
 */
function addressesIn(text: string, isSender = false): Guest[] {
  const pieces = text.replace(SORTED, '$2 $1').split(';', PEOPLE_MAX);
  const isOne = (piece: string) => (isSender || pieces.length > 1) && piece.split('@').length <= 2;
  return pieces
    .flatMap((piece) => (isOne(piece) ? [piece] : piece.split(/,(?![^<]*>)/, PEOPLE_MAX)))
    .map(addressIn)
    .filter(({ name, email }) => name !== '' || email !== '');
}

function addressIn(part: string): Guest {
  const email = /[^\s<>[\]":()]+@[^\s<>[\]":()]+/.exec(part.replace(/mailto:/gi, ' '))?.[0] ?? '';
  const name = nameOf(part.replace(/[<[(].*$/, '').replace(email, ''));
  return { name: inSpokenOrder(name), email: email.toLowerCase() };
}

/** "Lund, Bo" as one says it. */
const inSpokenOrder = (name: string): string => name.replace(/^([^,]+), ?([^,]+)$/u, '$2 $1');

const nameOf = (text: string): string =>
  text
    .replace(/["“”'*~]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function keep(people: Map<string, Guest>, guest: Guest): void {
  if (people.size < PEOPLE_MAX) people.set(guest.email || guest.name.toLowerCase(), guest);
}

/** The last line that could be a name, as people end what they write. */
function signedBy(lines: readonly string[]): string | null {
  const written = lines.filter((line) => line.trim() !== '' && !/^\s*>/.test(line));
  const last = written
    .slice(-3)
    .toReversed()
    .find((line) => NAME.test(line.trim()));
  return written.length > 1 && last ? last.trim() : null;
}
