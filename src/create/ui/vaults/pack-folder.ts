import { Zip, ZipPassThrough } from 'fflate';
import { VAULT_BYTES_MAX } from '../../vaults/limits.ts';
import { isBroughtIn, onArchiveClock } from '../../vaults/rules.ts';

/** A file of a folder as browsers give it; `webkitRelativePath` begins with the folder's name. */
export type FolderFile = Pick<File, 'webkitRelativePath' | 'lastModified' | 'size' | 'arrayBuffer'>;

export class TooLarge extends Error {}

const isHidden = (path: string): boolean => path.split('/').some((part) => part.startsWith('.'));
const OBSIDIAN = /^[^/]+\/\.obsidian\/app\.json$/;

const byPath = new Intl.Collator('en', { numeric: true }).compare;

/**
 * A folder as one archive, unpacked in it, so that it can be sent at once. What Kith does not keep
 * is sent as its name only; what is hidden not at all.
 * @throws TooLarge
 */
export async function packFolder(files: readonly FolderFile[]): Promise<Blob> {
  const sent = files
    .filter(({ webkitRelativePath: path }) => !isHidden(path) || OBSIDIAN.test(path))
    // Browsers give them in the order of the disk.
    .toSorted((a, b) => byPath(a.webkitRelativePath, b.webkitRelativePath));
  const kept = new Set(sent.filter((file) => isBroughtIn(file.webkitRelativePath)));
  if ([...kept].reduce((sum, file) => sum + file.size, 0) > VAULT_BYTES_MAX) throw new TooLarge();
  const pieces: BlobPart[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(Uint8Array.from(piece));
  });
  for (const file of sent) {
    const entry = new ZipPassThrough(file.webkitRelativePath);
    entry.mtime = onArchiveClock(file.lastModified);
    zip.add(entry);
    const bytes = kept.has(file) ? await file.arrayBuffer() : new ArrayBuffer(0);
    entry.push(new Uint8Array(bytes), true);
  }
  zip.end();
  return new Blob(pieces, { type: 'application/octet-stream' });
}
