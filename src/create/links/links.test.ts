import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { NoteView } from '../notes/schema.ts';
import { parseLinks } from './parse.ts';
import type { Completion, NoteLinks } from './schema.ts';

describe.each(engines)('links between notes on %s', (engine) => {
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
  const change = (id: number, form: unknown) => asked<NoteView>('PATCH', `/notes/${id}`, form);
  const linksOf = (id: number) => asked<NoteLinks>('GET', `/notes/${id}/links`);
  const targets = async (id: number) =>
    (await linksOf(id)).outgoing.map(({ target }) => target && [target.kind, target.title]);
  const person = (name: string) => world.person(ada.id, name);

  it('lead to notes, goals and people by title, in the order of the text', async () => {
    await draftGoal(world.kith, ada.id, { able: 'Roll back calmly' });
    await person('Grace Öztürk');
    await asked('POST', '/places', { name: '#Résilience', kind: 'hashtag' });
    await write('Runbook');
    const note = await write(
      'Start',
      'See [[runbook|the book]], [[Roll back calmly]], [[person:grace Ozturk]], [[Nothing yet]], [[place:#résilience]].',
    );
    expect(await targets(note.id)).toEqual([
      ['note', 'Runbook'],
      ['goal', 'Roll back calmly'],
      ['person', 'Grace Öztürk'],
      null,
      ['place', '#Résilience'],
    ]);
  });

  it('are seen from the other end, with the words around them', async () => {
    const book = await write('Runbook');
    await write('Start', `${'Before. '.repeat(100)}Read the [[Runbook|book]] first. After.`);
    const { backlinks } = await linksOf(book.id);
    expect(backlinks).toMatchObject([{ title: 'Start' }]);
    const [{ snippet, marks } = { snippet: '', marks: [] }] = backlinks;
    expect(snippet).toContain('Read the book first. After.');
    expect(marks.map(([from, to]) => snippet.slice(from, to))).toEqual(['book']);
  });

  it('last when the title of what they lead to changes', async () => {
    const book = await write('Runbook');
    const note = await write('Start', '[[Runbook]]');
    await change(book.id, { title: 'Playbook' });
    await change(note.id, { text: 'still [[Runbook]]' });
    expect(await targets(note.id)).toEqual([['note', 'Playbook']]);
    expect((await linksOf(book.id)).backlinks).toHaveLength(1);
  });

  it('find what appears later, and hold on to it when it is renamed', async () => {
    const note = await write('Start', '[[Runbook]] and [[goal:Sleep better]]');
    const book = await write('Runbook');
    const goal = await draftGoal(world.kith, ada.id, { able: 'Sleep better' });
    expect(await targets(note.id)).toEqual([
      ['note', 'Runbook'],
      ['goal', 'Sleep better'],
    ]);
    expect((await linksOf(book.id)).backlinks).toHaveLength(1);
    world.advance(10 * 60_000);
    await change(book.id, { title: 'Playbook' });
    expect((await targets(note.id))[0]).toEqual(['note', 'Playbook']);
    await change(note.id, { text: '[[goal:Sleep better]]' });
    await changeGoal(world.kith, ada.id, goal.id, { able: 'Sleep well' });
    expect(await targets(note.id)).toEqual([['goal', 'Sleep well']]);
  });

  it('do not take a title that is being typed for the one that is meant', async () => {
    const note = await write('Start', '[[Roll]]');
    const typed = await write('Roll');
    world.advance(2000);
    await change(typed.id, { title: 'Rollback' });
    expect(await targets(note.id)).toEqual([null]);
  });

  it('lead nowhere while their target is removed, and again when it is back', async () => {
    const book = await write('Runbook');
    const note = await write('Start', '[[Runbook]]');
    await asked('DELETE', `/notes/${book.id}`);
    expect(await targets(note.id)).toEqual([null]);
    await asked('POST', `/notes/${book.id}/restore`);
    expect(await targets(note.id)).toEqual([['note', 'Runbook']]);
  });

  it('follow a person who turns out to be another', async () => {
    const [kept, gone] = [await person('Grace Hopper'), await person('G. Hopper')];
    const note = await write('Start', '[[person:G. Hopper]]');
    await mergePeople(world.kith, ada.id, kept, gone);
    await world.settle();
    expect(await targets(note.id)).toEqual([['person', 'Grace Hopper']]);
    const { notes } = await asked<{ notes: NoteView[] }>('GET', `/notes?personId=${kept}`);
    expect(notes.map((one) => one.title)).toEqual(['Start']);
  });

  it('are missed where a title stands as words only', async () => {
    const book = await write('Runbook');
    await write('Speaks', 'The runbook is old.');
    await write('Other word', 'Some runbooks are old.');
    await write('Links', 'The [[Runbook]] is old.');
    const { mentions, backlinks } = await linksOf(book.id);
    expect(mentions.map((one) => one.title)).toEqual(['Speaks']);
    expect(backlinks.map((one) => one.title)).toEqual(['Links']);
  });

  it('are completed while one types', async () => {
    await draftGoal(world.kith, ada.id, { able: 'Run a drill' });
    await person('Runa Berg');
    await write('A dry run');
    await write('Runbook');
    await write('odd | title run');
    const { items } = await asked<{ items: Completion[] }>('GET', '/links/complete?words=run');
    expect(items.map((item) => item.insert)).toEqual([
      '[[Runbook]]',
      '[[A dry run]]',
      '[[goal:Run a drill]]',
      '[[person:Runa Berg]]',
    ]);
    const only = await asked<{ items: Completion[] }>('GET', '/links/complete?words=&kind=person');
    expect(only.items.map((item) => item.title)).toEqual(['Runa Berg']);
  });

  it('never leave a member’s own things', async () => {
    const bo = await world.member('bo');
    await world.ask('POST', '/api/v1/notes', { as: bo, body: { title: 'Secret', text: 'Start' } });
    const note = await write('Start', '[[Secret]]');
    expect(await targets(note.id)).toEqual([null]);
    expect((await linksOf(note.id)).mentions).toEqual([]);
  });
});

describe('parseLinks', () => {
  const found = (text: string) => parseLinks(text).map(({ wanted, title }) => [wanted, title]);
  it('reads kinds and leaves out the words that are shown', () => {
    expect(found('[[A b|c]] [[person: Jo]] [[Goal:X]] [[entry:12|that]] [[odd: thing]]')).toEqual([
      ['any', 'A b'],
      ['person', 'Jo'],
      ['goal', 'X'],
      ['entry', '12'],
      ['any', 'odd: thing'],
    ]);
  });
  it('knows each once, however it is written', () => {
    expect(found('[[A]] [[a]] [[A|b]]')).toEqual([['any', 'A']]);
  });
  it('leaves code alone', () => {
    expect(found('`[[A]]` ``[[`B`]]``\n```sh\n[[C]]\n```\n[[D]]\n~~~\n[[E]]')).toEqual([
      ['any', 'D'],
    ]);
  });
  it('finds none in what is no link', () => {
    expect(found('[[]] [[ ]] [[a\nb]] [x](y) [[|a]]')).toEqual([]);
  });
  it('is done soon with brackets that never close', () => {
    expect(found('[['.repeat(100_000) + '` ``'.repeat(100_000) + '\n```'.repeat(100_001))).toEqual(
      [],
    );
  });
});
