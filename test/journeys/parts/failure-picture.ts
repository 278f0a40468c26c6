import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

/** When this test fails, keeps a picture of the page and says where: words alone seldom tell why. */
export function keepPictureOnFailure(page: () => Page | undefined): void {
  onTestFailed(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'kith-failed-')), 'page.png');
    await page()?.screenshot({ path: file, fullPage: true });
    console.error(`The page as it was: ${file} (${page()?.url()})`);
  });
}
