import type { Archive } from './archive.ts';
import type { RawHighlight, RawItem } from './item.ts';
import { omnivoreItem } from './json.ts';
import { array, object, string } from './json-values.ts';

const METADATA = /^(?:[^/]+\/)?metadata_\d+_to_\d+\.json$/u;

/** Omnivore's export: what is kept in `metadata_….json`, texts in `content/`, highlights in `highlights/`. Null where it is none. */
export function readOmnivore(archive: Archive): RawItem[] | null {
  const metadata = archive.names.filter((name) => METADATA.test(name));
  if (metadata.length === 0) return null;
  const rows = metadata.flatMap((name) => array(archive.jsonAt(name)).map(object));
  return rows.map((row) => {
    const slug = string(row.slug);
    return omnivoreItem(row, {
      html: archive.textAt(`content/${slug}.html`),
      ...quotesIn(archive.textAt(`highlights/${slug}.md`)),
    });
  });
}

/** Quotes of Markdown, each with the words below it; words before the first are of the whole. */
function quotesIn(markdown: string): { takeaway: string; highlights: RawHighlight[] } {
  const found: { exact: string[]; note: string[] }[] = [];
  const ofAll: string[] = [];
  let isQuote = false;
  for (const line of markdown.split(/\r?\n/u)) {
    const quoted = /^\s*>\s?(.*)$/u.exec(line)?.[1];
    if (quoted !== undefined && !isQuote) found.push({ exact: [], note: [] });
    if (quoted !== undefined) found.at(-1)?.exact.push(quoted);
    else (found.at(-1)?.note ?? ofAll).push(line);
    // An empty line within a quote parts its paragraphs only where it is quoted too.
    isQuote = quoted !== undefined;
  }
  return {
    takeaway: ofAll.join('\n'),
    highlights: found.map(({ exact, note }) => ({
      exact: exact.join('\n'),
      note: note.join('\n'),
    })),
  };
}
