/** How large what one presses is for a finger. */
import type { Page } from 'playwright-core';

/** 40 px: a fingertip. */
const HIGH_PX_MIN = 40;

/**
 * What is pressed on this page and is lower than a finger needs, with the room around it that presses it too; and
 * what cannot be pressed at all, because something lies over it. A link within a sentence is as high as its line,
 * which is how the guidelines have it.
 */
export function lowTargets(page: Page): Promise<string[]> {
  return page.evaluate((highPxMin) => {
    const all = document.querySelectorAll<HTMLElement>(
      'main :is(button, summary, select, input, h2 a, h3 a, a.link-plain, .page-above a)',
    );
    const isMeant = (one: HTMLElement) =>
      one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !one.closest('.visually-hidden, label') &&
      one.getBoundingClientRect().height > 1;
    const highOf = (one: HTMLElement): number | null => {
      one.scrollIntoView({ block: 'center' });
      const { left, top, bottom, width } = one.getBoundingClientRect();
      const isHit = (y: number) =>
        one.contains(document.elementFromPoint(left + Math.min(width, highPxMin) / 2, y));
      if (!isHit((top + bottom) / 2)) return null;
      let [from, to] = [top + 0.5, bottom - 0.5];
      while (isHit(from - 1) && top - from < highPxMin) from -= 1;
      while (isHit(to + 1) && to - bottom < highPxMin) to += 1;
      return to - from + 1;
    };
    return [...all].filter(isMeant).flatMap((one) => {
      const high = highOf(one);
      if (high !== null && Math.round(high) >= highPxMin) return [];
      const found = high === null ? 'covered' : `${Math.round(high)} px`;
      return [`${found}: ${one.outerHTML.slice(0, 120)}`];
    });
  }, HIGH_PX_MIN);
}
