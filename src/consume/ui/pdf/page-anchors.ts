/** What stands behind the `#` of a page's address. */
export const anchorOf = (page: number): string => `page-${page}`;

/** Brings a page into view, for eyes and for who goes on by keyboard. */
export function showPage(page: number): void {
  const section = document.getElementById(anchorOf(page));
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
