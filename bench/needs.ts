/**
 * α-nDCG@10 (α = .5) of needs made of a question from each community: `node bench/needs.ts --data DIR … --needs NEEDS.tsv`,
 * with the folders in the order in which `bench:people` had them. Somebody useful for a question counts
 * half as much when one useful for it came before; set beside the best order that a greedy choice finds.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mean } from './figures.ts';
import { originOf, poolId } from './people/pool.ts';

const ALPHA = 0.5;
const DEPTH = 10;

const { values } = parseArgs({
  options: { data: { type: 'string', multiple: true }, needs: { type: 'string' } },
});
const { data: folders = [], needs } = values;
if (folders.length === 0 || !needs) {
  console.error('node bench/needs.ts --data DIR … --needs NEEDS.tsv');
  process.exit(2);
}
const rowsOf = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** Who was useful for a question, both by their ids in the pool. */
const useful = new Map<number, Set<number>>();
for (const [place, folder] of folders.entries()) {
  for (const [question, user, grade] of rowsOf(path.join(folder, 'qrels.tsv'))) {
    if (Number(grade) < 1) continue;
    const id = poolId(place, Number(question));
    const users = useful.get(id) ?? new Set<number>();
    useful.set(id, users.add(poolId(place, Number(user))));
  }
}

type Gain = (user: number, seen: readonly number[]) => number;
function gainOf(questions: number[]): Gain {
  return (user, seen) =>
    questions.reduce((sum, question) => {
      const users = useful.get(question);
      if (!users?.has(user)) return sum;
      return sum + (1 - ALPHA) ** seen.filter((other) => users.has(other)).length;
    }, 0);
}

function cumulative(users: readonly number[], gain: Gain): number {
  return users
    .slice(0, DEPTH)
    .reduce((sum, user, at) => sum + gain(user, users.slice(0, at)) / Math.log2(at + 2), 0);
}

function ideal(questions: number[], gain: Gain): number {
  const left = new Set(questions.flatMap((question) => [...(useful.get(question) ?? [])]));
  const chosen: number[] = [];
  while (left.size > 0 && chosen.length < DEPTH) {
    const best = [...left].reduce((a, b) => (gain(b, chosen) > gain(a, chosen) ? b : a));
    left.delete(best);
    chosen.push(best);
  }
  return cumulative(chosen, gain);
}

const lists = Map.groupBy(
  rowsOf(needs),
  ([need, questions, way]) => `${need}\t${questions}\t${way}`,
);
const figures = new Map<string, number[]>();
for (const [key, rows] of lists) {
  const [, asked = '', way = ''] = key.split('\t');
  const questions = asked.split(',').map(Number);
  const users = rows
    .toSorted((a, b) => Number(a[4]) - Number(b[4]))
    .map(([, , , user]) => Number(user));
  const gain = gainOf(questions);
  const best = ideal(questions, gain);
  figures.set(way, [...(figures.get(way) ?? []), best === 0 ? 0 : cumulative(users, gain) / best]);
}
console.log(
  JSON.stringify(
    Object.fromEntries(
      [...figures].map(([way, all]) => [
        way,
        { needs: all.length, alphaNdcg10: Math.round(mean(all) * 10_000) / 10_000 },
      ]),
    ),
  ),
);
// Communities whose folders were not given would silently count as useless.
if (
  [...lists.keys()].some((key) =>
    (key.split('\t')[1] ?? '').split(',').some((id) => !folders[originOf(Number(id)).place]),
  )
)
  throw new Error('a need asks a question of a community that was not given');
