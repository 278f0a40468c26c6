import { sql } from 'kysely';
import type { Kith } from '#platform';
import { embedSoon } from './embed.ts';
import { letGo } from './held.ts';
import { noteAnswer } from './rest.ts';

/** An API that gives now so many numbers and now others must not have all entries sent again and again. */
const ANEW_EVERY_MS = 60 * 60_000;
const madeAnewAt = new WeakMap<Kith, number>();

/**
 * A model that gives other numbers of numbers than before is another behind the same name: nothing can be
 * compared with what it gave then, which is forgotten and asked for again.
 */
export async function makeAnew(kith: Kith, model: string, dimensions: number): Promise<void> {
  const detail = `${model} now gives ${dimensions} numbers for a text, which is not what it gave before: another model has its name. Entries are compared anew.`;
  noteAnswer(kith, { kind: 'failed', detail, isUnwanted: false });
  const now = kith.now();
  if (now - (madeAnewAt.get(kith) ?? Number.NEGATIVE_INFINITY) < ANEW_EVERY_MS) return;
  madeAnewAt.set(kith, now);
  await kith.db.write(async (trx) => {
    await trx
      .deleteFrom('entry_meaning')
      .where('model', '=', model)
      .where(sql<number>`length(vector)`, '<>', dimensions)
      .execute();
    await embedSoon(kith, trx, now);
  });
  letGo(kith);
}
