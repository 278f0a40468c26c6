/**
 * How long a key takes while one writes in a note of 50,000 words: the processor time of the page's
 * main thread from one key to the next, painting and the autosave between them included, in Chromium
 * on the real page. Processor time, because other work on the machine must not count. `npm run bench:typing`.
 * Prints JSON and ends with 1 when the slow ones (p95) take longer than a frame of 16 ms.
 */
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/journeys/parts/browser.ts';
import { ask, becomeMember } from '../test/journeys/parts/prepare.ts';
import { runKith } from '../test/journeys/parts/server.ts';
import { longNote } from './typing/long-note.ts';

const WORDS = 50_000;
const LIMIT_MS = 16;
const KEYS = 400;
/** Some 200 words a minute: faster than anyone, so that saving falls between keys too. */
const EVERY_MS = 60;
const TYPED = 'so we tried it again and [[asked]] **why** it took $x$ days\n';
/** Milliseconds of processor time that the page's main thread has used; waiting does not count. */
async function clockOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1_000;
  };
}

async function typeAt(page: Page, place: string): Promise<number[]> {
  await page.getByLabel('Text', { exact: true }).focus();
  await page.keyboard.press(place === 'the beginning' ? 'Control+Home' : 'Control+End');
  if (place === 'the middle') {
    for (let at = 0; at < 40; at++) await page.keyboard.press('PageUp');
  }
  await page.waitForTimeout(2_000);
  const clock = await clockOf(page);
  const times: number[] = [];
  let before = await clock();
  for (let at = 0; at < KEYS; at++) {
    const sign = TYPED[at % TYPED.length] ?? ' ';
    await page.keyboard.press(sign === '\n' ? 'Enter' : sign);
    await page.waitForTimeout(EVERY_MS);
    const now = await clock();
    times.push(now - before);
    before = now;
  }
  return times;
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) /
    10;
  return { keys: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

const kith = await runKith();
const chromium = await openBrowser();
const { page, complaints } = await chromium.visitor(kith.origin);
await becomeMember(page);
const text = longNote(WORDS);
const { id } = await ask<{ id: number }>(page, 'POST', '/notes', { title: 'Long', text });
await page.goto(`/notes/${id}`);
await page.getByLabel('Text', { exact: true }).waitFor();
const places = ['the beginning', 'the middle', 'the end'];
const perPlace: Record<string, ReturnType<typeof summary>> = {};
for (const place of places) perPlace[place] = summary(await typeAt(page, place));
const isWithinLimit = Object.values(perPlace).every(({ p95 }) => p95 <= LIMIT_MS);
const measured = {
  unit: 'ms of the main thread for a key',
  limitMs: LIMIT_MS,
  isWithinLimit,
  perPlace,
};
console.log(
  JSON.stringify(
    { words: text.split(/\s+/).length, characters: text.length, ...measured, complaints },
    null,
    2,
  ),
);
await chromium.close();
await kith.close();
process.exit(isWithinLimit ? 0 : 1);
