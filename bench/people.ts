/**
 * Ranks the people of a question-and-answer community for each of its questions, as of the moment it
 * was asked, with the real store and the product's own functions.
 * `npm run bench:people -- --data DIR … [--split test|valid] --out RUN.tsv [--needs NEEDS.tsv] [--engine sqlite|postgres] [--turns]`
 * Several --data are pooled into one network; the runs are then RUN.tsv.1, RUN.tsv.2 …, one for each.
 * Writes question, user and rank; what that is worth is for another program to say, so that nothing
 * here can look at the judgements. --needs writes, for needs made of a question from each community, who
 * is chosen together and who comes first when all is asked in one breath (scored by bench/needs.ts).
 * --turns takes people in the order in which a member would see them: near-equals by turns, one of ten seldom seen.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inTurn, type RankedPerson, rankQuestion, viewOf } from '#finding';
import { engineNamed, openForBench } from './open.ts';
import { type Question, readCommunity } from './people/community.ts';
import { makeNetwork, publish } from './people/load.ts';
import { mixedNeeds, originOf, pooled } from './people/pool.ts';
import { togetherFor } from './people/together.ts';

const RANKED_MAX = 200;
const TOGETHER_MAX = 10;
const SAY_EVERY = 250;

const { values } = parseArgs({
  options: {
    data: { type: 'string', multiple: true },
    split: { type: 'string', default: 'test' },
    out: { type: 'string' },
    needs: { type: 'string' },
    engine: { type: 'string' },
    turns: { type: 'boolean', default: false },
  },
});
const { data: folders = [], out, needs: needsFile } = values;
if (folders.length === 0 || !out) {
  console.error(
    'bench:people -- --data DIR … [--split test|valid] --out RUN.tsv [--needs NEEDS.tsv] [--engine sqlite|postgres] [--turns]',
  );
  process.exit(2);
}

const community = pooled(folders.map((folder) => readCommunity(folder, values.split)));
let clock = community.posts[0]?.createdAt ?? 0;
const { kith, close } = await openForBench(engineNamed(values.engine), { now: () => clock });
const startedAt = Date.now();
const network = await makeNetwork(kith, community);
const { memberId } = network;
let published = 0;
let rankingMs = 0;

/** Publishes what came before a moment, and goes there. */
async function goTo(moment: number): Promise<void> {
  clock = moment;
  const end = community.posts.findIndex(
    ({ createdAt }, at) => at >= published && createdAt >= moment,
  );
  const next = end < 0 ? community.posts.length : end;
  await publish(kith, network, community.posts.slice(published, next));
  published = next;
}

const textOf = ({ title, tags }: Question): string => [title, ...tags].join('\n');

async function ranked(text: string, context: string): Promise<readonly RankedPerson[]> {
  const asked = { memberId, text, context, asOf: clock };
  const begunAt = performance.now();
  const { people } = await rankQuestion(kith, asked, await viewOf(kith, memberId));
  rankingMs += performance.now() - begunAt;
  return people;
}

/** The users behind people; whoever asks is not asked. */
const usersOf = (people: readonly { personId: number }[], askers: (number | null)[]): number[] =>
  people
    .flatMap(({ personId }) => network.userOf.get(personId) ?? [])
    .filter((userId) => !askers.includes(userId));

/** How many of the ranked are read, and so may be shown, for a question. */
const READ_MAX = 14;
/** In the order of the ranking, or with `--turns` as one member sees them for this goal. */
function inTheirPlaces(people: readonly RankedPerson[], goalId: number) {
  if (!values.turns) return people;
  const read = people
    .slice(0, READ_MAX)
    .map(({ personId, score }) => ({ personId, score, strength: 'much' as const }));
  const order = inTurn(read, { memberId, goalId, at: clock }, new Map());
  return [...order.map((personId) => ({ personId })), ...people.slice(READ_MAX)];
}

const runs = folders.map(() => ['question\tuser\trank']);
async function rankOne(question: Question): Promise<void> {
  const people = inTheirPlaces(await ranked(textOf(question), question.body), question.id);
  const { place, id } = originOf(question.id);
  for (const [at, user] of usersOf(people, [question.askerId]).slice(0, RANKED_MAX).entries()) {
    const own = originOf(user);
    // Who is of another community is nobody of this one: below zero no id of it begins.
    runs[place]?.push(`${id}\t${own.place === place ? own.id : -1 - user}\t${at + 1}`);
  }
}

const needs = ['need\tquestions\tway\tuser\trank'];
async function rankNeed(questions: Question[], at: number): Promise<void> {
  const askers = questions.map(({ askerId }) => askerId);
  const say = (way: string, users: number[]): void => {
    for (const [place, user] of users.slice(0, TOGETHER_MAX).entries())
      needs.push(
        `${at}\t${questions.map(({ id }) => id).join(',')}\t${way}\t${user}\t${place + 1}`,
      );
  };
  const apart = await Promise.all(questions.map((one) => ranked(textOf(one), one.body)));
  const isAsker = ({ personId }: RankedPerson): boolean =>
    askers.includes(network.userOf.get(personId) ?? -1);
  const open = apart.map((people) => people.filter((person) => !isAsker(person)));
  say('together', usersOf(togetherFor(open, TOGETHER_MAX), askers));
  const inOneBreath = await ranked(
    questions.map(textOf).join('\n'),
    questions.map(({ body }) => body).join('\n'),
  );
  say('one-breath', usersOf(inOneBreath, askers));
}

const mixed = needsFile ? mixedNeeds(community) : [];
const moments = [
  ...community.questions.map((question) => ({
    at: question.askedAt,
    look: () => rankOne(question),
  })),
  ...mixed.map(({ askedAt, questions }, place) => ({
    at: askedAt,
    look: () => rankNeed(questions, place),
  })),
].toSorted((a, b) => a.at - b.at);
for (const [place, { at, look }] of moments.entries()) {
  await goTo(at);
  await look();
  if ((place + 1) % SAY_EVERY === 0) console.error(`${place + 1} of ${moments.length} looked for`);
}
for (const [place, lines] of runs.entries())
  writeFileSync(folders.length === 1 ? out : `${out}.${place + 1}`, `${lines.join('\n')}\n`);
if (needsFile) writeFileSync(needsFile, `${needs.join('\n')}\n`);
await close();
console.log(
  JSON.stringify({
    questions: community.questions.length,
    needs: mixed.length,
    published,
    people: network.userOf.size,
    msPerLook: Math.round((rankingMs / Math.max(1, moments.length)) * 10) / 10,
    seconds: Math.round((Date.now() - startedAt) / 1_000),
  }),
);
