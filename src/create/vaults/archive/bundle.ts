import { Damaged, isZip, unpack, type ZipEntry, zipDirectory } from '#archive';
import {
  FILES_MAX,
  INNER_ARCHIVES_MAX,
  INNER_BYTES_MAX,
  PATH_CHARS_MAX,
  RATIO_FROM_BYTES,
  UNPACKED_BYTES_MAX,
  UNPACKED_RATIO_MAX,
} from '../limits.ts';

/** What could not be read, or was left out, in words. `path` is null when it concerns all. */
export interface Problem {
  path: string | null;
  text: string;
}

export interface BundledFile {
  bytes: number;
  modifiedAt: number | null;
}

/** The files of a vault, each unpacked only when it is read. */
export interface Bundle {
  /** By path, with `/` between and nothing hidden; in the order of the archive. */
  files: ReadonlyMap<string, BundledFile>;
  problems: Problem[];
  /** The bytes of one file. @throws Damaged */
  read(path: string): Uint8Array;
}

type Placed = ZipEntry & { archive: Uint8Array };
type Opened =
  | { kind: 'opened'; bundle: Bundle; isObsidian: boolean }
  | { kind: 'unreadable'; why: string };

const MEGABYTE = 1024 * 1024;

/** Looks into an archive without unpacking it. Says no to what is no archive and to what would not fit. */
export function openBundle(bytes: Uint8Array): Opened {
  const entries = zipDirectory(bytes, FILES_MAX + 1);
  if (!entries) return unreadable('This archive is damaged or cut off. Make it again.');
  const problems: Problem[] = [];
  const all = withInner(
    entries.map((entry) => ({ ...entry, archive: bytes })),
    problems,
  );
  const why = whyTooMuch(all, bytes.length);
  if (why) return unreadable(why);
  const placed = placedByPath(all, problems);
  const isObsidian = all.some((entry) => /(?:^|\/)\.obsidian\//.test(entry.name));
  const bundle = { files: placed, problems, read: (path: string) => read(placed, path) };
  return { kind: 'opened', bundle, isObsidian };
}

function placedByPath(entries: Placed[], problems: Problem[]): Map<string, Placed> {
  const safe = entries.flatMap((entry): [string, Placed][] => {
    const path = safePath(entry.name);
    if (path === null) problems.push({ path: entry.name.slice(0, 200), text: LEADS_OUT });
    return path === null || isHidden(path) ? [] : [[path, entry]];
  });
  // Packing a folder, most programs put the folder itself around all.
  const [top] = safe[0]?.[0].split('/') ?? [];
  const around = safe.every(([path]) => path.startsWith(`${top}/`)) ? `${top}/` : '';
  return new Map(safe.map(([path, entry]) => [path.slice(around.length), entry]));
}

/** One file as if it were an archive of one. */
export function bundleOfOne(name: string, content: Uint8Array): Bundle {
  const files = new Map([[name, { bytes: content.length, modifiedAt: null }]]);
  return { files, problems: [], read: () => content };
}

const LEADS_OUT = 'Its name leads out of the archive. It was left out.';
const unreadable = (why: string): Opened => ({ kind: 'unreadable', why });

const isInner = (entry: ZipEntry): boolean => /^[^/]*\.zip$/i.test(entry.name);

/** Files as they are, archives in the outermost folder opened: Notion packs large workspaces so. */
function withInner(entries: Placed[], problems: Problem[]): Placed[] {
  const inner = entries.filter(isInner);
  const bytes = inner.reduce((sum, entry) => sum + entry.bytes, 0);
  if (inner.length > INNER_ARCHIVES_MAX || bytes > INNER_BYTES_MAX) {
    problems.push({ path: null, text: INNER_TOO_MANY });
    return entries.filter((entry) => entry.isPlain && !isInner(entry));
  }
  return entries
    .filter((entry) => entry.isPlain)
    .flatMap((entry) => (isInner(entry) ? insideOf(entry, problems) : [entry]));
}

const INNER_TOO_MANY =
  'The archives inside this one are too many or too large. They were left out; bring them in one by one.';

function insideOf(entry: Placed, problems: Problem[]): Placed[] {
  try {
    const archive = unpack(entry.archive, entry, UNPACKED_BYTES_MAX);
    const entries = isZip(archive) ? zipDirectory(archive, FILES_MAX + 1) : null;
    if (!entries) throw new Damaged('The archive inside is damaged. It was left out.');
    return entries.filter((one) => one.isPlain).map((one) => ({ ...one, archive }));
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    problems.push({ path: entry.name.slice(0, 200), text: error.message });
    return [];
  }
}

function whyTooMuch(entries: Placed[], packedBytes: number): string | null {
  if (entries.length > FILES_MAX)
    return `This archive holds more than ${FILES_MAX.toLocaleString('en')} files. Bring it in in parts.`;
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (unpacked > UNPACKED_BYTES_MAX)
    return `Unpacked, this archive would be ${Math.ceil(unpacked / MEGABYTE).toLocaleString('en')} MB; at most ${UNPACKED_BYTES_MAX / MEGABYTE} MB can be brought in at once. Bring it in in parts.`;
  if (unpacked > RATIO_FROM_BYTES && unpacked > packedBytes * UNPACKED_RATIO_MAX)
    return 'This archive unpacks to far more than notes do. It is not opened.';
  return null;
}

/** A path that stays inside, with `/` between; null when it leads out or is none. */
function safePath(name: string): string | null {
  const parts = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const isOutside = parts.includes('..') || /^[a-z]:/i.test(name) || name.includes('\0');
  const path = parts.join('/');
  return isOutside || path === '' || path.length > PATH_CHARS_MAX ? null : path;
}

/** `.obsidian`, `.trash`, `.DS_Store`, and what macOS puts beside files. */
const isHidden = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

function read(placed: ReadonlyMap<string, Placed>, path: string): Uint8Array {
  const entry = placed.get(path);
  if (!entry) throw new Damaged('It is not in the archive.');
  return unpack(entry.archive, entry, UNPACKED_BYTES_MAX);
}
