/** Somebody without a mouse: goes through a page by Tab, acts by keys, and notices when the focus is lost or unseen. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const TABS_MAX = 160;
const STEPS_MAX = 20;
const ARROWS_MAX = 16;
const SEEN_MS_MAX = 2_000;

export interface Keys {
  /** Presses Tab until this has the focus; an index by its label stands for the first visible one. */
  to(where: Locator): Promise<void>;
  /** Goes there and presses Enter. */
  enter(where: Locator): Promise<void>;
  /** Goes there and writes, over what stands there. */
  write(where: Locator, text: string): Promise<void>;
  /** Goes to a list to choose from and types the beginning of a choice. */
  choose(where: Locator, label: string): Promise<void>;
  /** Goes to a group of radio buttons, and by arrows to this one. */
  pick(where: Locator): Promise<void>;
  /** Opens a menu and takes this of it. */
  take(menu: Locator, item: string | RegExp): Promise<void>;
  press(key: string): Promise<void>;
  /** Goes on to something in which a letter is no text, so that it can be a shortcut. */
  leaveField(): Promise<void>;
  /** Once it is told with these words that something was done: takes it back. */
  undo(told: string | RegExp): Promise<void>;
  isOn(where: Locator): Promise<boolean>;
  /** Something has the focus: not the bare page, where one would have to begin again. */
  isHeld(): Promise<void>;
  /** What was wrong with the focus on the way, in words. */
  faults: string[];
}

interface Held {
  name: string;
  fault: string | null;
}

export function keysOn(page: Page): Keys {
  const faults: string[] = [];
  const press = (key: string) => page.keyboard.press(key);
  const isHeld = () =>
    expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  const note = async () => {
    // What arrives meanwhile moves what stands below it; the browser brings the focus into view again.
    const isWell = () => heldNow(page).then((held) => !held?.fault);
    await expect
      .poll(isWell, { timeout: SEEN_MS_MAX })
      .toBe(true)
      .catch(() => {});
    const held = await heldNow(page);
    if (held?.fault) faults.push(`${new URL(page.url()).pathname}: ${held.name} ${held.fault}`);
  };
  const to = async (where: Locator) => {
    const target = where.filter({ visible: true }).first();
    await target.waitFor();
    for (let tabs = 0; tabs < TABS_MAX; tabs++) {
      // What it is called is looked for once in a while only: a page of names is read for it.
      const element = await target.elementHandle();
      for (let steps = 0; steps < STEPS_MAX; steps++, tabs++) {
        if (await element?.evaluate(hasFocus)) return note();
        await press('Tab');
      }
    }
    throw new Error(`${TABS_MAX} times Tab did not lead to ${String(where)}`);
  };
  const write = async (where: Locator, text: string) => {
    await to(where);
    await press('Control+a');
    await page.keyboard.insertText(text);
  };
  const arrowsTo = async (where: Locator, arrow: string) => {
    await where.waitFor();
    for (let steps = 0; steps < ARROWS_MAX; steps++) {
      if (await isFocused(where)) return note();
      await press(arrow);
    }
    throw new Error(`${ARROWS_MAX} times ${arrow} did not lead to ${String(where)}`);
  };
  const leaveField = async () => {
    await press('Escape');
    while (
      await page.evaluate(() =>
        document.activeElement?.matches('input, textarea, select, .writing-area'),
      )
    )
      await press('Tab');
  };
  return {
    faults,
    leaveField,
    press,
    isHeld,
    isOn: isFocused,
    pick: async (where) => {
      const group = await where.getAttribute('name');
      await to(
        page.locator(`input[name="${group}"]:focus, input[name="${group}"]:checked`).or(where),
      );
      await arrowsTo(where, 'ArrowRight');
    },
    undo: async (told) => {
      await page.getByRole('region', { name: 'Messages' }).getByText(told).waitFor();
      await press('u');
    },
    take: async (menu, item) => {
      await to(menu);
      await press('Enter');
      await arrowsTo(page.getByRole('menuitem', { name: item }), 'ArrowDown');
      await press('Enter');
      await page.getByRole('menu').waitFor({ state: 'hidden' });
    },
    to,
    write,
    enter: async (where) => {
      await to(where);
      await press('Enter');
    },
    choose: async (where, label) => {
      await to(where);
      await page.keyboard.type(label);
    },
  };
}

/** Also of what stands in a shadow root, as the editor of notes does. */
function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element;
}

const isFocused = (where: Locator): Promise<boolean> => where.evaluate(hasFocus);

/** What has the focus: its name, and what is wrong with how that is seen. */
function heldNow(page: Page): Promise<Held | null> {
  return page.evaluate(() => {
    let held = document.activeElement;
    while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
    if (!(held instanceof HTMLElement) || held === document.body) return null;
    const name = held.getAttribute('aria-label') ?? held.textContent?.trim().slice(0, 40) ?? '';
    const { top, bottom, left, right } = held.getBoundingClientRect();
    const isInView = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    // A choice and an editor are drawn by what surrounds them.
    const around = [held, held.parentElement, held.closest('.cm-editor'), held.nextElementSibling];
    const isDrawn = around.some((element) => {
      if (!element) return false;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    });
    const fault = isInView ? (isDrawn ? null : 'is not drawn as focused') : 'is out of view';
    return { name: `${held.tagName.toLowerCase()} “${name}”`, fault };
  });
}
