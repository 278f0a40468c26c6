/** What somebody takes along is all of it, however much there is: no list ends early without a word. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';
import { possess } from '../../../test/possessions.ts';
import type { KithExport } from './export.ts';

const MANY = 20_300;

let world: World;
let ada: Awaited<ReturnType<World['member']>>;
beforeAll(async () => {
  world = await makeWorld();
  ada = await world.member('ada');
  const { keeps, people } = await possess(world, ada.id, 'ada');
  await world.ask('PATCH', `/api/v1/people/${people}/tie`, { as: ada, body: { stage: 'noticed' } });
  const numbers = (count: number) =>
    `with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${count})`;
  const text = [
    'kind',
    'text_hash',
    'model',
    'state',
    'run',
    'parts_done',
    'parts_total',
    'asked_at',
    'title',
    'answers',
    'html',
  ].join(', ');
  await world.kith.db.write(async (trx) => {
    await sql
      .raw(
        `insert into machine_text (member_id, keep_id, language, ${text})
        ${numbers(MANY)} select member_id, keep_id, 'x' || n, ${text} from numbers, machine_text where keep_id = ${keeps}`,
      )
      .execute(trx);
    await sql
      .raw(
        `insert into person_stage (person_id, stage, noted_at)
        ${numbers(60)} select ${people}, 'noticed', n from numbers`,
      )
      .execute(trx);
  });
});
afterAll(() => world.close());

it('an export has all machine texts and all that was said of a person', async () => {
  const answer = await world.ask('GET', '/api/v1/export', { as: ada });
  const { machineTexts, ties } = (await answer.json()) as KithExport;
  expect(machineTexts.texts.length).toBeGreaterThanOrEqual(MANY);
  expect(Math.max(...ties.map(({ stages }) => stages.length))).toBeGreaterThanOrEqual(60);
});
