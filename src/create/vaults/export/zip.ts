import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { ExportedFile } from './files.ts';

/** The years that the dates of an archive know. */
const FIRST = Date.UTC(1980, 0, 2);
const LAST = Date.UTC(2107, 0, 1);
const PIECE_BYTES = 256 * 1024;

/** The folder around all, so that unpacking makes one thing and not thousands. */
const AROUND = 'Kith notes/';

/** Files as a ZIP archive, piece by piece: no more than one file is in memory at a time. */
export async function* zipOf(files: AsyncIterable<ExportedFile>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for await (const file of files) {
    const path = `${AROUND}${file.path}`;
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

/** An answer's body from pieces that are made when they are asked for. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
