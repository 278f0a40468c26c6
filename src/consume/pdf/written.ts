import { escapeHtml } from '#html';
import { sanitise } from '#sources';
import { pageLabel } from '../highlights/page-rules.ts';
import { PDF_HTML_CHARS_MAX } from './limits.ts';
import type { Paragraph } from './paragraphs.ts';

/** Says which page it is in words that a reader of screens says too; `page-rules.ts` finds it again. */
const written = (paragraphs: readonly Paragraph[], number: number): string => {
  const blocks = paragraphs.map(({ text, isHeading }) =>
    isHeading ? `<h3>${escapeHtml(text)}</h3>` : `<p>${escapeHtml(text)}</p>`,
  );
  return sanitise(`<section aria-label="${pageLabel(number)}">${blocks.join('')}</section>`);
};

/** The pages as HTML, as many as may be kept: a page is there whole or not at all. */
export function htmlOf(pages: readonly (readonly Paragraph[])[]): string {
  let html = '';
  for (const [at, paragraphs] of pages.entries()) {
    const page = written(paragraphs, at + 1);
    if (html.length + page.length > PDF_HTML_CHARS_MAX) break;
    html += page;
  }
  return html;
}
