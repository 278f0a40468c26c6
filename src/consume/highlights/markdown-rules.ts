import { addressOfPage } from './page-rules.ts';

/** Words of others as Markdown that shows them as they are, on one line each. */
export const plainMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~]|&(?=#?\w+;)/gu, (sign) => `\\${sign}`).replace(/\s+/gu, ' ');

/**
 * What a member says, or a list says for them: Markdown, as they wrote it. But HTML is text here, and must be text
 * in the programs that open the file; in code, too, since what is code is told by more than a pattern. A backslash
 * would not do: one before it would take its force away.
 */
export const saidMarkdown = (text: string): string =>
  text.trim().replace(/<(?=[a-z/!?])(?!https?:\/\/[^\s<>"]+>)/giu, '&lt;');

/** What would make a line an item of a list, a rule, or a heading of the line before. */
const BEGINS_BLOCK = /^(\s*\d*)([-+=]|(?<=\d)[.)])/u;

/** A passage as a quote. */
export const quoteMarkdown = (exact: string): string =>
  exact
    .split('\n')
    .map((line) => `> ${plainMarkdown(line).replace(BEGINS_BLOCK, '$1\\$2')}`.trimEnd())
    .join('\n');

interface Source {
  title: string;
  url: string | null;
  source: string;
}

const addressMarkdown = (url: string): string => `<${url.replace(/[<>\s]/gu, encodeURIComponent)}>`;

/** Which page of a PDF, with a way there. */
export const pageMarkdown = (page: number, url: string | null): string =>
  url === null ? `page ${page}` : `[page ${page}](${addressMarkdown(addressOfPage(url, page))})`;

/** Where a passage is from, with a way there. */
function sourceMarkdown({ title, url, source }: Source, page: number | null = null): string {
  const name = plainMarkdown(title || source || 'Untitled');
  const from = source && source !== title ? `, ${plainMarkdown(source)}` : '';
  const on = page === null ? '' : `, ${pageMarkdown(page, url)}`;
  return `${url === null ? name : `[${name}](${addressMarkdown(url)})`}${from}${on}`;
}

/** A note that begins with a passage, where it is from, and what one said of it; there is room to go on. */
export function noteOfHighlight(
  { exact, note, page }: { exact: string; note: string; page: number | null },
  source: Source,
): string {
  const said = note.trim() === '' ? [] : [note.trim()];
  return `${[quoteMarkdown(exact), sourceMarkdown(source, page), ...said].join('\n\n')}\n\n`;
}
