/** A Kith on the invented web with a browser before it: what every journey but the first stands on. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { BUILDERS } from '../../invented/builders.ts';
import { ONLOOKERS, STRANGERS } from '../../invented/onlookers.ts';
import type { Site } from '../../invented/site.ts';
import { type InventedWeb, startInventedWeb } from '../../invented/web.ts';
import { type Chromium, openBrowser, type Visitor } from './browser.ts';
import { keepPictureOnFailure } from './failure-picture.ts';
import { becomeMember } from './prepare.ts';
import { type RunningKith, runKith } from './server.ts';

export const FOLLOWED = [...BUILDERS, ...ONLOOKERS];

export interface Stage {
  kith: RunningKith;
  web: InventedWeb;
  /** The page of the first member, who is signed in. */
  page: Page;
  complaints: string[];
  /** Somebody else, with a browser of their own. */
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
  /** At the start of a test: a picture when it fails. */
  watch(): void;
}

/**
 * Sets the stage once for a file, with a first member. `prepare` goes on from there. The fields are
 * there from the first test on. `settings` are asked for before the Kith begins.
 */
export function setStage(
  prepare?: (page: Page, kith: RunningKith) => Promise<void>,
  moreSites: readonly Site[] = [],
  settings: () => Promise<Record<string, string>> = async () => ({}),
): Stage {
  const stage = {} as Stage;
  let chromium: Chromium | undefined;
  beforeAll(async () => {
    const web = await startInventedWeb([...FOLLOWED, ...STRANGERS, ...moreSites]);
    const kith = await runKith(web.fetch, await settings());
    const opened = await openBrowser();
    chromium = opened;
    const { page, complaints } = await opened.visitor(kith.origin);
    Object.assign(stage, {
      kith,
      web,
      page,
      complaints,
      visitor: (options?: BrowserContextOptions) => opened.visitor(kith.origin, options),
      watch: () => keepPictureOnFailure(() => page),
    });
    await becomeMember(page);
    await prepare?.(page, kith);
  });
  afterAll(async () => {
    await chromium?.close();
    await stage.kith?.close();
    await stage.web?.stop();
    // A journey that is well leaves no bug behind, also none that nobody sees.
    expect(stage.kith?.errors).toEqual([]);
  });
  return stage;
}
