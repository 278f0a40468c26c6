import {
  ELSEWHERE,
  FoundLinks,
  type LinkContext,
  type Linked,
  MARKDOWN,
  type Target,
  WIKI,
  withoutHeading,
} from './found-links.ts';
import { decoded, nameOf } from './places.ts';
import { mapProse } from './prose.ts';

/** Longer ones Kith takes for plain text. */
const LINK_CHARS_MAX = 330;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|heic|tiff?)$/i;

/** Turns the links that another program wrote into Kith's, and says where they lead. Code is left alone. */
export function linkText(text: string, context: LinkContext): Linked {
  const linking = new Linking(context);
  const changed = mapProse(text, (prose) =>
    prose
      .replace(WIKI, (whole, bang: string, inner: string) => linking.wiki(whole, bang, inner))
      .replace(MARKDOWN, (whole, bang: string, words: string, address: string) =>
        linking.markdown(whole, { bang, words, address }),
      ),
  );
  const { links, lost, files } = linking.found;
  return { text: changed, links, lost, files };
}

class Linking {
  readonly found = new FoundLinks();
  readonly #context: LinkContext;

  constructor(context: LinkContext) {
    this.#context = context;
  }

  wiki(whole: string, bang: string, inner: string): string {
    const [before = '', ...after] = inner.split('|');
    const written = before.replace(/\\$/, '').trim();
    // In a table the stroke is written with a backslash; Kith knows only the plain one, which would end the cell.
    const isInTable = written.length < before.trim().length;
    const words = after.length === 0 ? null : isInTable ? '' : after.join('|').trim();
    const [target, part] = withoutHeading(written);
    // First whole: a title may hold the sign that leads to a heading.
    const asWhole = this.#find(written);
    const path = asWhole ?? this.#find(target);
    if (path === null) return this.#lose(whole, written);
    const note = this.#context.noteAt(path);
    if (!note) return this.#file(path, bang !== '' && IMAGE.test(path), labelOf(words, path));
    const heading = asWhole === null ? part : '';
    if (bang === '' && words === null && this.#isCalled(note, written, heading)) {
      this.found.remember(written, note);
      return whole;
    }
    return this.#link(note, heading, words ?? written);
  }

  markdown(whole: string, link: { bang: string; words: string; address: string }): string {
    const address = link.address.replace(/^<([\s\S]*)>$/, '$1');
    if (ELSEWHERE.test(address)) return whole;
    const [file = '', heading] = address.split('#');
    const path = this.#find(decoded(file)) ?? this.#find(file);
    if (path === null) return this.#lose(whole, decoded(file));
    const note = this.#context.noteAt(path);
    if (!note) return this.#file(path, link.bang !== '', link.words);
    return this.#link(note, heading ? `#${decoded(heading)}` : '', link.words);
  }

  #find(target: string): string | null {
    return this.#context.places.find(target, this.#context.path);
  }

  #lose(whole: string, target: string): string {
    this.found.lose(target);
    return whole;
  }

  #file(path: string, isShown: boolean, label: string): string {
    const address = `${this.#context.mark}${this.found.file(path)}`;
    return `${isShown ? '!' : ''}[${label}](${address})`;
  }

  #link(note: Target, heading: string, given: string): string {
    const base = this.found.baseFor(note, heading);
    const words = tidyWords(given);
    this.found.remember(base, note);
    const isPlain = words === '' || words === base;
    return isPlain || base.length + words.length >= LINK_CHARS_MAX
      ? `[[${base}]]`
      : `[[${base}|${words}]]`;
  }

  /** Whether a link already says the title of its note. */
  #isCalled(note: Target, written: string, heading: string): boolean {
    const isSame = written.toLowerCase() === `${note.title}${heading}`.toLowerCase();
    return isSame && this.found.isFree(written, note);
  }
}

/** Obsidian writes the width of an image where its words would be. */
function labelOf(words: string | null, path: string): string {
  const isWidth = words !== null && /^\d+(?:x\d+)?$/.test(words);
  return words === null || isWidth ? nameOf(path) : tidyWords(words);
}

const tidyWords = (words: string): string => words.replace(/[[\]|\n]+/g, ' ').trim();
