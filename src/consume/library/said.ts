import type { Kith, Write } from '#platform';
import { textOf } from '#sources';
import { foldWords } from './rules.ts';

/** Each word of a text once: a tenth of a long text, and a part of a word is found in it as in the text. */
export const saidIn = (html: string): string =>
  [...new Set(foldWords(textOf(html)).split(' '))].join(' ');

/** What is searched follows the text. */
export async function writeSaid(trx: Write, keepId: number, html: string): Promise<void> {
  const said = saidIn(html);
  await trx
    .insertInto('keep_said')
    .values({ keep_id: keepId, said })
    .onConflict((conflict) => conflict.column('keep_id').doUpdateSet({ said }))
    .execute();
}

const AT_ONCE = 50;
const PAUSE_MS = 2_000;

/** Lets what was kept before texts were searched be found by its text, a few every other second; gives how to stop. */
export function startWritingSaid(kith: Kith): () => void {
  const turn = async () => {
    if ((await writeMissingSaid(kith)) === 0) clearInterval(timer);
  };
  const timer = setInterval(
    () => void turn().catch((error) => kith.log.error('texts to search', error)),
    PAUSE_MS,
  );
  return () => clearInterval(timer);
}

/** The next few; gives how many. */
export async function writeMissingSaid(kith: Kith): Promise<number> {
  return kith.db.write(async (trx) => {
    const rows = await trx
      .selectFrom('keep')
      .select(['id', 'html'])
      .where('id', 'not in', (eb) => eb.selectFrom('keep_said').select('keep_id'))
      .limit(AT_ONCE)
      .execute();
    for (const { id, html } of rows) await writeSaid(trx, id, html);
    return rows.length;
  });
}
