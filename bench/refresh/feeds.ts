/** Invented feeds from this machine, followed and looked at by the product's own refresh. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { draftGoal, setGoalStatus } from '#goals';
import { addPeople } from '#people';
import type { Kith } from '#platform';
import { follow, refreshProgress } from '#sources';
import { theLanguage } from '../find/generate.ts';

const QUESTIONS = 3;

/** Loopback is refused elsewhere; here it is the network. */
export const NETWORK = { KITH_ALLOW_NET: '127.0.0.0/8' };

/** A host for each feed: one request at a time goes to a host, as out in the world. */
export const urlOf = (port: number, n: number): string =>
  `http://127.0.${1 + Math.floor(n / 250)}.${1 + (n % 250)}:${port}/${n}.xml`;

export async function serveFeeds(
  feeds: number,
  items: number,
): Promise<{ port: number; stop: () => void }> {
  const program = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, [program, String(feeds), String(items)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await new Promise<string[]>((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve([line]));
  });
  process.once('exit', () => child.kill());
  return { port: Number(port), stop: () => child.kill() };
}

/** Follows the feeds with these numbers, each as somebody's. */
export async function followAll(
  kith: Kith,
  memberId: number,
  { port, numbers }: { port: number; numbers: readonly number[] },
): Promise<void> {
  await kith.db.write(async (trx) => {
    const now = kith.now();
    const people = numbers.map((n) => ({ name: `Person ${n}`, fields: [], keys: [] }));
    const from = { memberId, origin: 'opml', originDetail: 'bench', now } as const;
    for (const [place, personId] of (await addPeople(trx, people, from)).entries()) {
      const source = {
        feedUrl: urlOf(port, numbers[place] ?? 0),
        title: '',
        personId,
        batchId: null,
      };
      await follow(trx, { memberId, ...source, now });
    }
  });
}

/** A goal whose questions are made of the words of the texts. */
export async function setGoal(kith: Kith, memberId: number): Promise<void> {
  const { topics } = theLanguage();
  const questions = topics
    .slice(0, QUESTIONS)
    .map((words) => ({ text: words.slice(0, 4).join(' ') }));
  const goal = await draftGoal(kith, memberId, { able: 'measure', need: 'speed', questions });
  await setGoalStatus(kith, memberId, goal.id, 'active');
}

/** Every feed was looked at, and nothing that followed from it is still to be done. */
export async function isThrough(kith: Kith, memberId: number): Promise<boolean> {
  const progress = await refreshProgress(kith, memberId);
  if (!progress?.isDone) return false;
  const waiting = await kith.db.read
    .selectFrom('job')
    .select('id')
    .where('run_at', '<=', kith.now())
    .where('state', '<>', 'dead')
    .limit(1)
    .executeTakeFirst();
  return waiting === undefined;
}
