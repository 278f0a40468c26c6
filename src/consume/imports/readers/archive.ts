import { Damaged, unpack, type ZipEntry, zipDirectory } from '#archive';
import {
  FILES_MAX,
  HTML_CHARS_ALL_MAX,
  RATIO_FROM_BYTES,
  UNPACKED_BYTES_MAX,
  UNPACKED_RATIO_MAX,
} from '../limits.ts';
import type { Problem } from './types.ts';

const FILE_BYTES_MAX = 8 * 1024 * 1024;

/** Opens an archive within its bounds; nothing is unpacked yet. */
export function openArchive(bytes: Uint8Array): Archive | { why: string } {
  const entries = zipDirectory(bytes, FILES_MAX + 1);
  if (!entries) return { why: 'This archive is damaged. Download it again.' };
  const why = whyTooMuch(entries, bytes.length);
  return why ? { why } : new Archive(bytes, entries);
}

function whyTooMuch(entries: readonly ZipEntry[], packedBytes: number): string | null {
  if (entries.length > FILES_MAX) return 'This archive holds more files than Kith reads at once.';
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > UNPACKED_BYTES_MAX)
    return 'Unpacked, this archive is larger than Kith reads at once.';
  if (bytes > RATIO_FROM_BYTES && bytes > packedBytes * UNPACKED_RATIO_MAX)
    return 'This archive unpacks to far more than pages do. It is not opened.';
  return null;
}

/** The texts of an archive, each unpacked when it is asked for; what cannot be read is told among the problems. */
export class Archive {
  readonly problems: Problem[] = [];
  readonly names: readonly string[];
  private readonly bytes: Uint8Array;
  private readonly byName: Map<string, ZipEntry>;
  private charsLeft = HTML_CHARS_ALL_MAX;

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[]) {
    this.bytes = bytes;
    const plain = entries.filter(({ isPlain }) => isPlain);
    this.names = plain.map(({ name }) => name);
    this.byName = new Map(
      plain.flatMap((entry) => [
        [entry.name, entry],
        // Some pack the folder around all.
        [entry.name.replace(/^[^/]+\/(?=(?:content|highlights)\/)/u, ''), entry],
      ]),
    );
  }

  textAt(name: string): string {
    const entry = this.byName.get(name);
    if (!entry) return '';
    try {
      const text = new TextDecoder().decode(unpack(this.bytes, entry, FILE_BYTES_MAX));
      this.charsLeft -= text.length;
      if (this.charsLeft >= 0) return text;
      this.problem(name, 'There are more texts than Kith takes at once.');
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      this.problem(name, error.message);
    }
    return '';
  }

  jsonAt(name: string): unknown {
    try {
      return JSON.parse(this.textAt(name));
    } catch {
      this.problem(name, 'It is no JSON.');
      return [];
    }
  }

  problem(at: string, text: string): void {
    this.problems.push({ at: at.slice(0, 200), text });
  }
}
