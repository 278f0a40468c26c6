import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Audience, changeGoal, draftGoal, removeGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { lookedThrough } from '../../../test/invented/goal-on-the-web.ts';
import { asking } from '../../../test/invented/vault.ts';
import type { LinkView } from '../publishing/schema.ts';
import { exportAgreements } from './agreements.ts';
import type { Choice } from './outgoing-rules.ts';
import type { GoalGoingOut } from './publish-goal.ts';

type Member = Awaited<ReturnType<World['member']>>;

const NASTY = {
  able: 'read the tables that Marit Solheim made',
  need: 'Anna Weber of Acme GmbH left, and [[person:Marit Solheim|Marit]] moves to Zwolle.',
  why: 'solheim will not be here in May. Ask anna@acme.example.',
  questions: [{ text: 'What did Anna know?' }, { text: 'Who follows Weber?' }],
};
const WORDS = /anna|weber|marit|solheim|acme|zwolle/giu;

describe.each(engines)('a goal going out on %s', (engine) => {
  let world: World;
  let ada: Member;
  let asked: ReturnType<typeof asking>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    asked = asking(world, ada);
    await asked('POST', '/people', { name: 'Marit Solheim' });
  });
  afterEach(() => world.close());

  async function goalOf(words: Parameters<typeof draftGoal>[2], audience: Audience = 'public') {
    const { id } = await draftGoal(world.kith, ada.id, { ...words, audience });
    await setGoalStatus(world.kith, ada.id, id, 'active');
    return id;
  }
  const look = async (id: number) =>
    (await asked<GoalGoingOut>('GET', `/goals/${id}/going-out`)).body;
  const putOut = async (id: number, choice?: Choice) =>
    asked<LinkView>('PUT', `/goals/${id}/published`, lookedThrough(await look(id), choice));
  const linkOf = async (id: number) => (await asked<LinkView>('GET', `/goals/${id}/link`)).body;
  /** All that the web gets to see, of a link that was known once too. */
  async function outside(path: string): Promise<string> {
    const pages = [path, '/@ada'].map((page) => world.ask('GET', page));
    const texts = await Promise.all((await Promise.all(pages)).map((one) => one.text()));
    // An address is made by chance, and may have the letters of a name in it.
    return texts.join('\n').replaceAll(/\/p\/[\w-]+/g, '');
  }

  it('says no replaced name in any of its fields, and stays as it was for its owner', async () => {
    const id = await goalOf(NASTY);
    const { status, body } = await putOut(id);
    expect(status).toBe(200);
    const seen = await outside(body.path ?? '');
    expect(seen.match(WORDS) ?? []).toEqual([]);
    expect(seen).toContain('Read the tables that somebody made');
    expect((await asked('GET', `/goals/${id}`)).body).toMatchObject({ able: NASTY.able });
  });

  it('asks of every field and of the words of links', async () => {
    const id = await goalOf({ ...NASTY, why: 'It is in [[note:Salaries|my list]].' });
    expect((await look(id)).subjects.map(({ name }) => name)).toEqual([
      'Marit Solheim',
      'Anna Weber',
      'Acme GmbH',
      'Zwolle',
      'my list',
    ]);
  });

  it('is not on the web, nor has a link, before it was looked through', async () => {
    const id = await goalOf(NASTY);
    const made = await asked<{ error: { message: string } }>('POST', `/goals/${id}/link`, {});
    expect([made.status, made.body.error.message]).toEqual([
      409,
      expect.stringContaining('Look through'),
    ]);
    expect(await linkOf(id)).toMatchObject({ audience: 'public', path: null, lookedAt: null });
    expect((await world.ask('GET', '/@ada')).status).toBe(404);
  });

  it.each(['able', 'need', 'why'] as const)(
    'refuses a name in “%s” of which nothing was decided, whatever the words are called',
    async (field) => {
      const id = await goalOf({ able: 'plan', questions: [{ text: 'how' }] });
      const words = { able: 'plan', need: '', why: '', questions: ['how'], source: 'x' };
      const sent = { ...words, [field]: 'We asked Anna Weber.' };
      const { status, body } = await asked('PUT', `/goals/${id}/published`, sent);
      expect(status).toBe(422);
      expect(body).toMatchObject({ error: { fields: { named: 'Anna Weber' } } });
      expect((await linkOf(id)).path).toBeNull();
    },
  );

  it('refuses a name in a question, and a link around one', async () => {
    const id = await goalOf({ able: 'plan', questions: [{ text: 'how' }] });
    const words = { able: 'plan', need: '', why: '', source: 'x' };
    for (const question of ['What did Bert say?', 'What says [[person:Marit Solheim]]?']) {
      const sent = { ...words, questions: [question] };
      expect((await asked('PUT', `/goals/${id}/published`, sent)).status).toBe(422);
    }
  });

  it('leaves out what was looked through while the goal goes on, and says that it does', async () => {
    const id = await goalOf({ able: 'plan', questions: [{ text: 'how' }] });
    const { path } = (await putOut(id)).body;
    expect(await linkOf(id)).toMatchObject({ path, isBehind: false });
    await changeGoal(world.kith, ada.id, id, {
      need: 'Anna Weber left.',
      questions: [{ text: 'Where is Marit?' }],
    });
    expect((await outside(path ?? '')).match(WORDS) ?? []).toEqual([]);
    expect(await linkOf(id)).toMatchObject({ path, isBehind: true });
    // Another link leads to the same words.
    const other = await asked<LinkView>('POST', `/goals/${id}/link`, { isNew: true });
    expect((await outside(other.body.path ?? '')).match(WORDS) ?? []).toEqual([]);
    await putOut(id, 'leave');
    expect(await linkOf(id)).toMatchObject({ isBehind: false });
    expect(await outside(other.body.path ?? '')).toContain('Anna Weber left.');
  });

  it('remembers who agreed, and who says otherwise', async () => {
    const id = await goalOf({ able: 'plan with Marit', questions: [{ text: 'how' }] });
    await putOut(id, 'agreed');
    expect(await exportAgreements(world.kith, ada.id)).toMatchObject([{ name: 'Marit Solheim' }]);
    expect((await look(id)).subjects).toMatchObject([{ agreedAt: expect.any(Number) }]);
    await putOut(id, 'replace');
    expect(await exportAgreements(world.kith, ada.id)).toEqual([]);
  });

  it('is taken back by hand, by its audience, by resting and by removing; what comes back is what was looked through', async () => {
    const id = await goalOf(NASTY);
    const path = (await putOut(id)).body.path ?? '';
    const isOut = async () => (await world.ask('GET', path)).status === 200;
    await changeGoal(world.kith, ada.id, id, { audience: 'members' });
    expect(await isOut()).toBe(false);
    expect(
      (await asked('PUT', `/goals/${id}/published`, lookedThrough(await look(id)))).status,
    ).toBe(409);
    await changeGoal(world.kith, ada.id, id, {
      audience: 'person',
      why: 'Anna Weber asked me to.',
    });
    expect(await isOut()).toBe(true);
    await setGoalStatus(world.kith, ada.id, id, 'parked', { reason: 'no time' });
    expect(await isOut()).toBe(false);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await removeGoal(world.kith, ada.id, id);
    expect(await isOut()).toBe(false);
    await asked('POST', `/goals/${id}/restore`);
    expect(await isOut()).toBe(true);
    expect((await outside(path)).match(WORDS) ?? []).toEqual([]);
    expect((await asked('DELETE', `/goals/${id}/published`)).status).toBe(204);
    expect(await isOut()).toBe(false);
    expect((await asked('DELETE', `/goals/${id}/published`)).status).toBe(404);
    // The link is the same when it is put there again.
    expect((await putOut(id)).body.path).toBe(path);
  });

  it('never stands on the web with a name that nobody decided about, whatever is done', async () => {
    const name = fc.constantFrom('Anna Weber', 'Marit', 'Acme GmbH', 'solheim', 'anna');
    const words = fc
      .array(fc.oneof(name, fc.constantFrom('and', 'asks', 'the plan', '.', '[[', ']]')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((pieces) => `We met Anna Weber, Marit Solheim and Acme GmbH. ${pieces.join(' ')}`);
    const field = fc.constantFrom('able', 'need', 'why');
    const act = fc.oneof(
      fc.record({ do: fc.constant('write' as const), field, words }),
      fc.record({ do: fc.constant('ask' as const), words }),
      fc.record({
        do: fc.constant('open' as const),
        audience: fc.constantFrom(...Audience.options),
      }),
      fc.record({
        do: fc.constantFrom(
          'look',
          'link',
          'new link',
          'send undecided',
          'take back',
          'remove',
          'rest',
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const id = await goalOf({ able: 'plan', questions: [{ text: 'how' }] });
        const paths = new Set<string>();
        for (const one of acts) {
          await carryOut(id, one);
          const { path } = await linkOf(id);
          if (path) paths.add(path);
          for (const known of paths) expect((await outside(known)).match(WORDS) ?? []).toEqual([]);
        }
      }),
      { numRuns: engine === 'sqlite' ? 25 : 4 },
    );
  });

  type Act =
    | { do: 'write'; field: string; words: string }
    | { do: 'ask'; words: string }
    | { do: 'open'; audience: Audience }
    | { do: string };
  /** Everything by which words of a goal could come out, by the doors that everybody uses. */
  async function carryOut(id: number, act: Act): Promise<void> {
    const at = `/goals/${id}`;
    if ('field' in act) await asked('PATCH', at, { [act.field]: act.words });
    else if ('words' in act) await asked('PATCH', at, { questions: [{ text: act.words }] });
    else if ('audience' in act) await asked('PATCH', at, { audience: act.audience });
    else if (act.do === 'look') await putOut(id);
    else if (act.do === 'link') await asked('POST', `${at}/link`, {});
    else if (act.do === 'new link') await asked('POST', `${at}/link`, { isNew: true });
    else if (act.do === 'take back') await asked('DELETE', `${at}/published`);
    else if (act.do === 'send undecided') {
      const { subjects, ...words } = await look(id);
      const { status } = await asked('PUT', `${at}/published`, { ...words, named: [] });
      expect(status === 200 && subjects.length > 0).toBe(false);
    } else if (act.do === 'remove') {
      await asked('DELETE', at);
      await asked('POST', `${at}/restore`);
    } else {
      await asked('PUT', `${at}/status`, { status: 'parked', reason: 'no time' });
      await asked('PUT', `${at}/status`, { status: 'active' });
    }
  }
});
