import { linkParts } from '../../markdown/link-kind.ts';
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
import { mapLines } from './prose.ts';

/** Longer ones Kith takes for plain text. */
const LINK_CHARS_MAX = 330;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|heic|tiff?)$/i;

/** Turns the links that another program wrote into Kith's, and says where they lead. Code is left alone. */
export function linkText(text: string, context: LinkContext): Linked {
  const linking = new Linking(context);
  const changed = mapLines(text, (line, bar) =>
    line
      .replace(WIKI, (whole, bang: string, inner: string) =>
        linking.wiki(whole, { bang, inner, bar }),
      )
      .replace(MARKDOWN, (whole, bang: string, words: string, address: string) =>
        linking.markdown(whole, { bang, words, address, bar }),
      ),
  );
  const { links, lost, files } = linking.found;
  return { text: changed, links, lost, files };
}

/** A link as it stands there, and the stroke that its line bears. */
interface Wiki {
  bang: string;
  inner: string;
  bar: string;
}
interface Written {
  bang: string;
  words: string;
  address: string;
  bar: string;
}

class Linking {
  readonly found = new FoundLinks();
  readonly #context: LinkContext;

  constructor(context: LinkContext) {
    this.#context = context;
  }

  wiki(whole: string, { bang, inner, bar }: Wiki): string {
    const parts = linkParts(inner);
    const written = parts.target.trim();
    const words = parts.bar === '' ? null : parts.words.trim();
    const [target, part] = withoutHeading(written);
    // First whole: a title may hold the sign that leads to a heading.
    const asWhole = this.#find(written);
    const path = asWhole ?? this.#find(target);
    // A heading of this very note.
    if (written.startsWith('#')) return whole;
    if (path === null) return this.#lose(whole, written);
    const note = this.#context.noteAt(path);
    if (!note) return this.#file(path, bang !== '' && IMAGE.test(path), labelOf(words, path));
    const heading = asWhole === null ? part : '';
    if (bang === '' && words === null && this.#isCalled(note, written, heading)) {
      this.found.remember(written, note);
      return whole;
    }
    return this.#link(note, heading, { given: words ?? written, bar: parts.bar || bar });
  }

  markdown(whole: string, link: Written): string {
    const address = link.address.replace(/^<([\s\S]*)>$/, '$1');
    if (ELSEWHERE.test(address)) return whole;
    const [file = '', heading] = address.split('#');
    const path = this.#find(decoded(file)) ?? this.#find(file);
    if (path === null) return this.#lose(whole, decoded(file));
    const note = this.#context.noteAt(path);
    if (!note) {
      const label = link.bang === '' ? link.words : link.words.replace(WIDTH, '');
      return this.#file(path, link.bang !== '', label);
    }
    const part = heading ? `#${decoded(heading)}` : '';
    return this.#link(note, part, { given: link.words, bar: link.bar });
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

  #link(note: Target, heading: string, { given, bar }: { given: string; bar: string }): string {
    const base = this.found.baseFor(note, heading);
    const words = tidyWords(given);
    this.found.remember(base, note);
    const isPlain = words === '' || words === base;
    return isPlain || base.length + words.length >= LINK_CHARS_MAX
      ? `[[${base}]]`
      : `[[${base}${bar}${words}]]`;
  }

  /** Whether a link already says the title of its note. */
  #isCalled(note: Target, written: string, heading: string): boolean {
    const isSame = written.toLowerCase() === `${note.title}${heading}`.toLowerCase();
    return isSame && this.found.isFree(written, note);
  }
}

/** Obsidian writes the width of an image where its words would be, or behind them. */
const WIDTH = /(?:^|\\?\|)\s*\d+(?:x\d+)?\s*$/u;

function labelOf(words: string | null, path: string): string {
  const said = tidyWords((words ?? '').replace(WIDTH, ''));
  return said === '' ? nameOf(path) : said;
}

const tidyWords = (words: string): string => words.replace(/[[\]|\n]+/g, ' ').trim();
