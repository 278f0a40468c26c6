/** A file to be packed. */
export interface ArchivedFile {
  path: string;
  bytes: Uint8Array;
  /** Epoch ms. */
  modifiedAt: number;
  /** Pictures are packed already. */
  isText: boolean;
}

/** The years that the dates of an archive know. */
const FIRST = Date.UTC(1980, 0, 2);
const LAST = Date.UTC(2107, 0, 1);
const PIECE_BYTES = 256 * 1024;

/**
 * Files as a ZIP archive, piece by piece: no more than one file is in memory at a time. `around` is the folder around all
 * (`Kith notes/`), so that unpacking makes one thing and not thousands.
 */
export async function* zipOf(
  around: string,
  files: AsyncIterable<ArchivedFile>,
): AsyncGenerator<Uint8Array> {
  const { Zip, ZipDeflate, ZipPassThrough } = await import('fflate');
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for await (const file of files) {
    const path = `${around}${file.path}`;
    const entry = file.isText ? new ZipDeflate(path) : new ZipPassThrough(path);
    entry.mtime = Math.min(Math.max(file.modifiedAt, FIRST), LAST);
    zip.add(entry);
    for (let start = 0; start === 0 || start < file.bytes.length; start += PIECE_BYTES) {
      const end = start + PIECE_BYTES;
      entry.push(file.bytes.subarray(start, end), end >= file.bytes.length);
      yield* pieces.splice(0);
    }
  }
  zip.end();
  yield* pieces.splice(0);
}
