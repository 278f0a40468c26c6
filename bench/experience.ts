/**
 * Whether plain sentences of what went wrong find people who wrote of the same: precision among the first five,
 * judged by hand, by "who fits" (each sentence as a question) and by experience; whether saying more ever finds fewer;
 * how long it takes. `npm run bench:experience -- --data DIR … --web DIR [--fresh] [--show]`, with the communities that
 * bench:people reads and a folder of stored feeds. --show writes what was found with its mark, to judge it by.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type EvidenceView, find, findExperience } from '#finding';
import type { Kith } from '#platform';
import { followBlogs } from './experience/blogs.ts';
import { FRESH_OF_BLOGS, FRESH_OF_COMMUNITIES } from './experience/fresh.ts';
import { SAME } from './experience/judged.ts';
import { OF_BLOGS, OF_COMMUNITIES, type Told } from './experience/sentences.ts';
import { mean, quantile, round } from './figures.ts';
import { openForBench } from './open.ts';
import { readCommunity } from './people/community.ts';
import { makeNetwork, publish } from './people/load.ts';
import { pooled } from './people/pool.ts';

const DEPTH = 5;
/** The numbers of the fresh ones begin above those of the others. */
const FRESH_FROM = 100;

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    web: { type: 'string' },
    show: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
  },
});
const { data: folders = [], web } = values;
const told = values.fresh
  ? { communities: FRESH_OF_COMMUNITIES, blogs: FRESH_OF_BLOGS, from: FRESH_FROM }
  : { communities: OF_COMMUNITIES, blogs: OF_BLOGS, from: 0 };
if (folders.length === 0 || !web) {
  console.error('bench:experience -- --data DIR … --web DIR [--fresh] [--show]');
  process.exit(2);
}

interface Shown {
  /** `isSure`: said to have met or written of the same, not only to share words. */
  people: { name: string; isSure: boolean; evidence: EvidenceView[] }[];
  ms: number;
}
type Way = (kith: Kith, memberId: number, asked: { text: string; able: string }) => Promise<Shown>;

async function timed(people: () => Promise<Shown['people']>): Promise<Shown> {
  const begunAt = performance.now();
  return { people: await people(), ms: performance.now() - begunAt };
}

const WAYS: Record<string, Way> = {
  'who fits': (kith, memberId, { text, able }) =>
    timed(async () => {
      const { people } = await find(kith, {
        memberId,
        questions: [{ id: 0, text }],
        context: able,
      });
      return people.map(({ name, questions }) => ({
        name,
        isSure: true,
        evidence: questions[0]?.evidence ?? [],
      }));
    }),
  experience: (kith, memberId, { text, able }) =>
    timed(async () => {
      const { people } = await findExperience(kith, { memberId, text, around: able });
      return people.map((one) => ({ ...one, isSure: one.strength !== 'little' }));
    }),
};

/** By its address, so that no text is kept here. */
const markOf = ({ url }: EvidenceView): string =>
  createHash('sha256')
    .update(url ?? '')
    .digest('hex')
    .slice(0, 8);

interface Asked {
  place: number;
  able: string;
  text: string;
}
const askedOf = (told: readonly Told[], from: number): Asked[] =>
  told
    .flatMap(({ able, said }) => said.map((text) => ({ able, text })))
    .map((asked, at) => ({ ...asked, place: from + at + 1 }));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

interface Measured {
  way: string;
  place: number;
  precision: number;
  sure: number;
  sureRight: number;
  found: number;
  ms: number;
}

/** One person is right when the first passage shown of them speaks of the same difficulty. */
async function measure(kith: Kith, memberId: number, asked: Asked): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [way, ask] of Object.entries(WAYS)) {
    const { people, ms } = await ask(kith, memberId, asked);
    const first = people
      .slice(0, DEPTH)
      .flatMap(({ name, isSure, evidence: [evidence] }) =>
        evidence ? [{ name, isSure, evidence }] : [],
      );
    const same = SAME[asked.place] ?? [];
    const right = first.filter(({ evidence }) => same.includes(markOf(evidence)));
    const sure = first.filter(({ isSure }) => isSure).length;
    const sureRight = right.filter(({ isSure }) => isSure).length;
    const { place } = asked;
    const precision = right.length / DEPTH;
    measured.push({ way, place, precision, sure, sureRight, found: people.length, ms });
    if (values.show)
      for (const { name, evidence } of first) {
        const { title, passage } = evidence;
        const line = [place, way, markOf(evidence), name, title, passage].join('\t');
        console.error(line.replace(/\s*\n\s*/gu, ' '));
      }
  }
  return measured;
}

/** How often the first words of a sentence found somebody whom more of it lost, with fewer than the most that are shown. */
async function lostByMore(kith: Kith, memberId: number, { text, able }: Asked): Promise<number> {
  const words = text.split(' ');
  let lost = 0;
  let before = 0;
  for (let said = 1; said <= words.length; said++) {
    const told = { memberId, text: words.slice(0, said).join(' '), around: able };
    const { people } = await findExperience(kith, told);
    if (people.length < before) {
      lost += 1;
      if (values.show) console.error(`fewer: ${told.text} (${before}, ${people.length})`);
    }
    before = people.length;
  }
  return lost;
}

async function overAll(kith: Kith, memberId: number, all: readonly Asked[]) {
  const measured: Measured[] = [];
  let lost = 0;
  for (const asked of all) {
    measured.push(...(await measure(kith, memberId, asked)));
    lost += await lostByMore(kith, memberId, asked);
  }
  return { measured, lost };
}

async function ofCommunities() {
  const community = pooled(folders.map((folder) => readCommunity(folder, 'test')));
  const now = community.posts.at(-1)?.createdAt ?? 0;
  const { kith, close } = await openForBench('sqlite', { now: () => now });
  const network = await makeNetwork(kith, community);
  await publish(kith, network, community.posts);
  const figures = await overAll(kith, network.memberId, askedOf(told.communities, told.from));
  await close();
  return figures;
}

async function ofBlogs(folder: string) {
  const { kith, close } = await openForBench('sqlite');
  const memberId = await followBlogs(kith, folder);
  const from = told.from + askedOf(told.communities, 0).length;
  const figures = await overAll(kith, memberId, askedOf(told.blogs, from));
  await close();
  return figures;
}

const parts = [await ofCommunities(), await ofBlogs(web)];
const measured = parts.flatMap((part) => part.measured);
const figures = Object.keys(WAYS).map((way) => {
  const own = measured.filter((one) => one.way === way);
  const times = own.map(({ ms }) => ms);
  return {
    way,
    sentences: own.length,
    precisionAt5: round(100 * mean(own.map(({ precision }) => precision))) / 100,
    sure: sum(own.map(({ sure }) => sure)),
    sureRight: sum(own.map(({ sureRight }) => sureRight)),
    findNobody: own.filter(({ found }) => found === 0).length,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
});
console.log(
  JSON.stringify(
    { figures, moreFoundFewer: parts.reduce((sum, { lost }) => sum + lost, 0) },
    null,
    2,
  ),
);
