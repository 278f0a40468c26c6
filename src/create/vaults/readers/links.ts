import { LOST_LINKS_MAX } from '../limits.ts';
import { decoded, nameOf, type Places, withoutEnding } from './places.ts';
import { mapProse } from './prose.ts';

/** Another note of the vault. */
export interface Target {
  path: string;
  title: string;
}

export interface LinkContext {
  /** The note the links stand in. */
  path: string;
  places: Places;
  /** The note at a path; undefined for any other file. */
  noteAt(path: string): Target | undefined;
  mark: string;
  /** The file was written by Kith: what does not need another form keeps its own. */
  isOwn: boolean;
}

export interface Linked {
  text: string;
  links: { inner: string; path: string }[];
  lost: string[];
  files: string[];
}

const WIKI = /(!?)\[\[([^[\]\n]+)\]\]/g;
const MARKDOWN =
  /(!?)\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\([ \t]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)/g;
const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|heic|tiff?)$/i;

/** Turns the links of a text into Kith's, and says where they lead. Code is left alone. */
export function linkText(text: string, context: LinkContext): Linked {
  const linking = new Linking(context);
  const changed = mapProse(text, (prose) =>
    prose
      .replace(WIKI, (whole, bang: string, inner: string) =>
        linking.wiki({ whole, isEmbed: bang === '!', inner }),
      )
      .replace(MARKDOWN, (whole, bang: string, words: string, address: string) =>
        linking.markdown({ whole, isImage: bang === '!', words, address }),
      ),
  );
  return { text: changed, ...linking.found };
}

class Linking {
  readonly found: Omit<Linked, 'text'> = { links: [], lost: [], files: [] };
  /** Which note each link text of this note leads to: one text cannot lead to two. */
  readonly #taken = new Map<string, string>();
  readonly #context: LinkContext;

  constructor(context: LinkContext) {
    this.#context = context;
  }

  wiki({ whole, isEmbed, inner }: { whole: string; isEmbed: boolean; inner: string }): string {
    const [before = '', ...after] = inner.split('|');
    const written = before.replace(/\\$/, '').trim();
    // In a table the stroke is written with a backslash; Kith knows only the plain one, which would end the cell.
    const isInTable = written.length < before.trim().length;
    const words = after.length === 0 ? null : isInTable ? '' : after.join('|').trim();
    const at = written.search(/[#^]/);
    const [target, part] = at < 0 ? [written, ''] : [written.slice(0, at), written.slice(at)];
    // First whole: a title may hold the sign that leads to a heading.
    const asWhole = this.#find(written);
    const path = asWhole ?? this.#find(target);
    if (path === null) return this.#lose(whole, written);
    const note = this.#context.noteAt(path);
    if (!note) return this.#file(path, isEmbed && IMAGE.test(path), labelOf(words, path));
    const heading = asWhole === null ? part : '';
    return this.#link(note, { written, heading, words, whole: isEmbed ? null : whole });
  }

  markdown(found: { whole: string; isImage: boolean; words: string; address: string }): string {
    const { whole, isImage, words } = found;
    const address = found.address.replace(/^<([\s\S]*)>$/, '$1');
    if (ELSEWHERE.test(address)) return whole;
    const [file = '', heading] = address.split('#');
    const path = this.#find(decoded(file)) ?? this.#find(file);
    if (path === null) return this.#lose(whole, decoded(file));
    const note = this.#context.noteAt(path);
    if (!note) return this.#file(path, isImage, words);
    const part = heading ? `#${decoded(heading)}` : '';
    return this.#link(note, { written: '', heading: part, words, whole: null });
  }

  #find(target: string): string | null {
    return this.#context.places.find(target, this.#context.path);
  }

  #lose(whole: string, target: string): string {
    const { lost } = this.found;
    if (lost.length < LOST_LINKS_MAX && !lost.includes(target)) lost.push(target);
    return whole;
  }

  #file(path: string, isShown: boolean, label: string): string {
    const { files } = this.found;
    if (!files.includes(path)) files.push(path);
    return `${isShown ? '!' : ''}[${label}](${this.#context.mark}${files.indexOf(path)})`;
  }

  #link(
    note: Target,
    link: { written: string; heading: string; words: string | null; whole: string | null },
  ): string {
    const { written, heading, whole } = link;
    const isPlain = link.words === null && whole !== null;
    if (isPlain && this.#isCalled(note, written, heading)) {
      this.#remember(written, note.path);
      return whole;
    }
    // Kith writes the words of every link that is not plain; this one led nowhere there either.
    if (isPlain && this.#context.isOwn) return whole;
    const base = this.#baseFor(note, written, heading);
    const words = tidyWords(link.words ?? written);
    this.#remember(base, note.path);
    return words === '' || words === base ? `[[${base}]]` : `[[${base}|${words}]]`;
  }

  /** Whether a link already says the title of its note. */
  #isCalled(note: Target, written: string, heading: string): boolean {
    const key = keyOf(written);
    const isFree = (this.#taken.get(key) ?? note.path) === note.path;
    return isFree && key === keyOf(`${note.title}${heading}`);
  }

  /** What stands in the brackets: the title, or the path where the title would not do. */
  #baseFor(note: Target, written: string, heading: string): string {
    const part = /[[\]|\n]/.test(heading) ? '' : heading;
    const titled = `${note.title.trim()}${part}`;
    const isTaken = (this.#taken.get(keyOf(titled)) ?? note.path) !== note.path;
    const isLinkable = note.title.trim() !== '' && !/[[\]|\n]/.test(titled);
    if (isLinkable && !isTaken) return titled;
    const plain = withoutEnding(note.path)
      .replace(/[[\]|\n]/g, ' ')
      .trim();
    return this.#context.isOwn && written !== '' && !isTaken ? written : `${plain}${part}`;
  }

  #remember(inner: string, path: string): void {
    const key = keyOf(inner);
    if (this.#taken.has(key)) return;
    this.#taken.set(key, path);
    this.found.links.push({ inner, path });
  }
}

/** Obsidian writes the width of an image where its words would be. */
function labelOf(words: string | null, path: string): string {
  const isWidth = words !== null && /^\d+(?:x\d+)?$/.test(words);
  return words === null || isWidth ? nameOf(path) : tidyWords(words);
}

const tidyWords = (words: string): string => words.replace(/[[\]|\n]+/g, ' ').trim();
const keyOf = (text: string): string => text.normalize('NFC').toLowerCase().trim();
