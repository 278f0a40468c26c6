import { escapeText } from '../../feeds/parse/html.ts';
import { straightLink } from './straight-links.ts';

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']/gi;

/** A letter of text only as HTML: paragraphs, and addresses that can be followed. */
export function plainLetter(text: string): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n[ \t]*\n\s*/);
  return paragraphs.map((one) => `<p>${linked(one).replaceAll('\n', '<br>')}</p>`).join('');
}

function linked(text: string): string {
  let html = '';
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const href = straightLink(found[0]);
    html += escapeText(text.slice(from, found.index));
    html += `<a href="${escapeText(href).replaceAll('"', '&quot;')}">${escapeText(href)}</a>`;
    from = found.index + found[0].length;
  }
  return html + escapeText(text.slice(from));
}
