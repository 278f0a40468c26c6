/** A note of the vault, as far as links can name it. */
export interface Named {
  path: string;
  title: string;
  aliases: readonly string[];
}

const NOTE_ENDING = /\.(?:md|markdown)$/i;

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const withoutEnding = (path: string): string => path.replace(NOTE_ENDING, '');
const keyOf = (text: string): string => text.normalize('NFC').toLowerCase().trim();

/** `a/../b` as `b`; null when it leads out. */
export function joined(folder: string, target: string): string | null {
  const parts: string[] = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** Percent signs that are no code stay as they are. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/**
 * Finds what a link means, as the programs do that write them: the file beside, the path from the
 * top, then whatever has the name. Of several the one nearest to the top.
 */
export class Places {
  readonly #paths = new Map<string, string>();
  readonly #names = new Map<string, string[]>();
  readonly #words = new Map<string, string[]>();

  constructor(notes: Iterable<Named>, files: Iterable<string>) {
    for (const note of notes) {
      const path = withoutEnding(note.path);
      this.#paths.set(keyOf(path), note.path);
      add(this.#names, keyOf(nameOf(path)), note.path);
      for (const words of [note.title, ...note.aliases]) add(this.#words, keyOf(words), note.path);
    }
    for (const path of files) {
      // Of a note and a file of the same name without an ending, the note is meant.
      if (!this.#paths.has(keyOf(path))) this.#paths.set(keyOf(path), path);
      add(this.#names, keyOf(nameOf(path)), path);
    }
  }

  /** The path of the note or file that is meant; null when there is none. */
  find(target: string, from: string): string | null {
    const written = target.trim();
    // A note may be called "read.me.md": its file has one ending more.
    return this.#called(written, from) ?? this.#called(withoutEnding(written), from);
  }

  #called(wanted: string, from: string): string | null {
    if (wanted === '') return null;
    return this.#at(wanted, folderOf(from)) ?? this.#named(wanted, folderOf(from));
  }

  #at(wanted: string, folder: string): string | null {
    for (const path of [joined(folder, wanted), joined('', wanted)]) {
      const found = path === null ? undefined : this.#paths.get(keyOf(path));
      if (found !== undefined) return found;
    }
    return null;
  }

  #named(wanted: string, folder: string): string | null {
    const end = `/${keyOf(wanted.replace(/^(?:\.{1,2}\/)+/, ''))}`;
    const named = (this.#names.get(keyOf(nameOf(wanted))) ?? []).filter((path) =>
      `/${keyOf(withoutEnding(path))}`.endsWith(end),
    );
    return nearest(named, folder) ?? nearest(this.#words.get(keyOf(wanted)) ?? [], folder);
  }
}

function add(map: Map<string, string[]>, key: string, path: string): void {
  const known = map.get(key);
  if (known) known.push(path);
  else map.set(key, [path]);
}

function nearest(paths: readonly string[], folder: string): string | null {
  const beside = paths.find((path) => folderOf(path) === folder);
  if (beside !== undefined) return beside;
  const depth = (path: string) => path.split('/').length;
  return paths.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0] ?? null;
}
