import { pageOf } from '../../highlights/page-rules.ts';

export interface PdfPage {
  number: number;
  html: string;
}

/** The pages of a PDF's text, in their order. */
export function pagesIn(html: string): PdfPage[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.children].flatMap((section) => {
    const number = pageOf(section);
    return number === null ? [] : [{ number, html: section.innerHTML }];
  });
}
