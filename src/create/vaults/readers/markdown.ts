import { createHash, randomBytes } from 'node:crypto';
import { Damaged } from '#archive';
import { TEXT_CHARS_MAX, TITLE_CHARS_MAX } from '../../notes/limits.ts';
import type { Bundle, Problem } from '../archive/bundle.ts';
import { NOTE_FILE_BYTES_MAX, PART_BYTES_MAX, PART_NOTES_MAX } from '../limits.ts';
import type { Matter } from './front-matter.ts';
import { linkText } from './links.ts';
import { linkOwnText } from './own-links.ts';
import { folderOf, type Named, nameOf, Places } from './places.ts';
import { propertiesOf } from './properties.ts';
import type { Format, OpenVault, OwnKey, Parts, ReadAttachment, ReadNote } from './rows.ts';
import { typeOf } from './types-of-files.ts';

/** One note as a program wrote it, before its links are Kith's. */
export interface Written {
  title: string;
  matter: Matter;
  body: string;
  /** What makes it the same note next time. */
  key: string;
  /** The properties of Kith's own files; null when another program wrote it. */
  own: Partial<Record<OwnKey, unknown>> | null;
  /** Tags that stand in the text. */
  tags: string[];
  aliases: readonly string[];
  problem: string | null;
}

/** How the notes of one program are read. */
export interface Dialect {
  format: Format;
  isNote(path: string): boolean;
  /** The note that is read in the place of this file. */
  noteFor?(path: string): string;
  /** The folder as people call it. */
  folderName?(folder: string): string;
  /** @throws Damaged */
  read(path: string, bytes: Uint8Array): Written;
}

/** Notes in files with links between them: looked through once for names, then read part by part. */
export function openMarkdown(bundle: Bundle, dialect: Dialect): OpenVault {
  const problems = [...bundle.problems];
  const known = new Map<string, Named>();
  const files: string[] = [];
  let ownCount = 0;
  for (const path of bundle.files.keys()) {
    if (!dialect.isNote(path)) files.push(path);
    else {
      const note = tryToRead(bundle, { dialect, path, problems });
      if (note) known.set(path, named(path, note));
      if (note?.own) ownCount++;
    }
  }
  const places = new Places(known.values(), files);
  const parts = partsOf({ bundle, dialect, known, files, places, problems });
  const format = ownCount * 2 > known.size ? 'kith' : dialect.format;
  return { kind: 'vault', format, notesTotal: known.size, problems, parts };
}

const named = (path: string, { title, aliases }: Written): Named => ({ path, title, aliases });

interface Reading {
  bundle: Bundle;
  dialect: Dialect;
  known: ReadonlyMap<string, Named>;
  /** All that is no note. */
  files: readonly string[];
  places: Places;
  problems: Problem[];
}

function tryToRead(
  bundle: Bundle,
  { dialect, path, problems }: Pick<Reading, 'dialect' | 'problems'> & { path: string },
): Written | null {
  try {
    if ((bundle.files.get(path)?.bytes ?? 0) > NOTE_FILE_BYTES_MAX)
      throw new Damaged('It is too large for a note. It was left out.');
    const note = dialect.read(path, bundle.read(path));
    if (note.body.length > TEXT_CHARS_MAX)
      throw new Damaged(
        `It is longer than ${TEXT_CHARS_MAX.toLocaleString('en')} characters. Split it and bring in the parts.`,
      );
    if (note.problem) problems.push({ path, text: note.problem });
    return note;
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    problems.push({ path, text: error.message });
    return null;
  }
}

function* partsOf(reading: Reading): Parts {
  const { bundle, known } = reading;
  const wanted = new Set<string>();
  let notes: ReadNote[] = [];
  let chars = 0;
  for (const path of known.keys()) {
    const note = noteAt(path, reading);
    for (const file of note.files) wanted.add(file);
    notes.push(note);
    chars += note.text.length;
    if (notes.length < PART_NOTES_MAX && chars < PART_BYTES_MAX) continue;
    yield { notes, attachments: [] };
    notes = [];
    chars = 0;
  }
  yield { notes, attachments: [] };
  for (const path of wanted) {
    const attachment = attachmentAt(bundle, path, reading.problems);
    if (attachment) yield { notes: [], attachments: [attachment] };
  }
  nameLeft(reading, wanted);
}

const LEFT_NAMED_MAX = 5;

/** Pictures that no note shows, canvases and the like: nothing is left behind without a word. */
function nameLeft({ files, dialect, problems }: Reading, wanted: ReadonlySet<string>): void {
  const left = files.filter(
    (path) => !wanted.has(path) && (dialect.noteFor?.(path) ?? path) === path,
  );
  if (left.length === 0) return;
  const named = left.slice(0, LEFT_NAMED_MAX).map(nameOf).join(', ');
  const more = left.length > LEFT_NAMED_MAX ? ' and others' : '';
  const count = left.length === 1 ? 'A file' : `${left.length.toLocaleString('en')} files`;
  problems.push({ path: null, text: `${count} that no note shows stayed out: ${named}${more}.` });
}

function attachmentAt(bundle: Bundle, path: string, problems: Problem[]): ReadAttachment | null {
  try {
    // A copy of its own, which can be handed over without the archive it lay in.
    const bytes = Uint8Array.from(bundle.read(path));
    return { path, name: nameOf(path), type: typeOf(path), bytes };
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    problems.push({ path, text: error.message });
    return null;
  }
}

function noteAt(path: string, { bundle, dialect, known, places }: Reading): ReadNote {
  const bytes = bundle.read(path);
  const written = dialect.read(path, bytes);
  const properties = propertiesOf(written.matter, written.own !== null);
  const mark = `kith-file-${randomBytes(6).toString('hex')}:`;
  const link = written.own === null ? linkText : linkOwnText;
  const linked = link(written.body, {
    path,
    places,
    noteAt: (at) => known.get(dialect.noteFor?.(at) ?? at),
    mark,
  });
  const modifiedAt = bundle.files.get(path)?.modifiedAt ?? null;
  return {
    path,
    folder: dialect.folderName?.(folderOf(path)) ?? folderOf(path),
    key: written.key,
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    title: written.title,
    tags: [...properties.tags, ...written.tags],
    createdAt: properties.createdAt,
    updatedAt: properties.updatedAt ?? modifiedAt,
    sourceUrl: properties.sourceUrl,
    own: written.own ?? {},
    matter: properties.rest,
    mark,
    ...linked,
  };
}

const NEWLINE = /\r\n?/g;

/** The text of a file: UTF-8, or UTF-16 when it says so; line ends as Markdown has them. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? 'utf-16le' : null;
  return new TextDecoder(first === 0xfe && second === 0xff ? 'utf-16be' : (utf16 ?? 'utf-8'))
    .decode(bytes)
    .replaceAll('\0', '');
}

export const withPlainEnds = (text: string): string => text.replace(NEWLINE, '\n');

/** A title that fits: one line, not too long. */
export const fittingTitle = (title: string): string =>
  [...title.replace(/[\r\n\t\0]+/g, ' ').trim()].join('').slice(0, TITLE_CHARS_MAX);
