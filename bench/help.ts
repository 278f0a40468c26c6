/**
 * Whom a member can help, with the product's own function: somebody who answers in a community is the member, what they
 * answered before is what they have, and what others ask afterwards is open. What they answered in the end is right; what they
 * did not answer may be right too, so precision is a lower bound. `npm run bench:help -- [--split test|valid] [--data DIR …] [--show]`
 * Reads the communities of the folder that KITH_CORPUS names. Each is measured alone, where all ask about one subject; and
 * mixed, in one network that asks about all of them. Then a member sees only what the other communities ask: what is
 * shown there is chance. --show writes what was shown, to judge it by hand.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addPeople } from '#people';
import type { Kith } from '#platform';
import { whomCanIHelp } from '../src/connect/help/whom.ts';
import { addNeed } from '../src/connect/needs/write.ts';
import { setMe } from '../src/people/directory/change.ts';
import { mean, quantile, round } from './figures.ts';
import { type Board, boardsOf, type Helper, mixedBoard } from './help/boards.ts';
import { openForBench } from './open.ts';
import { type Asked, type Community, readCommunity, windowOf } from './people/community.ts';
import { makeNetwork, type Network, publish } from './people/load.ts';
import { moveCommunity, originOf, poolId } from './people/pool.ts';

const FIRST = 10;
/** As many as the product lists. */
const QUESTIONS = 200;
const BOARDS = 3;
const PEOPLE_AT_ONCE = 500;

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    split: { type: 'string', default: 'test' },
    show: { type: 'boolean', default: false },
  },
});
const corpus = path.resolve(process.env.KITH_CORPUS ?? '../shared', 'data/people-finding');
const folders = values.data ?? (existsSync(corpus) ? foldersIn(corpus) : []);
if (folders.length === 0) {
  console.error(`Skipped: no communities in ${corpus} (set KITH_CORPUS).`);
  process.exit(0);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => path.join(folder, name));
}

/** All in one network, moved so that their windows begin together. */
function together(communities: readonly Community[]) {
  const windows = folders.map((folder) => windowOf(folder, values.split));
  const [first] = windows;
  if (!first) throw new Error('no community');
  const moved = communities.map((community, place) =>
    moveCommunity(community, {
      idBy: poolId(place, 0),
      timeBy: first.from - (windows[place]?.from ?? 0),
    }),
  );
  const all = <One>(of: (one: Community) => One[]): One[] => moved.flatMap(of);
  return {
    windows: windows.map(({ from, until }) => ({
      from: first.from,
      until: until - from + first.from,
    })),
    community: {
      questions: all(({ questions }) => questions),
      answers: all(({ answers }) => answers).toSorted((a, b) => a.createdAt - b.createdAt),
      posts: all(({ posts }) => posts).toSorted((a, b) => a.createdAt - b.createdAt),
      names: new Map(moved.flatMap(({ names }) => [...names])),
    },
  };
}

interface Measured {
  place: number;
  right: number;
  hits: number;
  shown: number;
  /** Shown of what their own community asks. */
  own: number;
  chance: number;
  ms: number;
}

/** Who asks, as people of the network: nobody is asked for whom the member would be. */
async function askersOf(kith: Kith, memberId: number, asked: readonly Asked[]): Promise<number[]> {
  const ids: number[] = [];
  for (let start = 0; start < asked.length; start += PEOPLE_AT_ONCE) {
    const people = asked
      .slice(start, start + PEOPLE_AT_ONCE)
      .map(({ id }) => ({ name: `Asker of ${id}`, fields: [], keys: [] }));
    const from = { memberId, origin: 'opml' as const, originDetail: 'bench', now: kith.now() };
    ids.push(...(await kith.db.write((trx) => addPeople(trx, people, from))));
  }
  return ids;
}

/** Writes down what is asked; gives which question each need is. */
async function openNeeds(kith: Kith, memberId: number, asked: readonly Asked[]) {
  await setMe(kith, memberId, null);
  await kith.db.write((trx) => trx.deleteFrom('need').where('member_id', '=', memberId).execute());
  const askers = await askersOf(kith, memberId, asked);
  const questionOf = new Map<number, Asked>();
  for (const [at, question] of asked.entries()) {
    const form = { kind: 'question' as const, words: question.title, askedOn: null };
    questionOf.set((await addNeed(kith, memberId, askers[at] ?? 0, form)).id, question);
  }
  return questionOf;
}

async function measure(
  kith: Kith,
  { memberId, userOf }: Network,
  { helper, questionOf }: { helper: Helper; questionOf: ReadonlyMap<number, Asked> },
): Promise<Measured> {
  const me = [...userOf].find(([, userId]) => userId === helper.userId)?.[0] ?? null;
  await setMe(kith, memberId, me);
  const begunAt = performance.now();
  const { people } = await whomCanIHelp(kith, memberId);
  const ms = performance.now() - begunAt;
  const shown = people
    .filter(({ touches }) => touches.length > 0)
    .flatMap(({ need, touches }) => {
      const question = questionOf.get(need.id);
      // Nobody is shown what they asked themselves; here somebody else seems to ask it.
      return question && question.askerId !== helper.userId ? [{ question, touches }] : [];
    })
    .slice(0, FIRST);
  const isRight = ({ id }: Asked) => helper.answers.has(id);
  if (values.show)
    for (const { question, touches } of shown) {
      const why = touches.map(({ title, words }) => `${title} [${words.join(', ')}]`).join(' | ');
      console.error([isRight(question) ? 'answered' : '', question.title, why].join('\t'));
    }
  return {
    place: helper.place,
    right: helper.answers.size,
    hits: shown.filter(({ question }) => isRight(question)).length,
    shown: shown.length,
    own: shown.filter(({ question }) => originOf(question.id).place === helper.place).length,
    chance: helper.answers.size / questionOf.size,
    ms,
  };
}

async function measureBoards(community: Community, boards: readonly Board[], isStrange: boolean) {
  let clock = 0;
  const { kith, close } = await openForBench('sqlite', { now: () => clock });
  const network = await makeNetwork(kith, community);
  const [measured, strange]: [Measured[], Measured[]] = [[], []];
  let published = 0;
  for (const { at, asked, members } of boards) {
    clock = at;
    const until = community.posts.findIndex(({ createdAt }) => createdAt >= at);
    await publish(kith, network, community.posts.slice(published, until));
    published = until;
    const questionOf = await openNeeds(kith, network.memberId, asked);
    for (const helper of members)
      measured.push(await measure(kith, network, { helper, questionOf }));
    for (const place of isStrange ? folders.keys() : []) {
      const others = asked.filter(({ id }) => originOf(id).place !== place);
      const strangeOf = await openNeeds(kith, network.memberId, others);
      for (const helper of members.filter((one) => one.place === place))
        strange.push(await measure(kith, network, { helper, questionOf: strangeOf }));
    }
  }
  await close();
  return { measured, strange };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const percent = (share: number): number => round(share * 100);

function figuresOf(measured: readonly Measured[]) {
  const shown = sum(measured.map((one) => one.shown));
  const hits = sum(measured.map((one) => one.hits));
  return {
    members: measured.length,
    /** Of what each answered, how much is among the first ten, in percent. */
    recall: percent(mean(measured.map((one) => one.hits / one.right))),
    found: `${hits} of ${sum(measured.map((one) => one.right))}`,
    precision: percent(hits / Math.max(1, shown)),
    chance: percent(mean(measured.map((one) => one.chance))),
    shownEach: round(shown / Math.max(1, measured.length)),
    seeNothing: percent(measured.filter((one) => one.shown === 0).length / measured.length),
    ownCommunity: percent(sum(measured.map((one) => one.own)) / Math.max(1, shown)),
    p95Ms: quantile(
      measured.map(({ ms }) => ms),
      0.95,
    ),
  };
}

const nameOf = (place: number): string => path.basename(folders[place] ?? '');
const communities = folders.map((folder) => readCommunity(folder, values.split));
for (const [place, folder] of folders.entries()) {
  const [community] = communities.slice(place, place + 1);
  if (!community) continue;
  const size = { questions: QUESTIONS, boards: BOARDS };
  const boards = boardsOf(community, windowOf(folder, values.split), size);
  const { measured } = await measureBoards(community, boards, false);
  console.log(JSON.stringify({ alone: nameOf(place), ...figuresOf(measured) }));
}
const { community, windows } = together(communities);
const board = mixedBoard(community, windows, QUESTIONS);
const { measured, strange } = await measureBoards(community, [board], true);
for (const place of folders.keys()) {
  const own = (all: readonly Measured[]) => all.filter((one) => one.place === place);
  const shown = own(strange).map((one) => one.shown);
  const strangers = { strangersShownEach: round(mean(shown)) };
  console.log(JSON.stringify({ mixed: nameOf(place), ...figuresOf(own(measured)), ...strangers }));
}
