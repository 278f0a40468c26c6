import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import type { KeepView, LibraryView } from '../library/schema.ts';
import type { LibraryImportView } from './schema.ts';

describe.each(engines)('the goals of what is brought into the library, on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bo: typeof ada;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await world.member('bo');
  });
  afterEach(() => world.close());

  async function call<Answer>(method: string, path: string, body?: unknown, as = ada) {
    const answer = await world.asked<Answer>(method, path, { as, body });
    expect(answer.status, `${method} ${path}`).toBeLessThan(300);
    return answer.body;
  }
  const goal = async (able: string, as = ada) =>
    (await call<{ id: number }>('POST', '/goals', { need: 'a need', able, questions: [] }, as)).id;
  const begin = async (raw: string, as = ada): Promise<LibraryImportView> => {
    const headers = { 'content-type': 'application/octet-stream' };
    const path = '/api/v1/library-imports?name=list';
    return (await (
      await world.ask('POST', path, { as, raw, headers })
    ).json()) as LibraryImportView;
  };
  const work = async (id: number, what: 'apply' | 'undo', as = ada) => {
    await call('POST', `/library-imports/${id}/${what}`, { withPages: false }, as);
    await world.settle();
  };
  const goalsOfKeeps = async (as = ada) => {
    const { keeps } = await call<LibraryView>('GET', '/keeps', undefined, as);
    return keeps.map(({ title, goalId }) => [title, goalId]).toSorted();
  };
  const exported = async (form: string, as = ada) =>
    (await world.ask('GET', `/api/v1/library.${form}`, { as })).text();

  /** Two pages of Ada's, for two of her goals, and one for none. */
  async function keepThree(): Promise<[number, number]> {
    const goals: [number, number] = [await goal('=roll back\tcalmly'), await goal('bake rye')];
    const pages = [...goals, null].map((goalId, n) => ({ url: `https://a.example/${n}`, goalId }));
    for (const { url, goalId } of pages) {
      const { id } = await call<KeepView>('POST', '/keeps', { url });
      if (goalId !== null) await call('PATCH', `/keeps/${id}`, { goalId });
    }
    return goals;
  }

  it.each(['json', 'csv'])('come back from %s by their titles, in their own Kith', async (form) => {
    const [first, second] = await keepThree();
    const list = await exported(form);
    const { keeps } = await call<LibraryView>('GET', '/keeps');
    const served = keeps.find(({ goalId }) => goalId === first)?.id ?? 0;
    const others = keeps.map(({ id }) => id).filter((id) => id !== served);
    await call('POST', '/keeps/several', { ids: others, is: 'removed' });
    // It is still kept, without its goal.
    await call('POST', '/keeps/several', { ids: [served], goalId: null });
    const preview = await begin(list);
    expect(preview).toMatchObject({ items: { new: 2, more: 1, known: 0 }, goals: 2, problems: [] });
    await work(preview.id, 'apply');
    expect((await goalsOfKeeps()).map(([, id]) => id).toSorted()).toEqual(
      [first, second, null].toSorted(),
    );
    await work(preview.id, 'undo');
    expect((await goalsOfKeeps()).map(([, id]) => id)).toEqual([null]);
  });

  it('are told where the member has none of that title, and are never another’s', async () => {
    await keepThree();
    const list = await exported('json');
    // Of two of one title nobody knows which is meant.
    for (const _ of [1, 2]) await goal('bake rye', bo);
    const preview = await begin(list, bo);
    expect(preview).toMatchObject({ items: { new: 3 }, goals: 0 });
    const told = preview.problems.map(({ text }) => /“(.*)”/.exec(text)?.[1]).toSorted();
    expect(told).toEqual(['=roll back calmly', 'bake rye']);
    await work(preview.id, 'apply', bo);
    expect((await goalsOfKeeps(bo)).map(([, id]) => id)).toEqual([null, null, null]);
  });

  it('are left out where the goal is gone since the preview', async () => {
    const [first] = await keepThree();
    const list = await exported('json');
    const ids = (await call<LibraryView>('GET', '/keeps')).keeps.map(({ id }) => id);
    await call('POST', '/keeps/several', { ids, is: 'removed' });
    const preview = await begin(list);
    await call('DELETE', `/goals/${first}`);
    await work(preview.id, 'apply');
    const goals = (await goalsOfKeeps()).map(([, id]) => id);
    expect(goals.filter((id) => id !== null)).toHaveLength(1);
    expect(goals).not.toContain(first);
  });
});
