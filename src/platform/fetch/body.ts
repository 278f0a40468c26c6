import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchError } from './dial.ts';

/** Below this much text a high ratio is common: a page of spaces, an empty table. */
const RATIO_FREE_BYTES = 1_000_000;
const RATIO_MAX = 100;
const CODINGS_MAX = 2;

function tooLarge(bytesMax: number): FetchError {
  const limit = bytesMax >= 1e6 ? `${Math.round(bytesMax / 1e5) / 10} MB` : `${bytesMax} bytes`;
  return new FetchError({
    why: 'too-large',
    detail: `The answer is larger than ${limit}, the most that Kith reads here.`,
  });
}

function tooDense(): FetchError {
  return new FetchError({
    why: 'too-large',
    detail: `The answer unpacks to more than ${RATIO_MAX} times its size, which no honest page does.`,
  });
}

/** The codings to undo, first one first. Throws for one that Kith did not ask for. */
function codingsOf(header: string | undefined): string[] {
  const listed = (header ?? '').toLowerCase().split(',');
  const codings = listed.map((name) => name.trim().replace(/^x-/, ''));
  const real = codings.filter((name) => name !== '' && name !== 'identity').reverse();
  const odd = real.find((name) => !['gzip', 'deflate', 'br'].includes(name));
  if (odd !== undefined || real.length > CODINGS_MAX) {
    throw new FetchError({
      why: 'bad-encoding',
      detail: `The server packed its answer as "${(header ?? '').slice(0, 60)}", which Kith cannot unpack.`,
    });
  }
  return real;
}

function decoderFor(coding: string, firstByte: number): Transform {
  if (coding === 'gzip') return createGunzip();
  if (coding === 'br') return createBrotliDecompress();
  // "deflate" means zlib's format, but some servers send it bare. Zlib's begins with method 8.
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/** Undoes one coding; a body without any bytes stays empty, whatever its header says. */
async function* decode(coding: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let next = await chunks.next();
  while (!next.done && next.value.length === 0) next = await chunks.next();
  if (next.done) return;
  const first = next.value;
  async function* all() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  const decoder = decoderFor(coding, first[0] ?? 0);
  // The decoder is destroyed with whatever went wrong, so reading it throws that.
  yield* pipeline(Readable.from(all()), decoder, () => {});
}

/**
 * Reads a body to its end, undoing Content-Encoding, and gives up at the first byte too many.
 * The caller destroys the body when this throws, and to stop it.
 * @throws FetchError `too-large` or `bad-encoding`; errors of the connection and of zlib as they are.
 */
export async function readBody(
  body: AsyncIterable<Buffer>,
  headers: Record<string, string>,
  bytesMax: number,
): Promise<Uint8Array> {
  const codings = codingsOf(headers['content-encoding']);
  // Packed or not, an answer that announces more than the limit will pass it.
  if (Number(headers['content-length']) > bytesMax) throw tooLarge(bytesMax);
  let bytesIn = 0;
  async function* counted() {
    for await (const chunk of body) {
      bytesIn += chunk.length;
      yield chunk;
    }
  }
  const plain = codings.reduce<AsyncIterable<Buffer>>(
    (from, name) => decode(name, from),
    counted(),
  );
  let bytesOut = 0;
  const chunks: Buffer[] = [];
  for await (const chunk of plain) {
    bytesOut += chunk.length;
    if (bytesOut > bytesMax) throw tooLarge(bytesMax);
    if (bytesOut > RATIO_FREE_BYTES && bytesOut > RATIO_MAX * bytesIn) throw tooDense();
    chunks.push(chunk);
  }
  return joined(chunks, bytesOut);
}

function joined(chunks: Buffer[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
