/**
 * A photograph without what the camera wrote into it: place, time, device, owner. What others see of a
 * note goes through here. JPEG and PNG, which is what cameras and screens write; other kinds and whatever
 * cannot be followed are given as they are. Pure.
 * Sources: JPEG (ITU-T T.81, B.1), Exif 2.3 (4.5), PNG (third edition, 5.3 and 11.3).
 */
export function withoutPlace(bytes: Uint8Array, type: string): Uint8Array {
  if (type === 'image/jpeg') return jpegWithoutPlace(bytes);
  if (type === 'image/png') return pngWithoutPlace(bytes);
  return bytes;
}

const MARKER = 0xff;
const SCAN = 0xda;
const APP1 = 0xe1;
/** Exif and XMP, IPTC, comments. Colour profiles (APP2) and Adobe's colour transform (APP14) stay. */
const TELLING: ReadonlySet<number> = new Set([APP1, 0xed, 0xfe]);
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION = 0x0112;

function jpegWithoutPlace(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === MARKER && bytes[at + 1] !== SCAN) {
    const end = at + 2 + view.getUint16(at + 2);
    // A length that leads nowhere: not to be followed any further.
    if (end > bytes.length || end < at + 4) return bytes;
    const marker = bytes[at + 1] ?? 0;
    const segment = bytes.subarray(at, end);
    if (!TELLING.has(marker)) kept.push(segment);
    else if (marker === APP1) orientation = orientationIn(segment) ?? orientation;
    at = end;
  }
  // Without it a photograph taken upright would lie on its side.
  if (orientation !== 1) kept.splice(1, 0, exifOf(orientation));
  return joined([...kept, bytes.subarray(at)]);
}

/** How a photograph was held, 1 to 8; null where its Exif does not say so. */
function orientationIn(segment: Uint8Array): number | null {
  if (EXIF.some((byte, n) => segment[4 + n] !== byte)) return null;
  const tiff = segment.subarray(10);
  const view = viewOf(tiff);
  if (tiff.length < 14) return null;
  const isLittle = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return null;
  const entries = view.getUint16(directory, isLittle);
  for (let n = 0; n < entries; n++) {
    const at = directory + 2 + n * 12;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, isLittle) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** A segment that says how a photograph was held, and nothing else. */
function exifOf(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
  ];
  const body = [...EXIF, ...tiff, 0, 0, 0, 0];
  return new Uint8Array([MARKER, APP1, 0, body.length + 2, ...body]);
}

const PNG_HEAD = 8;
const PNG_TELLING: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngWithoutPlace(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, PNG_HEAD)];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return bytes;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!PNG_TELLING.has(type)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined([...kept, bytes.subarray(at)]);
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
