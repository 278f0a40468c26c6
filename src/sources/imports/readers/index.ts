import { decode } from '../../feeds/parse/index.ts';
import { readAddresses } from './addresses.ts';
import { insideOf } from './archive.ts';
import { isBinary, whyBinary, whyEmpty, whyNotText, whyOtherText } from './foreign.ts';
import { readGoogle } from './google.ts';
import { readPeopleCsv, readPeopleJson } from './kith-people.ts';
import { fileBytesMax, sampleLengthMax } from './limits.ts';
import { readLinkedin } from './linkedin.ts';
import { nameOfProfile, readArchive, readLinkedinPart } from './linkedin-archive.ts';
import { readMastodon } from './mastodon.ts';
import { readOpml } from './opml.ts';
import { readOutlook } from './outlook.ts';
import type { ReadFile } from './rows.ts';
import { isVcard, readVcard } from './vcard.ts';

export { fileBytesMax, rowsMax } from './limits.ts';
export type { ReadFile, ReadRow, WholeList } from './rows.ts';

const megabyte = 1024 * 1024;

/**
 * Turns a file, or pasted text, into rows: vCards, OPML, Mastodon's lists, LinkedIn's archive or a file of it,
 * contacts of Google and Outlook as CSV, or addresses, told apart by content (the name only helps where content cannot
 * tell). At most `fileBytesMax` bytes and `rowsMax` rows. Never throws: what cannot be read comes
 * back with a sentence that says what to do.
 */
export function readFile(bytes: Uint8Array, hint: { name?: string } = {}): ReadFile {
  const name = hint.name?.split(/[\\/]/).at(-1) ?? '';
  if (bytes.length > fileBytesMax) return tooLarge(bytes.length);
  const inside = insideOf(bytes);
  if (inside?.kind === 'linkedin') return readArchiveParts(inside.parts, inside.profile);
  return inside?.kind === 'file'
    ? readOne(inside.bytes, inside.name)
    : (inside ?? readOne(bytes, name));
}

function readArchiveParts(parts: Uint8Array[], profile: Uint8Array | null): ReadFile {
  return readArchive(parts.map(textOf), profile && nameOfProfile(textOf(profile)));
}

/** A file that is no archive. */
function readOne(bytes: Uint8Array, name: string): ReadFile {
  const notText = whyNotText(bytes);
  if (notText) return { kind: 'unreadable', why: notText };
  const text = textOf(bytes);
  if (text.trim() === '') return { kind: 'unreadable', why: whyEmpty };
  if (isBinary(text)) return { kind: 'unreadable', why: whyBinary };
  if (isOpml(text, name)) return readOpml(text);
  if (isVcard(text)) return readVcard(text);
  const people = readPeopleCsv(text) ?? readPeopleJson(text);
  if (people) return people;
  const table =
    readGoogle(text) ??
    readOutlook(text) ??
    readLinkedin(text) ??
    readLinkedinPart(text) ??
    readMastodon(text, name);
  if (table) return table;
  const other = whyOtherText(text);
  return other ? { kind: 'unreadable', why: other } : readAddresses(text);
}

function tooLarge(size: number): ReadFile {
  const why = `This file is ${Math.ceil(size / megabyte)} MB; Kith reads lists of up to ${fileBytesMax / megabyte} MB. Split it and import the parts.`;
  return { kind: 'unreadable', why };
}

function isOpml(text: string, name: string): boolean {
  const head = text.slice(0, sampleLengthMax);
  if (/<opml[\s>]/i.test(head)) return true;
  return /<outline\s/i.test(head) && (/\.opml$/i.test(name) || /xmlurl\s*=/i.test(head));
}

/** Tables in UTF-16 often come without a mark; every second byte is then zero. */
function textOf(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 2_000);
  const zeros = (offset: number) =>
    sample.filter((byte, at) => at % 2 === offset && byte === 0).length;
  const half = sample.length / 2;
  const isMarked = (bytes[0] ?? 0) >= 0xfe;
  if (!isMarked && half >= 4 && zeros(1) > 0.7 * half && zeros(0) === 0) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (!isMarked && half >= 4 && zeros(0) > 0.7 * half && zeros(1) === 0) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return decode(bytes).text;
}
