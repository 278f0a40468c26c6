/**
 * Ranks the people of a question-and-answer community for each of its questions, as of the moment it
 * was asked, with the real store and the product's own functions.
 * `npm run bench:people -- --data DIR [--split test|valid] --out RUN.tsv [--engine sqlite|postgres]`
 * Writes question, user and rank; what that is worth is for another program to say, so that nothing
 * here can look at the judgements.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rankQuestion, viewOf } from '#finding';
import { engineNamed, openForBench } from './open.ts';
import { type Question, readCommunity } from './people/community.ts';
import { makeNetwork, publish } from './people/load.ts';

const RANKED_MAX = 200;
const SAY_EVERY = 250;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    split: { type: 'string', default: 'test' },
    out: { type: 'string' },
    engine: { type: 'string' },
  },
});
if (!values.data || !values.out) {
  console.error(
    'bench:people -- --data DIR [--split test|valid] --out RUN.tsv [--engine sqlite|postgres]',
  );
  process.exit(2);
}

const community = readCommunity(values.data, values.split);
let clock = community.posts[0]?.createdAt ?? 0;
const { kith, close } = await openForBench(engineNamed(values.engine), { now: () => clock });
const startedAt = Date.now();
const network = await makeNetwork(kith, community);

/** The users who come first for a question; whoever asks is not asked. */
async function ranked({ askedAt, title, tags, body, askerId }: Question): Promise<number[]> {
  const { memberId } = network;
  const text = [title, ...tags].join('\n');
  const asked = { memberId, text, context: body, asOf: askedAt };
  const { people } = await rankQuestion(kith, asked, await viewOf(kith, memberId));
  return people
    .flatMap(({ personId }) => network.userOf.get(personId) ?? [])
    .filter((userId) => userId !== askerId)
    .slice(0, RANKED_MAX);
}

const lines = ['question\tuser\trank'];
let published = 0;
let rankingMs = 0;
for (const [place, question] of community.questions.entries()) {
  clock = question.askedAt;
  const end = community.posts.findIndex(
    ({ createdAt }, at) => at >= published && createdAt >= clock,
  );
  const next = end < 0 ? community.posts.length : end;
  await publish(kith, network, community.posts.slice(published, next));
  published = next;
  const begunAt = performance.now();
  const users = await ranked(question);
  rankingMs += performance.now() - begunAt;
  for (const [at, user] of users.entries()) lines.push(`${question.id}\t${user}\t${at + 1}`);
  if ((place + 1) % SAY_EVERY === 0)
    console.error(`${place + 1} of ${community.questions.length} questions`);
}
writeFileSync(values.out, `${lines.join('\n')}\n`);
await close();
console.log(
  JSON.stringify({
    questions: community.questions.length,
    published,
    people: network.userOf.size,
    msPerQuestion: Math.round((rankingMs / Math.max(1, community.questions.length)) * 10) / 10,
    seconds: Math.round((Date.now() - startedAt) / 1_000),
  }),
);
