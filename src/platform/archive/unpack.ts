import { crc32, inflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zip-directory.ts';

/** A file in an archive that cannot be unpacked; the message says why. */
export class Damaged extends Error {}

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const DAMAGED = 'It is damaged in the archive and cannot be unpacked.';

/** The bytes of one file of an archive, at most `bytesMax`. @throws Damaged */
export function unpack(archive: Uint8Array, entry: ZipEntry, bytesMax: number): Uint8Array {
  if (entry.isEncrypted) throw new Damaged('It has a password. Pack it without one.');
  if (entry.bytes > bytesMax) throw new Damaged('It is too large.');
  const bytes = inflate(packedBytesOf(archive, entry), entry);
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) throw new Damaged(DAMAGED);
  return bytes;
}

function packedBytesOf(archive: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array {
  const header = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  if (offset + LOCAL_HEADER_BYTES > header.length || header.readUInt32LE(offset) !== LOCAL_HEADER)
    throw new Damaged(DAMAGED);
  const names = header.readUInt16LE(offset + 26) + header.readUInt16LE(offset + 28);
  const start = offset + LOCAL_HEADER_BYTES + names;
  return archive.subarray(start, start + packedBytes);
}

function inflate(packed: Uint8Array, { method, bytes }: ZipEntry): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Damaged('It is packed in a way Kith cannot read.');
  try {
    // What an archive says of itself may be a lie: not a byte more than announced.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw new Damaged(DAMAGED);
  }
}
