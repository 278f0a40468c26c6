import { Damaged, isZip, unpack, type ZipEntry, zipDirectory } from '#archive';
import { archiveFilesMax, unpackedBytesMax } from './limits.ts';

/** What is inside an archive that may be one of the lists Kith reads. */
export type Inside =
  | { kind: 'linkedin'; parts: Uint8Array[]; profile: Uint8Array | null }
  | { kind: 'file'; name: string; bytes: Uint8Array }
  | { kind: 'unreadable'; why: string };

const LINKEDIN = /^(?:connections|invitations|messages|endorsement_received_info)\.csv$/i;
const LIST = /\.(?:opml|csv|vcf)$/i;
/** Of several lists in one archive, the one of everybody. */
const WHOLE = /^(?:all contacts|contacts|following_accounts)\.\w+$/i;

/** Looks into a ZIP archive; null when the bytes are none. Unpacks only what is read, and never more than a bound. */
export function insideOf(bytes: Uint8Array): Inside | null {
  if (!isZip(bytes)) return null;
  const entries = zipDirectory(bytes, archiveFilesMax)?.filter((entry) => entry.isPlain);
  if (!entries) return unreadable('This archive is damaged or cut off. Ask for it again.');
  try {
    return chosen(entries, new Unpacking(bytes));
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    return unreadable(`A file in this archive cannot be unpacked. ${error.message}`);
  }
}

const unreadable = (why: string): Inside => ({ kind: 'unreadable', why });
const nameIn = (entry: ZipEntry): string => entry.name.split(/[\\/]/).at(-1) ?? '';

function chosen(entries: ZipEntry[], unpacking: Unpacking): Inside {
  const parts = entries.filter((entry) => LINKEDIN.test(nameIn(entry)));
  if (parts.length > 0) {
    const profile = entries.find((entry) => /^profile\.csv$/i.test(nameIn(entry)));
    return {
      kind: 'linkedin',
      parts: parts.map((entry) => unpacking.bytesOf(entry)),
      profile: profile ? unpacking.bytesOf(profile) : null,
    };
  }
  const lists = entries.filter((entry) => LIST.test(nameIn(entry)));
  const [only] = lists.length === 1 ? lists : lists.filter((entry) => WHOLE.test(nameIn(entry)));
  if (only) return { kind: 'file', name: nameIn(only), bytes: unpacking.bytesOf(only) };
  return unreadable(
    'This is a ZIP archive or an office document without a list that Kith knows. Unpack it and choose the list inside, or save the table as CSV.',
  );
}

class Unpacking {
  private readonly archive: Uint8Array;
  private left = unpackedBytesMax;

  constructor(archive: Uint8Array) {
    this.archive = archive;
  }

  bytesOf(entry: ZipEntry): Uint8Array {
    if (entry.bytes > this.left)
      throw new Damaged('It is too large. Unpack it and choose the file by itself.');
    this.left -= entry.bytes;
    return unpack(this.archive, entry, this.left + entry.bytes);
  }
}
