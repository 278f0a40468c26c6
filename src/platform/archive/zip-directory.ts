/** What the directory at the end of a ZIP archive says of one file. */
export interface ZipEntry {
  name: string;
  method: number;
  packedBytes: number;
  bytes: number;
  crc: number;
  /** Where its own header begins. */
  offset: number;
  /** Epoch ms; the archive's wall clock, taken for UTC. Null when it tells none. */
  modifiedAt: number | null;
  isEncrypted: boolean;
  /** A folder, a link, a device: nothing to read. */
  isPlain: boolean;
}

const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 0xffff;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const UNKNOWN = 0xffffffff;
const MADE_ON_UNIX = 3;
const UNIX_KIND = 0o170000;
const UNIX_FILE = 0o100000;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** Reads the directory of an archive, at most `entriesMax` of it; null when there is none to be found. */
export function zipDirectory(bytes: Uint8Array, entriesMax: number): ZipEntry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const start = directoryStart(view);
    return start === null ? null : entriesFrom(view, start, entriesMax);
  } catch (error) {
    // Reading past the end: the archive was cut off.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The directory stands at the end, before a comment that may be of any length. */
function directoryStart(view: Buffer): number | null {
  const first = Math.max(0, view.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = view.length - END_BYTES; at >= first; at--) {
    if (view.readUInt32LE(at) !== END) continue;
    const start = view.readUInt32LE(at + 16);
    return start === UNKNOWN ? directoryStart64(view, at) : start;
  }
  return null;
}

function directoryStart64(view: Buffer, end: number): number | null {
  const locator = end - 20;
  if (locator < 0 || view.readUInt32LE(locator) !== END_64_LOCATOR) return null;
  const end64 = Number(view.readBigUInt64LE(locator + 8));
  return view.readUInt32LE(end64) === END_64 ? Number(view.readBigUInt64LE(end64 + 48)) : null;
}

function entriesFrom(view: Buffer, start: number, entriesMax: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  while (entries.length < entriesMax && view.readUInt32LE(at) === ENTRY) {
    entries.push(entryAt(view, at));
    const variable = view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30);
    at += ENTRY_BYTES + variable + view.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(view: Buffer, at: number): ZipEntry {
  const nameEnd = at + ENTRY_BYTES + view.readUInt16LE(at + 28);
  const sizes = {
    bytes: view.readUInt32LE(at + 24),
    packedBytes: view.readUInt32LE(at + 20),
    offset: view.readUInt32LE(at + 42),
  };
  const extra = view.subarray(nameEnd, nameEnd + view.readUInt16LE(at + 30));
  const name = new TextDecoder().decode(view.subarray(at + ENTRY_BYTES, nameEnd));
  return {
    ...sizesWith64(sizes, extra),
    name,
    method: view.readUInt16LE(at + 10),
    crc: view.readUInt32LE(at + 16),
    modifiedAt: timeOf(view.readUInt16LE(at + 14), view.readUInt16LE(at + 12)),
    isEncrypted: (view.readUInt16LE(at + 8) & 1) === 1,
    isPlain: !name.endsWith('/') && isPlainFile(view, at),
  };
}

type Sizes = Pick<ZipEntry, 'bytes' | 'packedBytes' | 'offset'>;

/** Sizes that do not fit stand in the extra field 1, in this order. */
function sizesWith64(sizes: Sizes, extra: Buffer): Sizes {
  const long = { ...sizes };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const name of ['bytes', 'packedBytes', 'offset'] as const) {
      if (sizes[name] !== UNKNOWN) continue;
      long[name] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
  return long;
}

function isPlainFile(view: Buffer, at: number): boolean {
  if (view[at + 5] !== MADE_ON_UNIX) return true;
  const kind = (view.readUInt32LE(at + 38) >>> 16) & UNIX_KIND;
  return kind === 0 || kind === UNIX_FILE;
}

/** The date and time of DOS: from 1980 on, in steps of two seconds. */
function timeOf(date: number, time: number): number | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1 || (year === 1980 && month === 1 && day === 1))
    return null;
  return Date.UTC(year, month - 1, day, time >> 11, (time >> 5) & 63, (time & 31) * 2);
}
