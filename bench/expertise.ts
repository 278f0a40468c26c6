/**
 * Who answers best among those who did answer, by what readers' votes on their earlier answers say:
 * `node bench/expertise.ts --data DIR [--split test|valid]`. Real store, the product's own `standingsOf`, and of
 * the votes only those of days before a question. Two who answered are compared where their grades differ;
 * "clear" where they differ by two or more. Alike counts a half. Communities without votes have nothing to say.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { standingsOf } from '#finding';
import { putVotes } from '../src/sources/entries/votes.ts';
import { openForBench } from './open.ts';
import { readCommunity } from './people/community.ts';
import { makeNetwork, publish } from './people/load.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const CLEARLY = 2;

const { values } = parseArgs({
  options: { data: { type: 'string' }, split: { type: 'string', default: 'test' } },
});
const folder = values.data ?? '';
const votesFile = path.join(folder, 'votes.tsv.gz');
if (folder === '' || !existsSync(votesFile)) {
  console.error(
    'node bench/expertise.ts --data DIR [--split test|valid], of a community with votes',
  );
  process.exit(2);
}
const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** The votes of each day on each post, oldest first. */
const cast = rows(gunzipSync(readFileSync(votesFile)).toString('utf8'))
  .map(([day = '', post, up, down]) => {
    return {
      at: Date.parse(`${day}T00:00:00Z`),
      post: Number(post),
      by: Number(up) - Number(down),
    };
  })
  .toSorted((a, b) => a.at - b.at);
const grades = Map.groupBy(
  rows(readFileSync(path.join(folder, 'qrels.tsv'), 'utf8')),
  ([question]) => Number(question),
);

const community = readCommunity(folder, values.split);
let clock = community.posts[0]?.createdAt ?? 0;
const { kith, close } = await openForBench('sqlite', { now: () => clock });
const network = await makeNetwork(kith, community);
const personOf = new Map([...network.userOf].map(([personId, userId]) => [userId, personId]));

/** The entry behind each answer, and how it stands. */
const entryOf = new Map<number, number>();
const standing = new Map<number, number>();
let published = 0;
let counted = 0;
let latestEntryId = 0;

async function goTo(moment: number): Promise<void> {
  clock = moment;
  const from = published;
  while ((community.posts[published]?.createdAt ?? moment) < moment) published++;
  await publish(kith, network, community.posts.slice(from, published));
  const fresh = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'url'])
    .where('id', '>', latestEntryId)
    .execute();
  for (const { id, url } of fresh) {
    latestEntryId = Math.max(latestEntryId, id);
    const answer = /\/a\/(\d+)$/.exec(url ?? '')?.[1];
    if (answer !== undefined) entryOf.set(Number(answer), id);
  }
  await count(Math.floor(moment / DAY_MS) * DAY_MS);
}

/** Counts the votes of the days before one. Those on a post that is not there yet are kept for later. */
async function count(day: number): Promise<void> {
  const changed = new Set<number>();
  for (let vote = cast[counted]; vote && vote.at < day; vote = cast[++counted]) {
    standing.set(vote.post, (standing.get(vote.post) ?? 0) + vote.by);
    changed.add(vote.post);
  }
  const voted = [...changed].flatMap((post) => {
    const entry = entryOf.get(post);
    return entry === undefined ? [] : [{ entry_id: entry, votes: standing.get(post) ?? 0 }];
  });
  await kith.db.write((trx) => putVotes(trx, voted));
}

const right = { all: 0, clear: 0 };
const pairs = { all: 0, clear: 0 };
for (const { id, askedAt } of community.questions) {
  const judged = (grades.get(id) ?? []).map(([, user, grade]) => {
    return { personId: personOf.get(Number(user)) ?? 0, grade: Number(grade) };
  });
  if (judged.length < 2) continue;
  await goTo(askedAt);
  const ids = judged.map(({ personId }) => personId);
  const standings = await standingsOf(kith, network.memberId, ids);
  const of = (personId: number): number => standings.get(personId) ?? 0;
  for (const better of judged) {
    for (const other of judged) {
      if (better.grade <= other.grade) continue;
      const ahead = (Math.sign(of(better.personId) - of(other.personId)) + 1) / 2;
      pairs.all++;
      right.all += ahead;
      if (better.grade - other.grade < CLEARLY) continue;
      pairs.clear++;
      right.clear += ahead;
    }
  }
}
await close();
const share = (of: 'all' | 'clear'): number => Math.round((1_000 * right[of]) / pairs[of]) / 1_000;
console.log(JSON.stringify({ pairs, all: share('all'), clear: share('clear') }));
