/** Where what one sees stands: a list scrolls with the page, or side by side with an entry by itself. */

const LIST = '[data-pane="list"]';
const ENTRY = '[data-pane="entry"]';
/** So much of the row before or after shows, too: there is more. */
const AROUND_PX = 48;

/** What scrolls a list side by side; null where the page does. */
export const paneOf = (within: Element): HTMLElement | null => within.closest<HTMLElement>(LIST);

/** How far below the top of the window the part begins that scrolls a list, in px. */
export const topOf = (within: Element): number => paneOf(within)?.getBoundingClientRect().top ?? 0;

const scrollBy = (within: Element, top: number) =>
  (paneOf(within) ?? window).scrollBy({ top, behavior: 'instant' });

/** Brings a row into view. Side by side nothing but the list moves. */
export function showRow(row: HTMLElement, block: 'nearest' | 'center'): void {
  const pane = paneOf(row);
  if (pane === null) {
    row.scrollIntoView({ block });
    return;
  }
  const bounds = pane.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  const above = top - bounds.top - AROUND_PX;
  const below = bottom - Math.min(bounds.bottom, window.innerHeight) + AROUND_PX;
  if (above >= 0 && below <= 0) return;
  const isCentred = block === 'center';
  scrollBy(row, isCentred ? (above + below) / 2 : above < 0 ? above : Math.min(above, below));
}

export const rowOf = (within: ParentNode | null, id: number): HTMLElement | null =>
  within?.querySelector<HTMLElement>(`[data-entry="${id}"]`) ?? null;

/** The focus goes from the list into the entry; what one sees of it stays. */
export const enterEntry = (frame: ParentNode | null): void =>
  frame?.querySelector<HTMLElement>(ENTRY)?.focus({ preventScroll: true });

export const hasListFocus = (frame: ParentNode): boolean =>
  frame.querySelector(LIST)?.contains(document.activeElement) === true;

/** A row that one sees, and how far below the top of what scrolls it, in px. */
export interface SeenRow {
  id: number;
  belowTopPx: number;
}

/** The row that one sees first; null at the very top. */
export function firstSeen(frame: HTMLElement): SeenRow | null {
  const rows = frame.querySelectorAll<HTMLElement>('[data-entry]');
  const [first] = rows;
  if (!first || (paneOf(first)?.scrollTop ?? window.scrollY) === 0) return null;
  const top = topOf(first);
  const row = [...rows].find((one) => one.getBoundingClientRect().bottom > top);
  if (!row) return null;
  return {
    id: Number(row.dataset.entry),
    belowTopPx: row.getBoundingClientRect().top - top,
  };
}

/** Puts it there again. */
export function showAgain(list: HTMLElement, { id, belowTopPx }: SeenRow): void {
  const row = rowOf(list, id);
  if (row) scrollBy(row, row.getBoundingClientRect().top - topOf(row) - belowTopPx);
}

/** A passage of the entry one reads, and how far below the top of the window, in px. */
export interface SeenPassage {
  passage: Element;
  topPx: number;
}

/** The passage at the top of the window; null where one has not begun to read. */
export function firstPassage(frame: HTMLElement): SeenPassage | null {
  const entry = frame.querySelector(ENTRY);
  if (!entry || window.scrollY === 0) return null;
  const passages = entry.querySelectorAll('h1, h2, h3, p, li, pre, figure, img');
  const passage = [...passages].find((one) => one.getBoundingClientRect().bottom > 0);
  return passage ? { passage, topPx: passage.getBoundingClientRect().top } : null;
}

/** The entry scrolls with the page. */
export function showPassage({ passage, topPx }: SeenPassage): void {
  window.scrollBy({ top: passage.getBoundingClientRect().top - topPx, behavior: 'instant' });
}
