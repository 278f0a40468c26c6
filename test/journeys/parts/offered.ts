import type { Locator, Page } from 'playwright-core';

/** What can be taken: while the next letters are asked for, the list before is seen and takes no key. */
export const offered = (page: Page, name: RegExp): Locator =>
  page
    .locator('.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled)')
    .getByRole('option', { name });
