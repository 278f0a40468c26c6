import { isZip } from '#archive';
import { PERSONS_MAX, TAGS_MAX } from '../../notes/limits.ts';
import { type Bundle, bundleOfOne, openBundle } from '../archive/bundle.ts';
import { VAULT_BYTES_MAX } from '../limits.ts';
import { isEnex } from './enex.ts';
import { openEvernote } from './evernote.ts';
import { openMarkdown, textOf } from './markdown.ts';
import { notionDialect } from './notion.ts';
import { formatOf, markdownDialect } from './obsidian.ts';
import { nameOf } from './places.ts';
import { textsIn } from './properties.ts';
import type { OpenVault, ReadNote, Vault } from './rows.ts';

export type { Format, OpenVault, ReadAttachment, ReadNote, Vault, VaultPart } from './rows.ts';

const MEGABYTE = 1024 * 1024;
const KITH_READS =
  'Kith reads Markdown files, folders of them, Obsidian vaults and Notion exports as .zip, and Evernote exports (.enex).';

/**
 * Looks what a file is and opens it for reading. Never throws for what is in it: what cannot be
 * read comes back as a sentence, whole or for each note.
 */
export function openVault(bytes: Uint8Array, name: string): Vault {
  const vault = openAny(bytes, name);
  return vault.kind === 'vault' ? { ...vault, parts: asTheyFit(vault) } : vault;
}

/** What a note has no room for is said: of its tags, of the people it names. */
function* asTheyFit({ parts, problems }: OpenVault): OpenVault['parts'] {
  for (const part of parts) {
    for (const note of part.notes)
      for (const text of [tagsLeft(note), peopleLeft(note)])
        if (text) problems.push({ path: note.path, text });
    yield part;
  }
}

/** Takes the tags out for which a note has no room. */
function tagsLeft(note: ReadNote): string | null {
  const left = note.tags.length - TAGS_MAX;
  if (left <= 0) return null;
  note.tags.length = TAGS_MAX;
  return `A note has room for ${TAGS_MAX} tags; ${left.toLocaleString('en')} of this one stay out.`;
}

/** Who of them is known here is seen later; those for whom there is no room stay with what the file says. */
function peopleLeft({ own }: ReadNote): string | null {
  const named = new Set(textsIn(own.people)).size;
  if (named <= PERSONS_MAX) return null;
  return `This note names ${named.toLocaleString('en')} people, and a note has room for ${PERSONS_MAX}: the first ${PERSONS_MAX} whom you know. Name the others in its text, or split it.`;
}

function openAny(bytes: Uint8Array, name: string): Vault {
  if (bytes.length > VAULT_BYTES_MAX) return unreadable(tooLarge(bytes.length));
  if (bytes.length === 0) return unreadable('This file is empty.');
  if (isEnex(bytes)) return openEvernote(bytes);
  if (/\.(?:md|markdown)$/i.test(name) && !isZip(bytes))
    return openFolder(bundleOfOne(nameOf(name), bytes), false);
  if (!isZip(bytes)) return unreadable(whyNot(bytes));
  const opened = openBundle(bytes);
  return opened.kind === 'unreadable' ? opened : openFolder(opened.bundle, opened.isObsidian);
}

function openFolder(bundle: Bundle, isObsidian: boolean): Vault {
  const format = formatOf(bundle, isObsidian);
  const vault = openMarkdown(
    bundle,
    format === 'notion' ? notionDialect(bundle) : markdownDialect(format),
  );
  if (vault.notesTotal > 0) return vault;
  return unreadable(vault.problems[0]?.text ?? `There is no note in this archive. ${KITH_READS}`);
}

const unreadable = (why: string): Vault => ({ kind: 'unreadable', why });

const tooLarge = (bytes: number): string =>
  `This is ${Math.ceil(bytes / MEGABYTE)} MB; up to ${VAULT_BYTES_MAX / MEGABYTE} MB can be brought in at once. Bring it in in parts.`;

function whyNot(bytes: Uint8Array): string {
  const head = textOf(bytes.subarray(0, 200)).trimStart();
  if (head.startsWith('<'))
    return `This is a web page or XML, but no Evernote export. ${KITH_READS}`;
  return `This is no archive. ${KITH_READS}`;
}
