/** Words of others as Markdown that shows them as they are, on one line each. */
export const plainMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~]/gu, (sign) => `\\${sign}`).replace(/\s+/gu, ' ');

/** A passage as a quote. */
export const quoteMarkdown = (exact: string): string =>
  exact
    .split('\n')
    .map((line) => `> ${plainMarkdown(line)}`.trimEnd())
    .join('\n');

interface Source {
  title: string;
  url: string | null;
  source: string;
}

/** Where a passage is from, with a way there. */
export function sourceMarkdown({ title, url, source }: Source): string {
  const name = plainMarkdown(title || source || 'Untitled');
  const from = source && source !== title ? `, ${plainMarkdown(source)}` : '';
  return url === null
    ? `${name}${from}`
    : `[${name}](<${url.replace(/[<>\s]/gu, encodeURIComponent)}>)${from}`;
}

/** A note that begins with a passage, where it is from, and what one said of it; there is room to go on. */
export function noteOfHighlight(
  { exact, note }: { exact: string; note: string },
  source: Source,
): string {
  const said = note.trim() === '' ? [] : [note.trim()];
  return `${[quoteMarkdown(exact), sourceMarkdown(source), ...said].join('\n\n')}\n\n`;
}
