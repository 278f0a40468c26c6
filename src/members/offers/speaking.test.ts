import { describe, expect, it } from 'vitest';
import { makeWorld } from '#test';
import { membersToAskAbout, speaksOf } from './speaking.ts';
import { leaveOffer, makeOffer } from './write.ts';

describe('speaksOf', () => {
  it('needs half of a topic, or two of its words', () => {
    expect(speaksOf('databases', 'migrate a database')).toBe(true);
    expect(speaksOf('rolling back a bad release', 'a bad winter')).toBe(false);
    expect(speaksOf('rolling back a bad release', 'how to roll back releases')).toBe(true);
    expect(speaksOf('the', 'the')).toBe(false);
  });
});

describe('membersToAskAbout', () => {
  it('names those who agreed, by the topics that fit, until they leave', async () => {
    const world = await makeWorld();
    const [ada, bo] = [await world.member('ada'), await world.member('bo')];
    const form = { asksPerMonth: 3, until: null, languages: [], channel: '', contact: 'here' };
    const { kith } = world;
    await makeOffer(kith, bo.id, { ...form, topics: ['database migrations', 'choirs'] });
    const found = () => membersToAskAbout(kith, ada.id, 'plan a migration of databases');
    expect(await found()).toEqual([]);
    await makeOffer(kith, ada.id, { ...form, topics: ['bread'] });
    expect(await found()).toEqual([{ id: bo.id, name: 'bo', topics: ['database migrations'] }]);
    await leaveOffer(kith, bo.id);
    expect(await found()).toEqual([]);
    await world.close();
  });
});
