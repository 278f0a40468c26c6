import { KITH_READS } from '../ways-rules.ts';
import { cellsOfLine, linesFromStart, separators } from './delimited.ts';
import { sampleLengthMax } from './limits.ts';
import { oneLine } from './rows.ts';

const beginnings: [bytes: string, what: string][] = [
  ['%PDF', 'This is a PDF.'],
  ['\u001f\u008b', 'This is a compressed file. Unpack it and choose the list inside.'],
  ['Rar!', 'This is a RAR archive. Unpack it and choose the list inside.'],
  ['7z\u00bc\u00af', 'This is a 7-Zip archive. Unpack it and choose the list inside.'],
  ['\u0089PNG', 'This is a picture.'],
  ['\u00ff\u00d8\u00ff', 'This is a picture.'],
  ['GIF8', 'This is a picture.'],
  ['RIFF', 'This is a picture or a sound.'],
  ['SQLite format 3', 'This is a database.'],
  [
    '\u00d0\u00cf\u0011\u00e0',
    'This is an old office document. Save the table as CSV and choose that.',
  ],
];

/** Why bytes cannot be one of the lists Kith reads; null when they may be text. */
export function whyNotText(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart();
  const known = beginnings.find(([beginning]) => head.startsWith(beginning));
  return known ? `${known[1]} ${KITH_READS}` : null;
}

const controlShareMax = 0.02;

/** Whether text came out of bytes that were none: control characters, or what could not be read. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, sampleLengthMax);
  const bad = sample.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0;
  return bad > controlShareMax * sample.length;
}

export const whyBinary = `This file is not text. ${KITH_READS}`;
export const whyEmpty = `This file is empty. ${KITH_READS}`;

/** Why a text, though text, is none of the lists Kith reads; null when it is not known to be other. */
export function whyOtherText(text: string): string | null {
  const head = text.slice(0, sampleLengthMax).trimStart();
  if (/^(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head)) {
    return `This is a web page, not a list. Paste its address instead, or export a list: ${KITH_READS}`;
  }
  if (/^[^<]*(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:RDF|channel)\b/i.test(head)) {
    return 'This is a feed itself, not a list of feeds. Paste the address it is published at instead.';
  }
  if (/^(?:<[?!][^>]*>\s*)+<|^<[a-z][\w:.-]*[\s>/]/i.test(head))
    return `This is XML, but not OPML. ${KITH_READS}`;
  if (/^BEGIN:VCALENDAR/i.test(head)) return `This is a calendar. ${KITH_READS}`;
  if (isJson(text)) return `This is JSON. ${KITH_READS}`;
  return whyOtherContacts(text);
}

const COLUMNS_MIN = 6;
/** Titles of ways to reach somebody, of which a list of sites has one at most. */
const WAYS_MIN = 2;
const WAY = /e-?mail|phone|mobil|t[eé]l[eéè]?f|t[eé]l\.|messagerie|correo/i;
const TITLES_SHOWN = 3;
const TITLE_CHARS_MAX = 40;

/** Contacts of a program that is not known: as a list of addresses, their cells would become names of people. */
function whyOtherContacts(text: string): string | null {
  const [first] = linesFromStart(text, 1);
  const titles = separators
    .map((separator) => cellsOfLine(first?.line ?? '', separator).filter(Boolean))
    .find(isOfContacts);
  if (!titles) return null;
  const shown = titles.slice(0, TITLES_SHOWN).map((one) => `“${oneLine(one, TITLE_CHARS_MAX)}”`);
  return `This is a table of contacts with columns that Kith does not know (${shown.join(', ')} …). Export the contacts as vCards (.vcf) where they come from, and choose that file. ${KITH_READS}`;
}

const isOfContacts = (titles: readonly string[]): boolean =>
  titles.length >= COLUMNS_MIN &&
  titles.filter((title) => WAY.test(title)).length >= WAYS_MIN &&
  !titles.some((title) => /@|:\/\//.test(title));

function isJson(text: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*(?:[{["\d\]]))/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /^\s*[{[]\s*[{"]?\s*"[^"\n]*"\s*:/.test(text);
  }
}
