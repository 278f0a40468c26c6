import type { Channel } from '../limits.ts';
import type { Guest } from './calendar.ts';
import { dayIn } from './dates.ts';

/** What a pasted message says of itself. Who of these is a person of the member's is another question. */
export interface ReadMessage {
  senders: Guest[];
  recipients: Guest[];
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

const FROM = /^[>\s*]*(?:from|von|de|da|van|fra|från)\s*\*?:\*?\s*(.+)$/i;
const TO = /^[>\s*]*(?:to|an|à|a|para|aan|til|till|cc|kopie)\s*\*?:\*?\s*(.+)$/i;
const DATE =
  /^[>\s*]*(?:date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|sendt|skickat)\s*\*?:\*?\s*(.+)$/i;
/** "On Tue, 5 May 2026 at 10:12, Bo Lund <bo@x.example> wrote:", in the languages of mail programs. */
const WROTE = /^[>\s]*(?:on|am|le|el|il|op|den)\s(.{4,120})<([^<>\s]+@[^<>\s]+)>.*:$/i;
/** What stands between the time and the name. */
const BEFORE_NAME = /^.*(?:\d(?:\s?[AP]M)?|,|\bUhr|\bschrieb|\bheeft|\bskrev)\s*[,:]?\s+/iu;
/** "[05/05/2026, 10:12] Bo Lund: …", "05.05.26, 10:12 - Bo Lund: …" */
const CHAT =
  /^\[?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}),?\s+\d{1,2}[:.]\d{2}[^\]-]{0,12}\]?\s*(?:-\s*)?([^:]{2,60}):\s/;
/** "Bo Lund, [05.05.2026 10:12]" */
const TELEGRAM = /^([^,[\]]{2,60}),\s\[(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\s/;
/** "Bo Lund  10:12 AM" */
const CHAT_HEAD = /^([\p{Lu}][^\d:]{1,50}?)\s+\d{1,2}:\d{2}(?:\s?[AP]M)?$/u;
const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|guten (?:tag|morgen)|sehr geehrte[r]?(?: frau| herr)?|bonjour|cher|chère|salut|hola|querid[oa]|ciao|beste|hej)\s+([\p{Lu}][\p{L}'’-]*(?:\s+[\p{Lu}][\p{L}'’-]*){0,2})\s*[,!.:—–-]?\s*$/iu;
const NAME = /^[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}][\p{L}'’.-]*){0,3}$/u;

/** Reads who, to whom, when and by what way from the words of a message. Everything is a guess to be confirmed. */
export function readMessage(text: string, today: string): ReadMessage {
  const lines = text
    .split(/\r?\n/, LINES_MAX)
    .map((line) => line.slice(0, LINE_CHARS_MAX).trimEnd());
  const senders = new Map<string, Guest>();
  const recipients = new Map<string, Guest>();
  const days: string[] = [];
  let channel: Channel | null = null;
  for (const line of lines) {
    const found = lineOf(line, today);
    if (!found) continue;
    channel = found.channel ?? channel;
    for (const guest of found.senders) keep(senders, guest);
    for (const guest of found.recipients) keep(recipients, guest);
    if (found.day) days.push(found.day);
  }
  return {
    senders: [...senders.values()],
    recipients: [...recipients.values()],
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

function lineOf(line: string, today: string): Found | null {
  const none: Found = { senders: [], recipients: [], day: null, channel: null };
  const wrote = WROTE.exec(line);
  if (wrote) {
    const sender = {
      name: nameOf((wrote[1] ?? '').replace(BEFORE_NAME, '')),
      email: (wrote[2] ?? '').toLowerCase(),
    };
    return { ...none, senders: [sender], day: dayIn(line, today), channel: 'email' };
  }
  const chat = CHAT.exec(line);
  if (chat) return inChat(chat[2], dayIn(chat[1] ?? '', today));
  const telegram = TELEGRAM.exec(line);
  if (telegram) return inChat(telegram[1], dayIn(telegram[2] ?? '', today));
  const from = FROM.exec(line)?.[1];
  if (from) return { ...none, senders: addressesIn(from), channel: 'email' };
  const to = TO.exec(line)?.[1];
  if (to) return { ...none, recipients: addressesIn(to) };
  const date = DATE.exec(line)?.[1];
  if (date) return { ...none, day: dayIn(date, today) };
  const head = CHAT_HEAD.exec(line)?.[1];
  return head ? inChat(head, null) : null;
}

const inChat = (name: string | undefined, day: string | null): Found => ({
  senders: [{ name: nameOf(name ?? ''), email: '' }],
  recipients: [],
  day,
  channel: 'message',
});

/** "Bo Lund <bo@x.example>; cy@y.example" and how other programs write it. */
function addressesIn(text: string): Guest[] {
  return text.split(/[;,](?![^<]*>)/, PEOPLE_MAX).flatMap((part) => {
    const email = /[^\s<>[\]":()]+@[^\s<>[\]":()]+/.exec(part.replace(/mailto:/gi, ' '))?.[0] ?? '';
    const name = nameOf(part.replace(/[<[(].*$/, '').replace(email, ''));
    return email === '' && name === '' ? [] : [{ name, email: email.toLowerCase() }];
  });
}

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
