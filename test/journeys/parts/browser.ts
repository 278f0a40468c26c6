/** Debian's chromium with nothing of its own going on, and pages that remember what went wrong. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { within } from './within.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** How chromium notes the answer to "who is signed in?" when nobody is; the program expects it. */
const SIGNED_OUT = /status of 401/;
/** On two slow cores beside other work; what hangs must still end. */
const ACTION_MS_MAX = 45_000;
export const NARROW = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 800 };
/** Neither a phone nor wide enough for a list and an entry side by side. */
export const WITHOUT_ROOM = { width: 1100, height: 800 };

export interface Visitor {
  page: Page;
  /** Errors on the console, uncaught ones, and what the content security policy refused. */
  complaints: string[];
  close(): Promise<void>;
}

export interface Chromium {
  browser: Browser;
  /** Somebody with a browser of their own: no cookies, nothing kept. */
  visitor(origin: string, options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

/** `flags` are switches of chromium's besides. */
export async function openBrowser(flags: readonly string[] = []): Promise<Chromium> {
  // Whatever chromium writes besides its profile goes with it.
  const home = mkdtempSync(path.join(tmpdir(), 'kith-browser-'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: [...ARGUMENTS, ...flags],
    env: { ...definedEnvironment(), HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  return {
    browser,
    visitor: (origin, options) => openVisitor(browser, origin, options),
    close: async () => {
      await within('closing the browser', browser.close());
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

async function openVisitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await within(
    'opening a browser context',
    browser.newContext({
      baseURL: origin,
      viewport: WIDE,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    }),
  );
  context.setDefaultTimeout(ACTION_MS_MAX);
  const page = await within('opening a page in a new browser context', context.newPage());
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' || SIGNED_OUT.test(message.text())) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return {
    page,
    complaints,
    close: () => within('closing a browser context', context.close()),
  };
}
