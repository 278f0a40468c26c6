/** What an invented person publishes. Written for Kith; nobody here exists. */
export interface Site {
  /** Ends in `.example`, so that no address can be somebody's. */
  host: string;
  /** Who writes; also the author in the feed. */
  name: string;
  title: string;
  /** Two letters; English when absent. */
  language?: string;
  /** A group in the subscription list. */
  folder?: string;
  about: string;
  /** The site asks programs to stay away. */
  isClosed?: boolean;
  entries: readonly Piece[];
}

export interface Piece {
  title: string;
  /** Days before the feed is asked for. */
  daysAgo: number;
  /** Paragraphs with an empty line between them; links as `[words](https://…)`. */
  text: string;
  /** What stands below it in the feed, as HTML. */
  html?: string;
  /** Its page, where it has one: an article as HTML. */
  article?: string;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The text of a piece as HTML. */
function htmlOf(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${linked(escaped(paragraph.replace(/\s+/g, ' ').trim()))}</p>`)
    .join('\n');
}

const linked = (text: string): string =>
  text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>');

const DAY_MS = 86_400_000;
const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const homeOf = ({ host }: Site): string => `https://${host}/`;
const feedOf = (site: Site): string => `${homeOf(site)}feed.xml`;
const addressOf = (site: Site, piece: Piece): string => `${homeOf(site)}${slug(piece.title)}`;

/** Its feed as Atom, with dates counted back from `now` (epoch ms). */
export function atomOf(site: Site, now: number): string {
  const at = (piece: Piece) => new Date(now - piece.daysAgo * DAY_MS).toISOString();
  const entries = site.entries.map(
    (piece) => `<entry><id>${addressOf(site, piece)}</id><title>${escaped(piece.title)}</title>
<link rel="alternate" href="${addressOf(site, piece)}"/><published>${at(piece)}</published>
<updated>${at(piece)}</updated><content type="html">${escaped(htmlOf(piece.text) + (piece.html ?? ''))}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language ?? 'en'}"><id>${homeOf(site)}</id>
<title>${escaped(site.title)}</title><link rel="alternate" href="${homeOf(site)}"/>
<link rel="self" href="${feedOf(site)}"/><updated>${new Date(now).toISOString()}</updated>
<author><name>${escaped(site.name)}</name></author>
${entries.join('\n')}
</feed>`;
}

/** Its front page: who writes, and where the feed is. */
export function pageOf(site: Site): string {
  return `<!doctype html><html lang="${site.language ?? 'en'}"><head><meta charset="utf-8">
<title>${escaped(site.title)}</title><meta name="author" content="${escaped(site.name)}">
<link rel="alternate" type="application/atom+xml" href="/feed.xml" title="${escaped(site.title)}"></head>
<body><div class="h-card"><a class="p-name u-url" rel="me" href="${homeOf(site)}">${escaped(site.name)}</a>
<p class="p-note">${escaped(site.about)}</p></div></body></html>`;
}

/** A subscription list of sites, in their folders. */
export function opmlOf(title: string, sites: readonly Site[]): string {
  const line = (site: Site) =>
    `<outline type="rss" text="${escaped(site.title)}" xmlUrl="${feedOf(site)}" htmlUrl="${homeOf(site)}"/>`;
  const folders = [...Map.groupBy(sites, (site) => site.folder ?? '')].map(([folder, held]) => {
    const lines = held.map(line).join('\n');
    return folder === '' ? lines : `<outline text="${escaped(folder)}">\n${lines}\n</outline>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>${escaped(title)}</title></head><body>
${folders.join('\n')}
</body></opml>`;
}

/** The page of a piece; null where it has none. */
export function articlePageOf(site: Site, path: string): string | null {
  const piece = site.entries.find((one) => slug(one.title) === path);
  if (piece?.article === undefined) return null;
  return `<!doctype html><html lang="${site.language ?? 'en'}"><head><title>${escaped(piece.title)}</title></head>
<body><nav><a href="/">${escaped(site.title)}</a></nav><article><h1>${escaped(piece.title)}</h1>${piece.article}</article></body></html>`;
}
