/**
 * How long a search of a member's entries takes inside the server, with 200,000 of them.
 * `npm run bench:search -- [--engine sqlite|postgres] [--searches N] [--entries N] [--refresh]`. Searches are of six
 * kinds, equally many of each; common words stand in a tenth of all entries and more. With `--refresh` they are asked
 * once more without and with a refresh that writes meanwhile, in turn. Prints JSON on stdout,
 * progress on stderr; ends with 1 beyond a target. Times are of requests to the HTTP app, from asking to
 * the whole answer, one after another; the CPU time of the whole process stands beside the time on the clock.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startSession } from '#members';
import { serverOf } from '../src/doors/index.ts';
import { quantile, round } from './figures.ts';
import { SEED, theLanguage } from './find/generate.ts';
import { prepare, prepareCopy } from './find/store.ts';
import { randomFrom } from './find/words.ts';
import { engineNamed } from './open.ts';
import { NETWORK } from './refresh/feeds.ts';
import { whileRefreshing } from './search/while-refreshing.ts';

const PEOPLE = 2_000;
const TARGETS_MS = { sqlite: 50, postgres: 150 } as const;
/** While a refresh writes, a search may take so many times as long. */
const REFRESHING_RATIO_MAX = 2;
const WARM_UP = 20;
/** The generator's words by their rank: these stand in nearly every, and in every tenth entry. */
const COMMON_RANKS = 60;

const { values } = parseArgs({
  options: {
    engine: { type: 'string' },
    searches: { type: 'string', default: '200' },
    entries: { type: 'string', default: '200000' },
    refresh: { type: 'boolean', default: false },
  },
});
const engine = engineNamed(values.engine);
const entries = Math.max(1_000, Number(values.entries) || 0);
const count = Math.max(50, Number(values.searches) || 0);
const language = theLanguage();
const random = randomFrom(SEED + 7);
const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
const common = (): string => pick(language.words.slice(0, COMMON_RANKS));
const telling = (): string => pick(pickTopic().slice(0, 30));
const pickTopic = (): readonly string[] =>
  language.topics[Math.floor(random() * language.topics.length)] ?? [];

const KINDS: Readonly<Record<string, () => string>> = {
  oneTellingWord: () => telling(),
  topicAndCommon: () => `${telling()} ${common()}`,
  commonOnly: () => `${common()} ${common()}`,
  phraseOrNot: () => `"${common()} ${common()}" -${telling()}`,
  narrowed: () =>
    `${common()} ${random() < 0.5 ? `source:"Feed ${Math.floor(random() * PEOPLE)}"` : 'before:2025 is:unread'}`,
  typing: () => `${common()} ${telling().slice(0, 4)}`,
};

const size = { people: PEOPLE, entries };
const { kith, memberId, close } = values.refresh
  ? await prepareCopy(engine, size, { settings: NETWORK })
  : await prepare(engine, size);
const server = serverOf(kith);
const cookie = `kith_session=${await startSession(kith, memberId, 'bench')}`;

interface Taken {
  ms: number;
  cpuMs: number;
  found: number;
}

async function search(q: string, isTyping: boolean): Promise<Taken> {
  const asked = new URLSearchParams({ q, typing: isTyping ? 'yes' : 'no' });
  const cpu = process.cpuUsage();
  const begunAt = performance.now();
  const answer = await server.request(`http://bench.example/api/v1/search/entries?${asked}`, {
    headers: { cookie },
  });
  const text = await answer.text();
  const ms = performance.now() - begunAt;
  const { user, system } = process.cpuUsage(cpu);
  if (answer.status !== 200) throw new Error(`${q} was answered ${answer.status}: ${text}`);
  return { ms, cpuMs: (user + system) / 1_000, found: JSON.parse(text).entries.length };
}

async function measured(kind: string, searches: number): Promise<Taken[]> {
  const write = KINDS[kind] ?? common;
  const taken: Taken[] = [];
  for (let n = 0; n < searches; n++) taken.push(await search(write(), kind === 'typing'));
  return taken;
}

function figuresOf(taken: readonly Taken[]) {
  const wall = taken.map(({ ms }) => ms);
  const cpu = taken.map(({ cpuMs }) => cpuMs);
  return {
    searches: taken.length,
    p50Ms: quantile(wall, 0.5),
    p95Ms: quantile(wall, 0.95),
    maxMs: quantile(wall, 1),
    cpuP50Ms: quantile(cpu, 0.5),
    cpuP95Ms: quantile(cpu, 0.95),
    withResults: taken.filter(({ found }) => found > 0).length,
  };
}

/** The same searches of all kinds without and with a refresh. */
async function besideRefresh() {
  const kinds = Object.entries(KINDS);
  const searches = Array.from({ length: count }, (_, n) => {
    const [kind, write] = kinds[n % kinds.length] ?? ['', common];
    const q = write();
    return () => search(q, kind === 'typing');
  });
  const { quiet, refreshing, refreshSeconds } = await whileRefreshing(kith, searches);
  const [without, during] = [figuresOf(quiet), figuresOf(refreshing)];
  return {
    maxRatio: REFRESHING_RATIO_MAX,
    p95Ratio: round(during.p95Ms / without.p95Ms),
    p50Ratio: round(during.p50Ms / without.p50Ms),
    refreshSeconds: round(refreshSeconds),
    without,
    during,
  };
}

const loadBefore = loadavg()[0] ?? 0;
for (const kind of Object.keys(KINDS)) await measured(kind, WARM_UP / 4);
const byKind: Record<string, Taken[]> = {};
for (const kind of Object.keys(KINDS)) {
  byKind[kind] = await measured(kind, Math.ceil(count / Object.keys(KINDS).length));
  console.error(`${kind}: p95 ${figuresOf(byKind[kind]).p95Ms} ms`);
}
const beside = values.refresh ? await besideRefresh() : null;
await close();
const all = figuresOf(Object.values(byKind).flat());
const isWithinTarget =
  all.p95Ms <= TARGETS_MS[engine] && (beside?.p95Ratio ?? 0) <= REFRESHING_RATIO_MAX;
console.log(
  JSON.stringify(
    {
      engine,
      entries,
      cores: cpus().length,
      loadAverage: { before: round(loadBefore), after: round(loadavg()[0] ?? 0) },
      targetP95Ms: TARGETS_MS[engine],
      isWithinTarget,
      all,
      whileRefreshing: beside,
      byKind: Object.fromEntries(
        Object.entries(byKind).map(([kind, taken]) => [kind, figuresOf(taken)]),
      ),
    },
    null,
    2,
  ),
);
process.exit(isWithinTarget ? 0 : 1);
