/** What is wrong with a page: faults that axe-core finds, scrolling sideways, complaints of the browser. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { NARROW, type Visitor } from './browser.ts';

const GRAVE = ['serious', 'critical'];

/** In another light only colours are others, so that nothing else is looked at again. */
const ONLY_COLOURS = {
  runOnly: { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] },
};

/** What is wrong with the page as it stands, in words; nothing when it is well. */
export async function faultsOf(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Without a second page for the frames that we do not have, and a report of all that is well.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], ...(what === 'colours' ? ONLY_COLOURS : {}) })
    .analyze();
  const grave = violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  const [width, wanted, wide] = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    );
    return [clientWidth, scrollWidth, wide.at(-1)?.outerHTML.slice(0, 200)] as const;
  });
  return wanted > width ? [...grave, `scrolls sideways: ${wanted} of ${width}: ${wide}`] : grave;
}

/** Looks at an address on a narrow screen, light and dark; gives what is wrong, with where. */
export async function look(
  visitor: Visitor,
  address: string,
  ready: RegExp | string,
): Promise<string[]> {
  const { page, complaints } = visitor;
  const faults: string[] = [];
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(NARROW);
  await page.goto(address);
  await page.getByText(ready).filter({ visible: true }).first().waitFor();
  faults.push(...(await faultsOf(page)).map((fault) => `${address} at 360 px: ${fault}`));
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(
    ...(await faultsOf(page, 'colours')).map((fault) => `${address} in the dark: ${fault}`),
  );
  return [...faults, ...complaints.splice(0).map((words) => `${address}: ${words}`)];
}
