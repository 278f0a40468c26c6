/**
 * Whether a long list scrolls smoothly: the stream and the library with 50,000 things in one list, loaded to the end in Chromium on
 * the real page, then scrolled through by wheel and by keys from its middle. `npm run bench:scrolling -- [--things 50000]`. Figures are
 * processor time of the page's main thread for a turn of the wheel and for a key, painting included, as other work on the machine must
 * not count; tasks that took longer than 50 ms as the browser tells them; elements in the page and memory of its script. Prints JSON,
 * progress on stderr; ends with 1 beyond the limits.
 */
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { CDPSession, Page } from 'playwright-core';
import type { Kith } from '#platform';
import { openBrowser } from '../test/journeys/parts/browser.ts';
import { becomeMember } from '../test/journeys/parts/prepare.ts';
import { runKith } from '../test/journeys/parts/server.ts';
import { quantile, round } from './figures.ts';

/**
 * A frame of a busy page may take so long and still be no stutter; a key in the stream brings a whole entry beside it, which one
 * takes for at once up to a tenth of a second; elements as many as a page of fifty rows and an entry may have.
 */
const LIMIT = { threadMsP95: 50, withEntryMsP95: 100, elements: 5_000 };
const TURNS = 80;
const KEYS = 80;
const TURN_PX = 700;
const DAY_MS = 86_400_000;
const LOADED_MS_MAX = 900_000;

const { values } = parseArgs({ options: { things: { type: 'string', default: '50000' } } });
const things = Number(values.things);

/** So many entries of one source, and as many kept pages: rows as an import makes them. */
async function fill(kith: Kith, now: number): Promise<void> {
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${things})`;
  const words =
    'A sentence of what stands in it, long enough to fill two lines of the list, and then it is cut off.';
  await kith.db.write(async (trx) => {
    await sql`insert into feed (url, host, title, next_poll_at, created_at)
      values ('https://long.example/feed', 'long.example', 'A long list', ${now + 30 * DAY_MS}, ${now})`.execute(
      trx,
    );
    await sql`insert into source (member_id, feed_id, title, created_at)
      select 1, id, title, ${now} from feed`.execute(trx);
    await sql`${numbers} insert into entry (feed_id, identity, url, title, published_at, is_dated, seen_at, words, content_hash, excerpt, text, html)
      select (select id from feed), 'e' || i, 'https://long.example/' || i,
        'Entry ' || i || case i % 3 when 0 then ' with a title that goes on for a while, as some do, over more than one line of a narrow list' else '' end,
        ${now} - i * 60000, 1, ${now}, 300, 'h' || i, ${words}, ${words}, '<p>' || ${words} || '</p>' from n where true`.execute(
      trx,
    );
    await sql`${numbers} insert into keep (member_id, key, url, title, source, words, folded, is_fetching, created_at, updated_at, takeaway, excerpt, html)
      select 1, 'k' || i, 'https://long.example/' || i, 'Kept ' || i, 'A long list', 300, 'kept ' || i, 0,
        ${now} - i * 60000, ${now} - i * 60000, case i % 2 when 0 then 'What I take from it.' else '' end, ${words}, '' from n where true`.execute(
      trx,
    );
  });
}

const rowsOf = (page: Page, label: string) =>
  page.getByRole('list', { name: label }).getByRole('listitem');

/** Goes to the end, and on, until all of it is there. */
async function loadAll(page: Page, label: string): Promise<number> {
  const begunAt = performance.now();
  await rowsOf(page, label).first().waitFor();
  await page.getByRole('button', { name: 'Older' }).click();
  const lastAt = Date.now() + LOADED_MS_MAX;
  for (;;) {
    const there = await page.evaluate(() => {
      // Beside an entry the list scrolls by itself.
      const scroller = document.querySelector('[data-pane="list"]') ?? document.documentElement;
      scroller.scrollTo(0, scroller.scrollHeight);
      const row = document.querySelector('[aria-setsize]');
      return Number(
        row?.getAttribute('aria-setsize') ?? document.querySelectorAll('main ol > li').length,
      );
    });
    if (there >= things) return performance.now() - begunAt;
    if (Date.now() > lastAt) throw new Error(`only ${there} of ${things} were loaded`);
    await page.waitForTimeout(50);
  }
}

async function threadTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1_000;
}

async function each(page: Page, times: number, act: () => Promise<void>): Promise<number[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const spent: number[] = [];
  let before = await threadTime(devtools);
  for (let n = 0; n < times; n++) {
    await act();
    await page.waitForTimeout(60);
    const now = await threadTime(devtools);
    spent.push(now - before);
    before = now;
  }
  await devtools.detach();
  return spent;
}

const told = (spent: number[]) => ({
  p50: quantile(spent, 0.5),
  p95: quantile(spent, 0.95),
  max: quantile(spent, 1),
});

async function measure(page: Page, address: string, label: string) {
  await page.goto(address);
  const loadedMs = await loadAll(page, label);
  console.error(`${address}: ${things} loaded in ${Math.round(loadedMs / 1_000)} s`);
  await page.evaluate(() => {
    const scroller = document.querySelector('[data-pane="list"]') ?? document.documentElement;
    scroller.scrollTo(0, scroller.scrollHeight / 2);
  });
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  await page.mouse.move(450, 400);
  const wheel = await each(page, TURNS, () => page.mouse.wheel(0, TURN_PX));
  const fast = await each(page, TURNS / 4, () => page.mouse.wheel(0, TURN_PX * 20));
  const isByKeys = label === 'Entries';
  if (isByKeys) await rowsOf(page, label).nth(5).getByRole('article').focus();
  const keys = await each(page, KEYS, () => page.keyboard.press(isByKeys ? 'j' : 'Tab'));
  const page_ = await page.evaluate(() => ({
    elements: document.querySelectorAll('*').length,
    rows: document.querySelectorAll('main ol > li').length,
    longTasks: (window as unknown as { tasks: number[] }).tasks,
    scriptMb:
      ((performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ??
        0) / 1e6,
    focus:
      document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset') ?? null,
  }));
  return {
    loadedS: round(loadedMs / 1_000),
    wheelMs: told(wheel),
    fastWheelMs: told(fast),
    keysMs: told(keys),
    elements: page_.elements,
    rowsInPage: page_.rows,
    longTasks: {
      count: page_.longTasks.length,
      longestMs: Math.round(Math.max(0, ...page_.longTasks)),
    },
    scriptMb: round(page_.scriptMb),
    focusAt: page_.focus,
  };
}

const kith = await runKith();
const chromium = await openBrowser();
const { page, complaints } = await chromium.visitor(kith.origin);
await becomeMember(page);
await fill(kith.kith, Date.now());
const lists = {
  stream: await measure(page, '/stream?view=latest&show=all', 'Entries'),
  library: await measure(page, '/library', 'What you keep'),
};
const isWithinLimit =
  lists.stream.keysMs.p95 <= LIMIT.withEntryMsP95 &&
  lists.library.keysMs.p95 <= LIMIT.threadMsP95 &&
  Object.values(lists).every(
    ({ wheelMs, elements }) => wheelMs.p95 <= LIMIT.threadMsP95 && elements <= LIMIT.elements,
  );
console.log(
  JSON.stringify(
    { things, unit: 'ms of the main thread', limit: LIMIT, isWithinLimit, lists, complaints },
    null,
    2,
  ),
);
await chromium.close();
await kith.close();
process.exit(isWithinLimit ? 0 : 1);
