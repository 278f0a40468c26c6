import { linkParts, targetOf } from '../../markdown/link-kind.ts';
import { foldWords } from '../../notes/fold.ts';
import {
  ELSEWHERE,
  FoundLinks,
  type LinkContext,
  type Linked,
  MARKDOWN,
  WIKI,
  withoutHeading,
} from './found-links.ts';
import { decoded } from './places.ts';
import { mapProse } from './prose.ts';

/**
 * Takes back what the export did to links and attachments (`export/links.ts`), and nothing else:
 * a text that Kith wrote comes back as it was.
 */
export function linkOwnText(text: string, context: LinkContext): Linked {
  const found = new FoundLinks();
  const changed = mapProse(text, (prose) =>
    prose
      .replace(WIKI, (whole, bang: string, inner: string) =>
        ownWiki(whole, { bang, inner, context, found }),
      )
      .replace(MARKDOWN, (whole, bang: string, words: string, address: string) => {
        const file = fileAt(address, context);
        return file ? `${bang}[${words}](${context.mark}${found.file(file)})` : whole;
      }),
  );
  const { links, lost, files } = found;
  return { text: changed, links, lost, files };
}

interface Wiki {
  bang: string;
  inner: string;
  context: LinkContext;
  found: FoundLinks;
}

function ownWiki(whole: string, { bang, inner, context, found }: Wiki): string {
  const { target: before, bar, words } = linkParts(inner);
  const written = before.trim();
  if (targetOf(written).kind !== null) return whole;
  const [target, part] = withoutHeading(written);
  const asWhole = context.places.find(written, context.path);
  const path = asWhole ?? context.places.find(target, context.path);
  const note = path === null ? undefined : context.noteAt(path);
  if (!note) {
    found.lose(written);
    return whole;
  }
  if (bar === '') {
    // The export writes the words of every link that does not say the title.
    const isCalled = foldWords(written) === foldWords(note.title) && found.isFree(written, note);
    if (isCalled) found.remember(written, note);
    return whole;
  }
  const base = found.baseFor(note, asWhole === null ? part : '', target);
  found.remember(base, note);
  return `${bang}[[${words === base ? base : `${base}${bar}${words}`}]]`;
}

/** The attachment an address leads to; links to notes the export writes in brackets only. */
function fileAt(address: string, { places, noteAt, path }: LinkContext): string | null {
  if (ELSEWHERE.test(address)) return null;
  const file = places.find(decoded(address), path);
  return file === null || noteAt(file) ? null : file;
}
