/** What somebody does on the map while it is measured, and single acts beside it. */
import type { Page } from 'playwright-core';

/** Drawn by a processor beside other work, in the largest canvas, this takes its time. */
const SETTLE_MS = 180_000;

/** The page's own clock of frames stands still for a while once the layout is done. */
export async function untilLaidOut(page: Page): Promise<void> {
  await page.locator('.network-map[data-laid-out]').waitFor({ timeout: SETTLE_MS });
}

async function middleOf(page: Page): Promise<{ x: number; y: number; reach: number }> {
  const canvas = page.locator('.network-canvas');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('there is no map');
  const reach = Math.min(box.width, box.height) * 0.4;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, reach };
}

export const GESTURES: Record<string, (page: Page) => Promise<void>> = {
  'moved about': async (page) => {
    const { x, y, reach } = await middleOf(page);
    for (let n = 0; n < 4; n++) {
      await page.mouse.move(x, y);
      await page.mouse.down();
      const [right, down] = [n % 2 ? -reach : reach, (n > 1 ? reach : -reach) * 0.6];
      await page.mouse.move(x + right, y + down, { steps: 45 });
      await page.mouse.up();
    }
  },
  zoomed: async (page) => {
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    for (let n = 0; n < 40; n++) {
      await page.mouse.wheel(0, n < 20 ? -120 : 120);
      await page.waitForTimeout(60);
    }
  },
  'pointed at': async (page) => {
    const { x, y, reach } = await middleOf(page);
    for (let n = 0; n < 6; n++)
      await page.mouse.move(x + reach * Math.cos(n * 2), y + reach * 0.75 * Math.sin(n * 2), {
        steps: 40,
      });
  },
  'gone through by keys': async (page) => {
    await page.locator('.network-canvas').focus();
    for (const key of ['ArrowRight', 'ArrowDown', '+', 'ArrowLeft', '-', 'ArrowUp', 'n', 'n', 'p'])
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press(key);
        await page.waitForTimeout(40);
      }
    await page.keyboard.press('Escape');
  },
};

/** Single acts: another lens, a page of the table of 2,000, a letter in its search. */
export const ACTS: Record<string, (page: Page) => Promise<void>> = {
  'seen for a goal': async (page) => {
    const lens = page.getByLabel('Seen for');
    for (let n = 1; n <= 5; n++) {
      await lens.selectOption({ index: n });
      await page.waitForTimeout(300);
    }
    await lens.selectOption({ index: 0 });
    await page.waitForTimeout(300);
  },
  'the table gone through': async (page) => {
    for (let n = 0; n < 6; n++) {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.waitForTimeout(150);
    }
  },
  'the table searched': async (page) => {
    for (const letter of 'lund 19') {
      await page.getByLabel('Find somebody').press(letter === ' ' ? 'Space' : letter);
      await page.waitForTimeout(150);
    }
  },
};
