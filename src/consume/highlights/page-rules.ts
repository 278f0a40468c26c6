import type { Piece } from './text-rules.ts';

/** How the text of a PDF says which page a section is; sanitising leaves it as it is. */
export const pageLabel = (number: number): string => `Page ${number}`;
const LABEL = /^Page (\d{1,5})$/u;

/** Which page a section is; null when it is none. */
export function pageOf(section: Element | null | undefined): number | null {
  const [, number] = LABEL.exec(section?.getAttribute('aria-label') ?? '') ?? [];
  return number === undefined ? null : Number(number);
}

/** On which page of a text a place is; null in a text without pages. */
export function pageAt(pieces: readonly Piece[], at: number): number | null {
  const piece = pieces.find(({ from, to }) => from <= at && at < to);
  return pageOf(piece?.node.parentElement?.closest('section'));
}

/** The way to a page of a PDF on the web (RFC 3778). */
export const addressOfPage = (url: string, page: number): string =>
  `${url.replace(/#.*$/su, '')}#page=${page}`;
