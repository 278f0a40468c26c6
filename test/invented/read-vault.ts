/** Vaults as they are read, before anything of them is kept. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import {
  openVault,
  type ReadAttachment,
  type ReadNote,
} from '../../src/create/vaults/readers/index.ts';

export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);

export type Files = Record<string, string | Uint8Array>;

export function packed(files: Files): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

/** Everything of a vault, its notes by path with attachments named in place. */
export function readAll(bytes: Uint8Array, name = 'vault.zip') {
  const vault = openVault(bytes, name);
  if (vault.kind === 'unreadable') throw new Error(vault.why);
  const notes = new Map<string, ReadNote>();
  const attachments: ReadAttachment[] = [];
  for (const part of vault.parts) {
    for (const note of part.notes) notes.set(note.path, note);
    attachments.push(...part.attachments);
  }
  return { ...vault, notes, attachments };
}

export const read = (files: Files) => readAll(packed(files));

export function noteOf(files: Files, path: string): ReadNote {
  const note = read(files).notes.get(path);
  if (!note) throw new Error(`no note ${path}`);
  return note;
}

/** The text with the names of its files instead of their numbers. */
export const textOf = (note: ReadNote): string =>
  note.files.reduce((text, file, at) => text.replaceAll(`${note.mark}${at}`, file), note.text);
