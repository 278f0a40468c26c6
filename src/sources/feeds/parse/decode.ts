import { isAscii, isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { isEbcdic, readCodePage } from './code-pages.ts';
import { knownLabel, standardDecoder } from './encoding-names.ts';
import { readSevenBit, sevenBit } from './seven-bit.ts';

/** For what is loaded where a document says nothing of its bytes. */
const require = createRequire(import.meta.url);

const sampleBytesMax = 64 * 1024;
/** More bytes of valid UTF-8 than this do not happen by chance in GBK, Big5 or Shift_JIS. */
const chanceUtf8BytesMax = 12;
const damageMax = 0.1;
/** So many signs of UTF-8 for each that is broken are no accident of another alphabet. */
const signsPerBrokenMin = 3;
/** Of fewer bytes than these no alphabet can be told by their frequency. */
const tellingBytesMin = 8;
/** From so many signs of UTF-8 for each other byte on, a document is UTF-8 that something else was pasted into. */
const signsPerStrayMin = 10;

/**
 * Turns bytes into text. First that holds, in this order:
 * 1. a byte order mark (UTF-8, UTF-16, UTF-32);
 * 2. the zero-byte pattern of UTF-16 or UTF-32 without a mark;
 * 3. valid UTF-8 with non-ASCII characters (servers that say "ISO-8859-1" to everything are common,
 *    and valid UTF-8 is hardly ever an accident);
 *    where it is Latin that is declared, a few bytes of Latin among much UTF-8 are no objection;
 * 4. the charset of the Content-Type header, then that of the XML prolog, where the bytes fit it;
 * 5. the least damaged of those and UTF-8, when a tenth of its non-ASCII bytes at most is bad, or
 *    three signs of UTF-8 are whole for each that is not;
 * 6. statistical detection, and at last windows-1252, which fits anything.
 * Labels are read as the WHATWG Encoding Standard does, and those of old machines besides. Broken
 * bytes lose only themselves. Never throws.
 */
export function decode(
  bytes: Uint8Array,
  contentType?: string | null,
): { text: string; encoding: string } {
  const marked = byteOrderMark(bytes);
  if (marked) return readAs(bytes.subarray(marked.length), marked.encoding);
  const wide = wideByPattern(bytes);
  if (wide) return readAs(bytes, wide);
  if (startsAsEbcdic(bytes)) return readAs(bytes, ebcdicPage(bytes, contentType));
  const isPlain = isAscii(bytes);
  const declared = [headerCharset(contentType), prologEncoding(bytes)].flatMap((label) => {
    const known = label === null ? null : knownLabel(label);
    // A document whose first bytes were readable as ASCII is not UTF-16, whatever it says.
    if (known === null || known.startsWith('utf-16') || isEbcdic(known)) return [];
    // Nor is one ASCII that has other bytes, or written in seven bits.
    const isDenied = label !== null && (saysAscii.test(label) || sevenBit(known) !== null);
    return isDenied && !isPlain ? [] : [known];
  });
  if (isPlain) {
    const shifting = declared.find((one) => one === 'iso-2022-jp' || sevenBit(one) === one);
    return readAs(bytes, shifting ?? 'utf-8');
  }
  if (isUtf8(bytes)) {
    const first = declared[0];
    const isChance =
      first !== undefined && isMultiByte(first) && countNonAscii(bytes) < chanceUtf8BytesMax;
    if (!isChance) return readAs(bytes, 'utf-8');
  }
  return (
    mixed(bytes, declared[0]) ?? leastDamaged(bytes, declared) ?? readAs(bytes, detected(bytes))
  );
}

const utf8Signs =
  /((?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+)|[\x80-\xff]/g;

/** UTF-8 items in a frame of Latin ones, as two programs make a document: each byte by its neighbours. */
function mixed(bytes: Uint8Array, declared: string | undefined) {
  if (declared !== 'windows-1252') return null;
  const damage = count(readAs(bytes, 'utf-8').text, '\uFFFD');
  if (countNonAscii(bytes) < damage * (1 + 2 * signsPerStrayMin)) return null;
  const raw = Buffer.from(bytes).toString('latin1');
  const text = raw.replace(utf8Signs, (found, signs: string | undefined) =>
    textIn(Buffer.from(found, 'latin1'), signs === undefined ? declared : 'utf-8'),
  );
  return { text, encoding: 'utf-8' };
}

function leastDamaged(bytes: Uint8Array, declared: string[]) {
  let best: { text: string; encoding: string; damage: number } | null = null;
  for (const label of new Set([...declared, 'utf-8'])) {
    const read = readAs(bytes, label);
    const damage = count(read.text, '\uFFFD');
    if (damage === 0) return read;
    if (!best || damage < best.damage) best = { ...read, damage };
  }
  if (!best) return null;
  const isUtf8Anyway =
    best.encoding === 'utf-8' && signsIn(best.text) >= best.damage * signsPerBrokenMin;
  if (!isUtf8Anyway && best.damage / countNonAscii(bytes) > damageMax) return null;
  return { text: best.text, encoding: best.encoding };
}

const saysAscii = /^(?:us-?)?ascii$|^ansi_x3/i;
const ownAlphabet = /^(?:ISO-8859-[5-8]|KOI8-R|windows-(?:125[1356]|874))$/;

function detected(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1_000);
  const sample = bytes.subarray(start, start + sampleBytesMax);
  const { analyse }: typeof import('chardet') = require('chardet');
  const guesses = analyse(sample);
  const own = guesses.find((one) => ownAlphabet.test(one.name));
  const [best] = guesses;
  // What is no East Asian text without damage is none; the guess counts pairs of bytes only.
  const isEastAsian = best !== undefined && isMultiByte(best.name) && fits(bytes, best.name);
  const isTelling = countNonAscii(sample) >= tellingBytesMin;
  if (own && isTelling && !isEastAsian && standTogether(sample)) {
    const label = own.name === 'ISO-8859-8' ? 'windows-1255' : own.name;
    if (fits(bytes, label)) return label.toLowerCase();
  }
  // Among the Latin alphabets a short text decides nothing; the commonest wins a near tie.
  const western = guesses.find((one) => one.name === 'ISO-8859-1');
  const isNearTie =
    best?.name.startsWith('ISO-8859-') && western && best.confidence - western.confidence <= 10;
  const label = best ? knownLabel(isNearTie ? western.name : best.name) : null;
  if (label === null || label.startsWith('utf-')) return 'windows-1252';
  return fits(bytes, label) ? label : 'windows-1252';
}

function fits(bytes: Uint8Array, label: string): boolean {
  const known = knownLabel(label);
  return known !== null && !readAs(bytes, known).text.includes('\uFFFD');
}

/** Words of another alphabet are all above ASCII; the letters that Latin ones add stand alone among it. */
function standTogether(bytes: Uint8Array): boolean {
  let together = 0;
  for (let at = 1; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) > 0x7f && (bytes[at - 1] ?? 0) > 0x7f) together++;
  }
  return together > countNonAscii(bytes) / 2;
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

function wideByPattern(bytes: Uint8Array): string | null {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const isText = (byte: number) => byte === 0x3c || byte === 0x7b || byte === 0x5b || byte <= 0x20;
  if (bytes.length < 4) return null;
  if (a === 0 && b === 0 && c === 0 && d !== 0 && isText(d)) return 'utf-32be';
  if (a !== 0 && isText(a) && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b !== 0 && isText(b) && c === 0 && d !== 0) return 'utf-16be';
  if (a !== 0 && isText(a) && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return null;
}

/** "<?xm", or "<" and two letters, in EBCDIC, where no letter stands where ASCII has it. */
function startsAsEbcdic([first, second = 0, third = 0, fourth]: Uint8Array): boolean {
  if (first !== 0x4c) return false;
  return second === 0x6f ? third === 0xa7 && fourth === 0x94 : second > 0x80 && third > 0x80;
}

function ebcdicPage(bytes: Uint8Array, contentType: string | null | undefined): string {
  // Letters and digits stand in the same places on all of its pages; quotes do not.
  const head = readCodePage(bytes.subarray(0, 200), 'cp037');
  const stated = /encoding\s*=\s*.\s*([\w.:+-]+)/i.exec(head)?.[1] ?? null;
  const labels = [headerCharset(contentType), stated];
  const pages = labels.map((label) => (label === null ? null : knownLabel(label)));
  return pages.find((page) => page !== null && isEbcdic(page)) ?? 'cp037';
}

function headerCharset(contentType: string | null | undefined): string | null {
  return /charset\s*=\s*["']?([\w.:+-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function prologEncoding(bytes: Uint8Array): string | null {
  // Looked for further down than the first byte: warnings of broken scripts stand before prologs.
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  return /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]+)/i.exec(head)?.[1] ?? null;
}

function isMultiByte(label: string): boolean {
  return /^(?:gb|big5|euc-|shift_jis|iso-2022)/i.test(label);
}

function readAs(bytes: Uint8Array, encoding: string): { text: string; encoding: string } {
  const text = textIn(bytes, encoding);
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, encoding };
}

function textIn(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-32')) return readUtf32(bytes, encoding === 'utf-32le');
  if (sevenBit(encoding) !== null) return readSevenBit(bytes, encoding);
  const read = standardDecoder(encoding)?.decode(bytes);
  if (read === undefined) return readCodePage(bytes, encoding);
  const full = fullTables[encoding];
  return full && unread.test(read) ? readCodePage(bytes, full) : read;
}

// Node's decoder has neither all syllables of Korean nor the signs of Hong Kong that the standard has.
const fullTables: Record<string, string> = { 'euc-kr': 'cp949', big5: 'big5hkscs' };
// What it makes of them instead: controls, signs that mean nothing, or none.
const unread = /[\x80-\x9f\ue000-\uf8ff\ufffd]/;

function readUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const point = view.getUint32(at, isLittleEndian);
    text += point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  }
  return text;
}

function countNonAscii(bytes: Uint8Array): number {
  let found = 0;
  for (const byte of bytes) if (byte > 0x7f) found++;
  return found;
}

/** How many whole signs beyond ASCII a text has. */
function signsIn(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f && code !== 0xfffd) found++;
  }
  return found;
}

function count(text: string, sought: string): number {
  let found = 0;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) found++;
  return found;
}
