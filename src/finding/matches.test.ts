import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kith } from '#platform';
import { engines } from '../../test/databases.ts';
import { type FindingStage, setFindingStage } from '../../test/finding-stage.ts';
import { repliesTo } from './matches.ts';
import { REPLIED_TO_MAX } from './ranking/index.ts';

const said = { text: 'A heat pump warms an old house.', age: 10 };
const SCORE = 5;

describe('replies', () => {
  let stage: FindingStage;
  let memberId: number;
  let ids: Map<string, number>;
  beforeAll(async () => {
    stage = await setFindingStage('sqlite', {
      Carl: [{ title: 'Asked', ...said }],
      Dora: [{ title: 'Answered', ...said, links: ['https://carl.example/0'] }],
    });
    memberId = (await stage.world.member('mara')).id;
    await stage.bringIn(memberId);
    const rows = await stage.world.kith.db.read
      .selectFrom('entry')
      .select(['id', 'title'])
      .execute();
    ids = new Map(rows.map(({ id, title }) => [title, id]));
  });
  afterAll(() => stage.world.close());

  const found = (title: string, { score = SCORE, length = 8 } = {}) => ({
    entryId: ids.get(title) ?? 0,
    score,
    length,
  });
  /** Entries found beside these, of nobody's. */
  const others = (score: number, count = REPLIED_TO_MAX - 1) =>
    Array.from({ length: count }, (_, n) => ({ entryId: 1_000_000 + n, score, length: 8 }));
  const repliesAmong = async (entries: Parameters<typeof repliesTo>[2]) =>
    (await repliesTo(stage.world.kith, memberId, entries)).map(({ entryId }) => entryId);

  it('are who linked to what was found, whether their own words are on it or not', async () => {
    const reply = [ids.get('Answered')];
    expect(await repliesAmong([found('Asked')])).toEqual(reply);
    expect(await repliesAmong([found('Asked'), found('Answered', { length: 20 })])).toEqual(reply);
    expect(await repliesAmong([found('Asked'), found('Answered', { score: 4 })])).toEqual(reply);
  });

  it('are none where the own entry says as much in as many words: it would count twice', async () => {
    expect(await repliesAmong([found('Asked'), found('Answered')])).toEqual([]);
    expect(await repliesAmong([found('Answered', { score: 6 }), found('Asked')])).toEqual([]);
  });

  it('are none of which the own entry was cut off just behind what they reply to', async () => {
    expect(await repliesAmong([...others(6), found('Asked')])).toEqual([]);
    expect(await repliesAmong([found('Asked'), ...others(4)])).toEqual([ids.get('Answered')]);
    const few = [...others(6, 9), found('Asked')];
    expect(await repliesAmong(few)).toEqual([ids.get('Answered')]);
  });
});

describe.runIf(engines.includes('postgres'))(
  'replies on a PostgreSQL that has not counted yet',
  () => {
    const MANY = 60;
    const many = (title: string) =>
      Array.from({ length: MANY }, (_, n) => ({
        title: `${title} ${n}`,
        ...said,
        links: [`https://nobody.example/${n}`],
      }));
    let stage: FindingStage;
    beforeAll(async () => {
      stage = await setFindingStage('postgres', { Carl: many('Asked'), Dora: many('Said') });
    });
    afterAll(() => stage.world.close());

    const looksSoFar = async (trx: Kith['db']['read']): Promise<number> => {
      const { rows } = await sql<{ looks: string | number }>`
        select idx_scan as looks from pg_stat_xact_user_tables where relname = 'entry_link'`.execute(
        trx,
      );
      return Number(rows[0]?.looks);
    };

    it('are looked for once for each entry that is found, not for all beside each', async () => {
      const { kith } = stage.world;
      const memberId = (await stage.world.member('mara')).id;
      await stage.bringIn(memberId);
      const rows = await kith.db.read.selectFrom('entry').select('id').execute();
      const found = rows.map(({ id }) => ({ entryId: id, score: SCORE, length: 8 }));
      expect(found.length).toBe(2 * MANY);
      const looks = await kith.db.write(async (trx) => {
        // What this connection did before may not have been counted off yet: only the difference is of this question.
        const before = await looksSoFar(trx);
        await repliesTo({ ...kith, db: { ...kith.db, read: trx } }, memberId, found);
        return (await looksSoFar(trx)) - before;
      });
      expect(looks).toBe(found.length);
    });
  },
);
