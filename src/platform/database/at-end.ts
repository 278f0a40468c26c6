import type { Write } from './database.ts';

type Work = () => Promise<void>;

const last = new WeakMap<Write, Work[]>();

/** Has something done at the end of a transaction, after all else it does: what others would wait for is held the shorter. */
export function atEnd(trx: Write, work: Work): void {
  const works = last.get(trx);
  if (works) works.push(work);
  else last.set(trx, [work]);
}

/** Does `work` and then what it left for the end. */
export async function withItsEnd<T>(trx: Write, work: (trx: Write) => Promise<T>): Promise<T> {
  const made = await work(trx);
  for (const one of last.get(trx) ?? []) await one();
  return made;
}
