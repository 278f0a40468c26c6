import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Kith } from '#platform';
import { engines, makeWorld } from '#test';
import { lookAtAddressJob } from './look.ts';

/** Where writes are one at a time, no two can meet. */
describe.runIf(engines.includes('postgres'))('looking at pasted addresses on a server', () => {
  it('ends when the last two are settled at the same time', async () => {
    const world = await makeWorld({ engine: 'postgres' });
    const { kith } = world;
    const as = await world.member('mara');
    const { body: batch } = await world.asked('POST', '/imports?name=pasted', {
      as,
      raw: 'http://127.0.0.1:9/a\nhttp://127.0.0.1:10/b',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const looked = await world.asked('GET', `/imports/${batch.id}/items`, { as });
    const [one, two] = looked.body.items.map(({ position }: { position: number }) => ({
      batchId: batch.id,
      position,
    }));

    const written = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const slow: Kith = {
      ...kith,
      db: {
        ...kith.db,
        write: (work) =>
          kith.db.write(async (trx) => {
            const result = await work(trx);
            written.resolve();
            await mayEnd.promise;
            return result;
          }),
      },
    };
    const first = lookAtAddressJob(slow).run(one);
    await written.promise;
    let isOver = false;
    const second = lookAtAddressJob(kith)
      .run(two)
      .finally(() => {
        isOver = true;
      });
    const somebodyWaits = async () => {
      const waiting = await sql`select 1 from pg_locks where not granted`.execute(kith.db.read);
      return waiting.rows.length > 0;
    };
    while (!isOver && !(await somebodyWaits()));
    mayEnd.resolve();
    await Promise.all([first, second]);
    await world.settle();

    const ended = await world.asked('GET', `/imports/${batch.id}`, { as });
    expect(ended.body).toMatchObject({ state: 'preview', counts: { skip: 2 } });
    await world.close();
  });
});
