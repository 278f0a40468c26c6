import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteContacts } from '#people';
import { engines } from '#test';
import { type FindingStage, type Network, setFindingStage } from '../../../test/finding-stage.ts';
import type { ResponsivenessView } from './schema.ts';

const NETWORK: Network = {
  // Asks, and answers nobody.
  Carl: Array.from({ length: 4 }, (_, n) => ({
    title: `How do you heat an old house? ${n}`,
    text: `A question, number ${n}.`,
    age: 100 + 10 * n,
  })),
  // Answers each of Carl's after two days, once twice, and links to her own site and beyond.
  Dora: [
    ...Array.from({ length: 3 }, (_, n) => ({
      title: `An answer ${n}`,
      text: `Radiators, number ${n}.`,
      age: 98 + 10 * n,
      links: [`https://carl.example/${n}`, 'https://dora.example/0', 'https://beyond.example/1'],
    })),
    { title: 'On my own', text: 'Nothing but words.', age: 5, links: ['https://dora.example/0'] },
  ],
  // Answered once, and long ago.
  Emil: [
    { title: 'Once', text: 'Yes.', age: 40, links: ['https://dora.example/0'] },
    { title: 'Years ago', text: 'No.', age: 800, links: ['https://carl.example/0'] },
  ],
};

describe.each(engines)('responsiveness on %s', (engine) => {
  let stage: FindingStage;
  let mara: Awaited<ReturnType<FindingStage['world']['member']>>;
  let idOf: (name: string) => number;
  beforeEach(async () => {
    stage = await setFindingStage(engine, NETWORK);
    mara = await stage.world.member('mara');
    idOf = await stage.bringIn(mara.id);
  });
  afterEach(() => stage.world.close());
  const of = (name: string) =>
    stage.read<ResponsivenessView>(`/people/${idOf(name)}/responsiveness`, mara);

  it('counts replies to others, says whom they answered and how soon half of them came', async () => {
    const { replies, writing } = await of('Dora');
    expect(replies).toMatchObject({ count: 3, people: 1, halfWithinDays: 2 });
    expect(replies.examples[0]).toMatchObject({
      title: 'An answer 0',
      to: { title: 'How do you heat an old house? 0', person: { name: 'Carl', id: idOf('Carl') } },
    });
    expect(writing).toMatchObject({ latest: { title: 'On my own' }, lately: 1 });
  });

  it('says of too few, or none, that it is not enough', async () => {
    expect((await of('Emil')).replies).toMatchObject({ count: 1, halfWithinDays: null, floor: 3 });
    expect((await of('Carl')).replies).toMatchObject({ count: 0, people: 0, examples: [] });
  });

  it('knows when the member heard from them, and tells nobody else', async () => {
    const heard = {
      personId: idOf('Carl'),
      day: '2026-03-01',
      direction: 'received' as const,
      channel: 'linkedin-message' as const,
    };
    await stage.world.kith.db.write((trx) => noteContacts(trx, [heard], null));
    expect((await of('Carl')).heardOn).toBe('2026-03-01');
    const bo = await stage.world.member('bo');
    const path = `/api/v1/people/${idOf('Carl')}/responsiveness`;
    expect((await stage.world.ask('GET', path, { as: bo })).status).toBe(404);
    const theirs = await stage.bringIn(bo.id);
    const seen = await stage.read<ResponsivenessView>(
      `/people/${theirs('Carl')}/responsiveness`,
      bo,
    );
    expect(seen.heardOn).toBeNull();
  });
});
