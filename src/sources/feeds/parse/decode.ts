import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

const sampleBytesMax = 64 * 1024;
/** More bytes of valid UTF-8 than this do not happen by chance in GBK, Big5 or Shift_JIS. */
const chanceUtf8BytesMax = 12;
const damageMax = 0.1;

/**
 * Turns bytes into text. First that holds, in this order:
 * 1. a byte order mark (UTF-8, UTF-16, UTF-32);
 * 2. the zero-byte pattern of UTF-16 or UTF-32 without a mark;
 * 3. valid UTF-8 with non-ASCII characters (servers that say "ISO-8859-1" to everything are common,
 *    and valid UTF-8 is hardly ever an accident);
 * 4. the charset of the Content-Type header, then that of the XML prolog, where the bytes fit it;
 * 5. the least damaged of those and UTF-8, when a tenth of its non-ASCII characters at most is bad;
 * 6. statistical detection, and at last windows-1252, which fits anything.
 * Labels are read as the WHATWG Encoding Standard does. Never throws.
 */
export function decode(
  bytes: Uint8Array,
  contentType?: string | null,
): { text: string; encoding: string } {
  const marked = byteOrderMark(bytes);
  if (marked) return readAs(bytes.subarray(marked.length), marked.encoding);
  const wide = wideByPattern(bytes);
  if (wide) return readAs(bytes, wide);
  const declared = [headerCharset(contentType), prologEncoding(bytes)].flatMap((label) => {
    const known = label === null ? null : knownLabel(label);
    // A document whose first bytes were readable as ASCII is not UTF-16, whatever it says.
    return known === null || known.startsWith('utf-16') ? [] : [known];
  });
  if (isAscii(bytes)) return readAs(bytes, declared.find((d) => d === 'iso-2022-jp') ?? 'utf-8');
  const nonAscii = countNonAscii(bytes);
  if (isUtf8(bytes)) {
    const first = declared[0];
    const isChance = first !== undefined && isMultiByte(first) && nonAscii < chanceUtf8BytesMax;
    if (!isChance) return readAs(bytes, 'utf-8');
  }
  return leastDamaged(bytes, declared, nonAscii) ?? readAs(bytes, detected(bytes));
}

function leastDamaged(bytes: Uint8Array, declared: string[], nonAscii: number) {
  let best: { text: string; encoding: string; damage: number } | null = null;
  for (const label of new Set([...declared, 'utf-8'])) {
    const read = readAs(bytes, label);
    const damage = count(read.text, '\uFFFD');
    if (damage === 0) return read;
    if (!best || damage < best.damage) best = { ...read, damage };
  }
  if (!best || best.damage / nonAscii > damageMax) return null;
  return { text: best.text, encoding: best.encoding };
}

function detected(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1_000);
  const guesses = analyse(bytes.subarray(start, start + sampleBytesMax));
  // Among the Latin alphabets a short text decides nothing; the commonest wins a near tie.
  const [best] = guesses;
  const western = guesses.find((one) => one.name === 'ISO-8859-1');
  const isNearTie =
    best?.name.startsWith('ISO-8859-') && western && best.confidence - western.confidence <= 10;
  const label = best ? knownLabel(isNearTie ? western.name : best.name) : null;
  if (label === null || label.startsWith('utf-')) return 'windows-1252';
  return readAs(bytes, label).text.includes('\uFFFD') ? 'windows-1252' : label;
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

function headerCharset(contentType: string | null | undefined): string | null {
  return /charset\s*=\s*["']?([\w.:+-]+)/i.exec(contentType ?? '')?.[1] ?? null;
}

function prologEncoding(bytes: Uint8Array): string | null {
  // Looked for further down than the first byte: warnings of broken scripts stand before prologs.
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  return /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]+)/i.exec(head)?.[1] ?? null;
}

function knownLabel(label: string): string | null {
  const plain = label.toLowerCase();
  const spellings = [
    plain,
    plain.replaceAll('_', '-'),
    plain.replace(/^(?:cp|win|windows)[-_]?(\d)/, 'windows-$1'),
    plain.replace(/^iso[-_]?8859[-_]?(\d)/, 'iso-8859-$1'),
    plain.replace(/^mac[-_]?roman$/, 'macintosh'),
  ];
  for (const spelling of spellings) {
    try {
      return new TextDecoder(spelling).encoding;
    } catch {
      // Not this spelling.
    }
  }
  return null;
}

function isMultiByte(label: string): boolean {
  return /^(?:gb|big5|euc-|shift_jis|iso-2022)/.test(label);
}

function readAs(bytes: Uint8Array, encoding: string): { text: string; encoding: string } {
  const text = encoding.startsWith('utf-32')
    ? readUtf32(bytes, encoding === 'utf-32le')
    : new TextDecoder(encoding).decode(bytes);
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, encoding };
}

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

function count(text: string, sought: string): number {
  let found = 0;
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) found++;
  return found;
}
