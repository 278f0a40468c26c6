/**
 * What a refresh costs: 500 feeds of 100 entries from this machine, looked at for the first time and once more unchanged, with
 * everything that happens with what comes: reading, cleaning, storing, indexing, who carries the same, what speaks of a goal.
 * `npm run bench:refresh -- [--engine sqlite|postgres] [--feeds 500] [--items 100] [--newsboat]`. Prints JSON; progress on stderr.
 * CPU of the whole process with its threads; the server of the feeds is another process, PostgreSQL's is not counted.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { addMember } from '#members';
import type { Kith } from '#platform';
import { refreshProgress, startRefresh } from '#sources';
import { round } from './figures.ts';
import { engineNamed, openForBench } from './open.ts';
import { followAll, isThrough, NETWORK, serveFeeds, setGoal, urlOf } from './refresh/feeds.ts';

const TARGET = { coldCpuS: 12, coldRssMb: 350, unchangedCpuS: 1 };
/** As the page does: each look would be measured with the rest. */
const LOOK_EVERY_MS = 1_000;

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    feeds: { type: 'string', default: '500' },
    items: { type: 'string', default: '100' },
    newsboat: { type: 'boolean', default: false },
  },
});
const engine = engineNamed(values.engine);
const feeds = Number(values.feeds);
const items = Number(values.items);

interface Pass {
  seconds: number;
  cpuSeconds: number;
  /** The most the process held meanwhile. */
  rssMb: number;
  fetched: number;
  unchanged: number;
  failed: number;
  entriesNew: number;
}

async function refresh(kith: Kith, memberId: number, what: string): Promise<Pass> {
  let rss = 0;
  const watch = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss());
  }, 50);
  const [begunAt, cpu] = [performance.now(), process.cpuUsage()];
  await startRefresh(kith, memberId, 'all');
  while (!(await isThrough(kith, memberId))) await wait(LOOK_EVERY_MS);
  const used = process.cpuUsage(cpu);
  clearInterval(watch);
  const progress = await refreshProgress(kith, memberId);
  const pass = {
    seconds: round((performance.now() - begunAt) / 1000),
    cpuSeconds: round((used.user + used.system) / 1e6),
    rssMb: Math.round(rss / 1024 / 1024),
    fetched: progress?.fetched ?? 0,
    unchanged: progress?.unchanged ?? 0,
    failed: progress?.failed.length ?? 0,
    entriesNew: progress?.entriesNew ?? 0,
  };
  console.error(what, JSON.stringify(pass));
  return pass;
}

/** Debian's newsboat on the same feeds, into a new cache; null where it is not there. */
async function newsboat(port: number): Promise<{ coldCpuS: number; againCpuS: number } | null> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-newsboat-'));
  const [urls, cache, config] = ['urls', 'cache.db', 'config'].map((name) =>
    path.join(folder, name),
  );
  if (!urls || !cache || !config) return null;
  writeFileSync(urls, Array.from({ length: feeds }, (_, n) => urlOf(port, n)).join('\n'));
  writeFileSync(config, '');
  const look = async () => {
    const command = `TIMEFORMAT='%U %S'; time newsboat -q -u ${urls} -c ${cache} -C ${config} -x reload`;
    const { stderr } = await promisify(execFile)('bash', ['-c', command], { timeout: 600_000 });
    const [user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    return round((user ?? 0) + (system ?? 0));
  };
  try {
    return { coldCpuS: await look(), againCpuS: await look() };
  } catch (error) {
    console.error('newsboat', error instanceof Error ? error.message : error);
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { port, stop } = await serveFeeds(feeds, items);
const { kith, close } = await openForBench(engine, { settings: NETWORK });
const member = await addMember(kith, { name: 'bench', password: 'measured, not served' });
await followAll(kith, member.id, { port, numbers: [...Array(feeds).keys()] });
await setGoal(kith, member.id);
kith.startJobs();
const cold = await refresh(kith, member.id, 'cold');
const unchanged = await refresh(kith, member.id, 'unchanged');
const counted = async (table: 'entry' | 'entry_fit' | 'entry_twin') => {
  const row = await kith.db.read
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
};
const stored = {
  entries: await counted('entry'),
  speakingOfTheGoal: await counted('entry_fit'),
  twins: await counted('entry_twin'),
};
await close();
const beside = values.newsboat ? await newsboat(port) : null;
stop();
process.stdout.write(
  `${JSON.stringify(
    {
      engine,
      feeds,
      items,
      load: loadavg().map(round),
      cold,
      unchanged,
      stored,
      target: TARGET,
      isWithinTarget:
        cold.cpuSeconds <= TARGET.coldCpuS &&
        cold.rssMb <= TARGET.coldRssMb &&
        unchanged.cpuSeconds <= TARGET.unchangedCpuS &&
        unchanged.unchanged === feeds,
      newsboat: beside && { ...beside, ratio: round(beside.coldCpuS / cold.cpuSeconds) },
    },
    null,
    2,
  )}\n`,
);
