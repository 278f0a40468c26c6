const FORBIDDEN = /[\p{Cc}\\/:*?"<>|#^[\]%]+/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Bytes of UTF-8 that a name has at most, so that a number and an ending still fit. */
const NAME_BYTES_MAX = 160;
const NOTHING = 'Untitled';

/** A title as the name of a file or folder that every system takes. What is such a name stays as it is. */
export function fileNameOf(title: string): string {
  const plain = title.toWellFormed().normalize('NFC').replace(FORBIDDEN, '-').replace(/\s+/gu, ' ');
  const fitting = trimmed(cut(trimmed(plain)));
  const name = fitting.replace(RESERVED, (word) => `${word}-`);
  return name === '' ? NOTHING : name;
}

/** Windows drops dots and spaces at the end, and a dot at the beginning hides a file. */
const trimmed = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/gu, '');

function cut(name: string): string {
  let bytes = 0;
  let end = 0;
  for (const sign of name) {
    bytes += Buffer.byteLength(sign);
    if (bytes > NAME_BYTES_MAX) break;
    end += sign.length;
  }
  return name.slice(0, end);
}

export const folderNameOf = (folder: string): string =>
  folder === '' ? '' : folder.split('/').map(fileNameOf).join('/');

/** Gives every file a place of its own, also where capitals do not count. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();
  readonly #isKept: (name: string) => boolean;

  /** No file gets a name of which `isKept` says that it means something else. */
  constructor(isKept: (name: string) => boolean = () => false) {
    this.#isKept = isKept;
  }

  /** The name without its ending: as wanted, else with a number behind. */
  take(folder: string, wanted: string, ending: string): string {
    const base = keyOf(`${folder}/${wanted}${ending}`);
    for (let number = this.#next.get(base) ?? 1; ; number++) {
      const name = number === 1 ? wanted : `${wanted} ${number}`;
      const key = keyOf(`${folder}/${name}${ending}`);
      if (this.#taken.has(key) || this.#isKept(name)) continue;
      this.#taken.add(key);
      this.#next.set(base, number + 1);
      return name;
    }
  }
}

const keyOf = (path: string): string => path.normalize('NFC').toLowerCase();
