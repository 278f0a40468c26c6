import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide } from '#finding';
import { draftGoal } from '#goals';
import { detectLanguage } from '#search';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish, type Written } from '../../../test/written.ts';
import type { FoundEntries } from './schema.ts';

interface Told extends Written {
  at?: string;
}

describe.each(engines)('searching entries on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let feeds = 0;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  const search = async (q: string, more = '', as = ada) => {
    const path = `/api/v1/search/entries?q=${encodeURIComponent(q)}${more}`;
    const answer = await world.ask('GET', path, { as });
    expect(answer.status).toBe(200);
    return (await answer.json()) as FoundEntries;
  };
  const titles = async (q: string, more = '', as = ada) =>
    (await search(q, more, as)).entries.map(({ title }) => title);
  const sorted = async (q: string, more = '') => (await titles(q, more)).toSorted();

  /** A feed with these entries, which a member follows for a person. */
  const feed = async (name: string, entries: Told[], { as = ada, personId = 0 } = {}) => {
    feeds += 1;
    const feedUrl = `https://${name}.example/${feeds}`;
    const of = { feedUrl, title: name, personId: personId || null };
    const { feedId, sourceId } = await followFeed(world, as.id, of);
    const told = entries.map(({ at = '2026-11-20', ...entry }) => ({
      language: detectLanguage(`${entry.title} ${entry.text ?? ''}`),
      publishedAt: Date.parse(`${at}T08:00:00Z`),
      ...entry,
    }));
    return { sourceId, ids: await publish(world, feedId, told) };
  };

  const person = (name: string, as = ada) => world.person(as.id, name);

  it('finds what holds every word, in any form, and nothing of other members', async () => {
    await feed('one', [
      { title: 'Heat pumps', text: 'A heat pump warms an old house.' },
      { title: 'Solar', text: 'Heat from the sun.' },
    ]);
    const bob = await world.member('bob');
    await feed('two', [{ title: 'Secret heat pump' }], { as: bob });
    expect(await titles('heat pump')).toEqual(['Heat pumps']);
    expect(await titles('the pumps for heating')).toEqual(['Heat pumps']);
    expect(await sorted('heat')).toEqual(['Heat pumps', 'Solar']);
    expect(await titles('heat', '', bob)).toEqual(['Secret heat pump']);
  });

  it('takes what is typed last for a beginning of that word alone', async () => {
    await feed('one', [
      { title: 'Pumps', text: 'A pump is quiet.' },
      { title: 'Overviews', text: 'Many of them.' },
    ]);
    expect(await titles('pump overv', '&typing=yes')).toEqual([]);
    expect(await titles('pump over', '&typing=yes')).toEqual(['Pumps']);
    expect(await titles('overv', '&typing=yes')).toEqual(['Overviews']);
  });

  it('shows the passage with the words marked', async () => {
    await feed('one', [
      { title: 'A pump', text: `${'Nothing of it here. '.repeat(40)}At last the pump is quiet.` },
    ]);
    const [found] = (await search('pump quiet')).entries;
    const { text, marks } = found?.passage ?? { text: '', marks: [] };
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['pump', 'quiet']);
    expect(found?.titleMarks).toEqual([{ start: 2, end: 6 }]);
  });

  it('leaves out what must not be, as word, phrase or tag', async () => {
    await feed('one', [
      { title: 'Red heat', tags: 'colour' },
      { title: 'Blue heat', text: 'in deep cold water' },
      { title: 'Green heat', text: 'water so cold' },
    ]);
    expect(await sorted('heat -red')).toEqual(['Blue heat', 'Green heat']);
    expect(await sorted('heat -"cold water"')).toEqual(['Green heat', 'Red heat']);
    expect(await sorted('heat "cold water"')).toEqual(['Blue heat']);
    expect(await sorted('"Water, so cold!"')).toEqual(['Green heat']);
    expect(await sorted('heat -tag:colour')).toEqual(['Blue heat', 'Green heat']);
    expect(await sorted('-red')).toEqual(['Blue heat', 'Green heat']);
    expect(await sorted('tag:colour')).toEqual(['Red heat']);
    expect(await sorted('tag:heat')).toEqual([]);
  });

  it('narrows by person, source, day and what was read', async () => {
    const grace = await person('Grace Hopper');
    const { ids } = await feed(
      'compilers',
      [
        { title: 'Heat one', at: '2025-12-31' },
        { title: 'Heat two', at: '2026-01-01' },
      ],
      { personId: grace },
    );
    await feed('weather', [{ title: 'Heat three', at: '2026-11-22' }]);
    await world.ask('PUT', '/api/v1/stream/read', {
      as: ada,
      body: { entryIds: ids.slice(0, 1), isRead: true },
    });
    expect(await sorted('heat person:hopper')).toEqual(['Heat one', 'Heat two']);
    expect(await sorted(`heat person:${grace}`)).toEqual(['Heat one', 'Heat two']);
    expect(await sorted('heat -person:"Grace Hopper"')).toEqual(['Heat three']);
    expect(await sorted('source:weather')).toEqual(['Heat three']);
    expect(await sorted('heat before:2026')).toEqual(['Heat one']);
    expect(await sorted('heat after:2026-01 before:2026-11-22')).toEqual(['Heat two']);
    expect(await titles('is:read')).toEqual(['Heat one']);
    expect(await titles('heat is:unread', '&sort=newest')).toEqual(['Heat three', 'Heat two']);
    const nobody = await search('heat person:nemo');
    expect(nobody.entries).toEqual([]);
    expect(nobody.problems).toEqual(['Nobody among your people is called “nemo”.']);
  });

  it('narrows by a goal to what speaks of it and what is of those chosen for it', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'Judge heat loss of houses' });
    const grace = await person('Grace');
    const { ids } = await feed('one', [{ title: 'Heat fits' }, { title: 'Heat else' }]);
    await feed('two', [{ title: 'Heat of Grace' }], { personId: grace });
    await decide(world.kith, ada.id, { goalId: goal.id, personId: grace, decision: 'chosen' });
    await world.kith.db.write((trx) =>
      trx
        .insertInto('entry_fit')
        .values({ goal_id: goal.id, question_id: 1, entry_id: ids[0] ?? 0, ground: 1 })
        .execute(),
    );
    expect(await sorted('heat goal:"heat loss"')).toEqual(['Heat fits', 'Heat of Grace']);
    expect(await sorted(`goal:${goal.id}`)).toEqual(['Heat fits', 'Heat of Grace']);
    expect(await sorted('heat -goal:loss')).toEqual(['Heat else']);
  });

  it('never narrows by another member’s person', async () => {
    const bob = await world.member('bob');
    const theirs = await person('Eve', bob);
    await feed('one', [{ title: 'Heat' }], { as: bob, personId: theirs });
    await feed('two', [{ title: 'Heat too' }]);
    expect(await titles(`person:${theirs}`)).toEqual([]);
    expect((await search('person:eve')).problems).toHaveLength(1);
  });

  it('puts what says it in the title first, or the newest where that is chosen', async () => {
    const filler = 'and much else is said of other things here';
    await feed('one', [
      { title: 'Quota', text: filler, at: '2024-01-01' },
      { title: 'Something', text: `a quota ${filler}`, at: '2026-01-01' },
      ...Array.from({ length: 8 }, (_, n) => ({ title: `Other ${n}`, text: filler })),
    ]);
    expect(await titles('quota')).toEqual(['Quota', 'Something']);
    expect(await titles('quota', '&sort=newest')).toEqual(['Something', 'Quota']);
  });

  it('goes on where a page ended, each once', async () => {
    await feed(
      'one',
      Array.from({ length: 45 }, (_, n) => ({ title: `Heat ${n}` })),
    );
    const seen: string[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page: FoundEntries = await search('heat', `&after=${after}`);
      seen.push(...page.entries.map(({ title }) => title));
      after = page.next;
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  it('finds the beginning of a word only while it is being typed', async () => {
    await feed('one', [{ title: 'Kubernetes' }]);
    expect(await titles('kuber', '&typing=yes')).toEqual(['Kubernetes']);
    expect(await titles('kuber')).toEqual([]);
  });

  it('finds Chinese, Japanese and Korean, written without spaces, and marks it', async () => {
    await feed('one', [
      { title: '如何学习统计学', text: '统计学的方法有很多。' },
      { title: '機械学習の基礎', text: 'データを使って学びます。', language: 'ja' },
      { title: '기계학습을 배우다', text: '데이터로 배웁니다.' },
    ]);
    expect(await titles('统计')).toEqual(['如何学习统计学']);
    expect(await titles('学习统计')).toEqual(['如何学习统计学']);
    expect(await titles('機械学習')).toEqual(['機械学習の基礎']);
    expect(await titles('데이터')).toEqual(['기계학습을 배우다']);
    expect(await titles('"기계학습"')).toEqual(['기계학습을 배우다']);
    expect(await titles('械')).toEqual(['機械学習の基礎']);
    expect(await titles('データ -学習')).toEqual([]);
    const [found] = (await search('统计学')).entries;
    expect(found?.titleMarks).toEqual([{ start: 4, end: 7 }]);
  });

  it('finds a word of another language than the one it is taken for', async () => {
    await feed('one', [
      {
        title: 'Vergaderingen voorbereiden',
        text: 'Hoe bereid je een vergadering voor die niet te lang duurt?',
        language: 'nl',
      },
    ]);
    await world.kith.db.write((trx) =>
      trx.updateTable('feed').set({ language: 'nl-NL' }).execute(),
    );
    expect(await titles('vergadering')).toEqual(['Vergaderingen voorbereiden']);
  });

  it('finds words in letters of their own, whatever their feed says that it writes in', async () => {
    await feed('one', [
      {
        title: 'Руководители разведки шутят об убийстве Сноудена',
        text: 'Павел Дуров впервые в жизни зашифровал сообщение и написал об этом в дневнике.',
      },
    ]);
    for (const asked of ['Сноудена', 'Сноуден', 'убийство разведка', '-Москва сообщения'])
      expect(await titles(asked)).toHaveLength(1);
    expect(await titles('Москва')).toEqual([]);
  });

  it('finds a page by its address, however that is written, and nothing of other members', async () => {
    const url = 'https://www.garden.example/roses/?id=7';
    await feed('one', [
      { title: 'Roses', url },
      { title: 'Soil', url: 'https://soil.example/' },
    ]);
    const written = 'http://garden.example/roses?id=7&utm_source=mail#top';
    for (const asked of [url, written, `roses ${url}`, `-https://soil.example`])
      expect(await search(asked)).toMatchObject({ entries: [{ title: 'Roses' }], problems: [] });
    expect(await titles('https://garden.example/roses')).toEqual([]);
    expect(await titles(url, '', await world.member('bob'))).toEqual([]);
  });

  it('says of what looks like an operator that it is none', async () => {
    await feed('one', [{ title: 'Autor Ada' }]);
    const { entries, problems } = await search('autor:ada');
    expect(entries).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('The nearest is person:')]);
  });

  it('says what to do where words are in every text, and takes any line', async () => {
    await feed('one', [{ title: 'Heat' }]);
    expect(await search('the of')).toEqual({
      entries: [],
      next: null,
      problems: [expect.stringContaining('Add one')],
      offers: [],
    });
    for (const line of ['', '"', '-', '()', 'a OR b NOT', "it's: 'x' & | !", '*', '\\', 'person:"'])
      await search(line, '&typing=yes');
    expect(world.errors).toEqual([]);
  });
});
