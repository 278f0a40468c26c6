/** Links as they come to be written: typed out, taken from what is offered, made of a mention. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { writePerson } from '../../../test/written.ts';
import type { NoteView } from '../notes/schema.ts';
import type { Completion, Mentions, NoteLinks } from './schema.ts';

describe.each(engines)('links that are typed on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
  });
  afterEach(() => world.close());

  async function asked<Answer>(method: string, path: string, body?: unknown) {
    const answer = await world.ask(method, `/api/v1${path}`, { as: ada, body });
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  }
  const write = (title: string, text = '') => asked<NoteView>('POST', '/notes', { title, text });
  const targets = async (id: number) =>
    (await asked<NoteLinks>('GET', `/notes/${id}/links`)).outgoing.map(
      ({ target }) => target && [target.kind, target.id],
    );
  const offered = async (words: string, kind: string) =>
    (
      await asked<{ items: Completion[] }>(
        'GET',
        `/links/complete?words=${encodeURIComponent(words)}&kind=${kind}`,
      )
    ).items;
  const person = (name: string) => world.person(ada.id, name);
  const place = (name: string) => asked<{ id: number }>('POST', '/places', { name, kind: 'forum' });
  const idsOf = (titles: readonly string[]) =>
    world.kith.db.read
      .selectFrom('entry')
      .select(['id', 'title'])
      .where('title', 'in', titles)
      .orderBy('id')
      .execute();

  it('lead to an entry by its title, and hold on to it when the feed renames it', async () => {
    const title = 'Über Größen: ein Überblick';
    await writePerson(world, ada.id, {
      name: 'Odile',
      entries: [
        { title, text: 'Worte' },
        { title: 'Quiet hours', text: 'Words' },
      ],
    });
    const [entry] = await idsOf([title]);
    const note = await write(
      'Start',
      '[[entry:über größen: ein überblick]] [[ Entry : Quiet hours ]]',
    );
    expect((await targets(note.id))[0]).toEqual(['entry', entry?.id]);
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ title: 'New' })
        .where('id', '=', entry?.id ?? 0)
        .execute(),
    );
    expect(await targets(note.id)).toEqual([
      ['entry', entry?.id],
      ['entry', (await idsOf(['Quiet hours']))[0]?.id],
    ]);
  });

  it('find an entry that comes later, never one of another’s sources', async () => {
    const bo = await world.member('bo');
    await writePerson(world, bo.id, { name: 'Odile', entries: [{ title: 'Quiet', text: 'x' }] });
    const note = await write('Start', '[[entry:Quiet]] [[entry:Later on]]');
    expect(await targets(note.id)).toEqual([null, null]);
    await writePerson(world, ada.id, {
      name: 'Priya',
      entries: [{ title: 'Later on', text: 'x' }],
    });
    const [later] = await idsOf(['Later on']);
    expect(await targets(note.id)).toEqual([null, ['entry', later?.id]]);
    const { backlinks } = await asked<Mentions>('GET', `/entries/${later?.id}/mentions`);
    expect(backlinks.map(({ title }) => title)).toEqual(['Start']);
  });

  it('lead on as a name is written, in each way it is written', async () => {
    const grace = await person('Grace Öztürk');
    const forum = await place('Café Größe');
    const note = await write(
      'Start',
      '[[person:Grace Öztürk]] [[Person : grace  ozturk|her]] [[place:cafe große]]',
    );
    expect(await targets(note.id)).toEqual([
      ['person', grace],
      ['person', grace],
      ['place', forum.id],
    ]);
  });

  it('are offered so that of two with one name each can be meant', async () => {
    const [first, second] = [await person('Jan Meyer'), await person('Jan Meyer')];
    const offers = await offered('jan', 'person');
    expect(offers.map(({ id, insert }) => [id, insert]).toSorted()).toEqual([
      [first, '[[person:Jan Meyer]]'],
      [second, `[[person:${second}|Jan Meyer]]`],
    ]);
    const note = await write('Start', offers.map(({ insert }) => insert).join(' '));
    expect((await targets(note.id)).map((target) => target?.[1])).toEqual(
      offers.map(({ id }) => id),
    );
    const [older, newer] = [await write('Plan'), await write('Plan')];
    const plans = await offered('plan', 'note');
    expect(plans.map(({ id, insert }) => [id, insert]).toSorted()).toEqual([
      [older.id, '[[Plan]]'],
      [newer.id, `[[note:${newer.id}|Plan]]`],
    ]);
  });

  it('do not take the number of another Kith for one of here', async () => {
    const id = await person('Jan Meyer');
    const note = await write('Start', `[[person:${id}|Somebody Else]] [[note:99999]]`);
    expect(await targets(note.id)).toEqual([null, null]);
    await asked('PATCH', `/notes/${note.id}`, { text: `[[person:${id}|Jan Meyer]]` });
    expect(await targets(note.id)).toEqual([['person', id]]);
  });

  it('lead nowhere while their target is away, whatever it is', async () => {
    const [jan, forum] = [await person('Jan Meyer'), (await place('Forum')).id];
    const goal = await draftGoal(world.kith, ada.id, { able: 'Sleep better' });
    const note = await write('Start', '[[person:Jan Meyer]] [[place:Forum]] [[goal:Sleep better]]');
    const all = [
      ['person', jan],
      ['place', forum],
      ['goal', goal.id],
    ];
    const ways = [`/people/${jan}`, `/places/${forum}`, `/goals/${goal.id}`];
    for (const way of ways) await asked('DELETE', way);
    expect(await targets(note.id)).toEqual([null, null, null]);
    for (const way of ways) await asked('POST', `${way}/restore`);
    expect(await targets(note.id)).toEqual(all);
    await changeGoal(world.kith, ada.id, goal.id, { able: 'Sleep well' });
    expect(await targets(note.id)).toEqual(all);
  });

  it('are missed where somebody or something is only named', async () => {
    const will = await person('Will');
    const jan = await person('Jan Meyer');
    const goal = await draftGoal(world.kith, ada.id, { able: 'Sleep better' });
    const forum = await place('Nightowls');
    await write('A', '- **Jan Meyer** will sleep better with the Nightowls');
    await write('B', 'says [[person:Jan Meyer|Jan]] and Will.');
    const about = async (way: string) => {
      const { backlinks, mentions, link } = await asked<Mentions>('GET', `${way}/mentions`);
      return {
        link,
        backlinks: backlinks.map(({ title }) => title),
        mentions: mentions.map(({ title, snippet, marks: [[from, to] = [0, 0]] }) => [
          title,
          snippet.slice(from, to),
        ]),
      };
    };
    expect(await about(`/people/${jan}`)).toEqual({
      link: 'person:Jan Meyer',
      backlinks: ['B'],
      mentions: [['A', 'Jan Meyer']],
    });
    expect((await about(`/people/${will}`)).mentions).toEqual([['B', 'Will']]);
    expect((await about(`/goals/${goal.id}`)).mentions).toEqual([['A', 'sleep better']]);
    expect((await about(`/places/${forum.id}`)).mentions).toEqual([['A', 'Nightowls']]);
    const bo = await world.member('bo');
    const other = await world.ask('GET', `/api/v1/people/${jan}/mentions`, { as: bo });
    expect(other.status).toBe(404);
  });
});
