import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface KeptImages {
  /** Null when it is not there, or was fetched too long ago. */
  get(url: string): Promise<Uint8Array | null>;
  put(url: string, bytes: Uint8Array): Promise<void>;
  /** Takes away what is too old, then what nobody looked at for the longest time, until the rest has room. */
  prune(): Promise<void>;
}

export interface KeptImagesOptions {
  folder: string;
  bytesMax: number;
  /** From when it was fetched. */
  keptMs: number;
  now: () => number;
}

/** After so many new bytes there is a look at whether all of them still have room. */
const PRUNE_EVERY = 0.05;
/** What is under way is not taken for something left behind. */
const UNFINISHED_MS = 60 * 60 * 1000;

/**
 * Images as files under the hash of their address, so that one entry's images are asked of their publisher once, however
 * many read it. A file's time of change says when it was fetched, its time of access when somebody last looked.
 */
export function keptImages({ folder, bytesMax, keptMs, now }: KeptImagesOptions): KeptImages {
  let newBytes = 0;

  async function get(url: string): Promise<Uint8Array | null> {
    const file = fileOf(folder, url);
    const fetchedAt = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (fetchedAt === null || now() - fetchedAt > keptMs) return null;
    try {
      const bytes = await readFile(file);
      await utimes(file, now() / 1000, fetchedAt / 1000);
      return bytes;
    } catch {
      // Another process took it away meanwhile.
      return null;
    }
  }

  async function put(url: string, bytes: Uint8Array): Promise<void> {
    const file = fileOf(folder, url);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${randomBytes(4).toString('hex')}`;
    await writeFile(fresh, bytes, { mode: 0o600 });
    await utimes(fresh, now() / 1000, now() / 1000);
    // Whole or not at all.
    await rename(fresh, file);
    newBytes += bytes.length;
    if (newBytes > bytesMax * PRUNE_EVERY) await prune();
  }

  async function prune(): Promise<void> {
    newBytes = 0;
    const files = (await filesIn(folder)).toSorted((a, b) => b.seenAt - a.seenAt);
    let bytes = 0;
    for (const { file, size, fetchedAt } of files) {
      const age = now() - fetchedAt;
      const isLeftBehind = path.extname(file) !== '' && age > UNFINISHED_MS;
      bytes += size;
      if (age > keptMs || isLeftBehind || bytes > bytesMax) await rm(file, { force: true });
    }
  }

  return { get, put, prune };
}

function fileOf(folder: string, url: string): string {
  const name = createHash('sha256').update(url).digest('hex');
  return path.join(folder, name.slice(0, 2), name.slice(2));
}

async function filesIn(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const found = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs, atimeMs } = await stat(file);
      return { file, size, fetchedAt: mtimeMs, seenAt: atimeMs };
    });
  return (await Promise.allSettled(found)).flatMap((one) =>
    one.status === 'fulfilled' ? [one.value] : [],
  );
}
