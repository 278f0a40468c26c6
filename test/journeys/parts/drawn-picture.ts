import type { Page } from 'playwright-core';

/** Errors of two versions over an hour, as somebody would draw them; a browser makes a picture of it. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="280" font-family="sans-serif" font-size="15">
<rect width="640" height="280" fill="#fffdf6"/>
<path d="M50 20V240H620" fill="none" stroke="#444" stroke-width="2"/>
<path d="M50 215C150 205 250 220 340 212S520 218 610 210" fill="none" stroke="#2b6a52" stroke-width="3"/>
<path d="M50 212C150 218 250 205 330 208S400 90 440 70" fill="none" stroke="#b4552d" stroke-width="3"/>
<path d="M440 20V240" stroke="#888" stroke-dasharray="5 5"/>
<text x="448" y="38" fill="#444">rolled back</text><text x="500" y="198" fill="#2b6a52">old version</text>
<text x="255" y="110" fill="#b4552d">new version</text><text x="60" y="262" fill="#444">nine</text><text x="320" y="262" fill="#444">ten</text>
</svg>`;

/** The bytes of a PNG. */
export async function drawnPicture(page: Page): Promise<Buffer> {
  const sheet = await page.context().newPage();
  await sheet.setContent(DRAWING);
  const bytes = await sheet.locator('svg').screenshot();
  await sheet.close();
  return bytes;
}
