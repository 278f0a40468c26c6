/**
 * Bounds what the thread that reads PDFs may take. Imported before pdf.js: it looks for these globals when it is loaded.
 * A thread's own limits count objects, but no buffers, and a stream of a few kilobytes unpacks to gigabytes.
 */
const ONE_BYTES_MAX = 64 * 1024 * 1024;
const ALL_BYTES_MAX = 256 * 1024 * 1024;
/** What is said when there is no room: pdf.js hands on the words of an error, not its kind. */
export const TOO_MUCH = 'no room to unpack';
/** Smaller ones are not worth asking how much there is. */
const ASKED_FROM_BYTES = 1024 * 1024;

globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(target, given: unknown[], made) {
    const [size] = given;
    if (typeof size === 'number' && size >= ASKED_FROM_BYTES) requireRoom(size);
    return Reflect.construct(target, given, made) as Uint8Array;
  },
});

function requireRoom(size: number): void {
  const all = process.memoryUsage().arrayBuffers + size;
  if (size > ONE_BYTES_MAX || all > ALL_BYTES_MAX)
    throw new RangeError(`${TOO_MUCH} ${size} bytes`);
}

// Unpacks outside of what is counted here; pdf.js has its own way, which it then takes.
Reflect.deleteProperty(globalThis, 'DecompressionStream');

/** Without these pdf.js loads a library that draws. Nothing is drawn here. */
class Unused {}
Object.assign(globalThis, { DOMMatrix: Unused, Path2D: Unused });
