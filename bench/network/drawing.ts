/** Who draws on this machine, and what that takes: without a graphics card a processor does, which is no cost of the program's. */
import type { Browser, Page } from 'playwright-core';

/** Processor time that the browser's drawing process has taken so far, all its threads together. */
export async function drawingMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return 1_000 * (processInfo.find(({ type }) => type === 'GPU')?.cpuTime ?? 0);
}

/** What WebGL says that draws: a graphics card, or SwiftShader, which is a processor. */
export const drawnBy = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const named = gl?.getExtension('WEBGL_debug_renderer_info');
    return String(gl && named ? gl.getParameter(named.UNMASKED_RENDERER_WEBGL) : 'nothing');
  });
