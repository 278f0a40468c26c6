import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { followFeed, publish } from '../../../test/written.ts';
import { adviceFor, whatICouldGive } from './gives.ts';
import { openerFor } from './opener.ts';

const DAY_MS = 86_400_000;

describe.each(engines)('what I could give on %s', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let bo: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    bo = await someone('Bo Lund');
  });
  afterEach(() => world.close());

  const someone = (name: string, memberId = ada.id) =>
    world.person(memberId, name, { fields: [{ field: 'name', value: name }] });

  /** Publishes as a poll would leave it, the first entry a day ago, each next one a day earlier. */
  const publishes = async (
    personId: number,
    entries: [title: string, text?: string][],
    memberId = ada.id,
  ) => {
    const feedUrl = `https://feed.example/${memberId}/${personId}`;
    const { feedId } = await followFeed(world, memberId, { feedUrl, title: 'A feed', personId });
    const written = entries.map(([title, text = ''], at) => ({
      title,
      text,
      url: `${feedUrl}/${at}`,
      daysAgo: at + 1,
    }));
    return publish(world, feedId, written);
  };
  const setMe = (personId: number) =>
    world.kith.db.write((trx) =>
      trx.updateTable('person').set({ is_me: 1 }).where('id', '=', personId).execute(),
    );
  const write = async (title: string, text = '', form: object = {}): Promise<number> => {
    const body = { title, text, ...form };
    return (await (await world.ask('POST', '/api/v1/notes', { as: ada, body })).json()).id;
  };
  const gives = (goalId?: number) => whatICouldGive(world.kith, ada.id, { personId: bo, goalId });
  const titles = async () => (await gives()).gives.map((give) => give.title);

  it('finds notes and own entries by rare words, and says which entry they touch', async () => {
    const me = await someone('Ada');
    await setMe(me);
    const [canaries = 0, drills = 0] = await publishes(bo, [
      [
        'Canaries in the small',
        'How a tiny shop watches a canary before everyone gets the release.',
      ],
      ['Rollback drills', 'We rehearse rolling back a migration every month.'],
    ]);
    const [own = 0] = await publishes(me, [
      ['A month of canaries', 'What a canary release taught our shop.'],
      ['Holidays', 'Sun and sea.'],
    ]);
    const note = await write('Rollback of a migration', 'Steps that we rehearse.');
    await write('Cheese', 'Milk and rennet.');
    const { gives: found, advice } = await gives();
    expect(advice).toBeNull();
    expect(found.map(({ kind, id, touches }) => [kind, id, touches.id])).toEqual([
      ['entry', own, canaries],
      ['note', note, drills],
    ]);
    expect(found[0]).toMatchObject({
      title: 'A month of canaries',
      url: `https://feed.example/${ada.id}/${me}/0`,
      touches: { title: 'Canaries in the small', publishedAt: world.kith.now() - DAY_MS },
    });
    expect(found[0]?.words).toContain('Canaries');
    expect(found[1]?.words).toEqual(expect.arrayContaining(['Rollback', 'migration', 'rehearse']));
  });

  it('gives the words that everybody writes no weight', async () => {
    const everyone = Array.from({ length: 40 }, (_, at): [string, string] => [
      `Team meeting ${'abcdefghij'[at % 10]}`,
      'Our team had a meeting about software.',
    ]);
    await publishes(await someone('Cy'), everyone);
    await publishes(bo, [['A team meeting', 'Our team and its software.']]);
    await write('Team meeting', 'About our software.');
    expect(await titles()).toEqual([]);
    await publishes(await someone('Di'), [['Cheese']]);
    const rare = await write('Team meeting with kakapos', 'About our software.');
    await world.kith.db.write((trx) =>
      trx
        .updateTable('entry')
        .set({ title: 'Kakapos', excerpt: 'Kakapos in a team' })
        .where('title', '=', 'A team meeting')
        .execute(),
    );
    expect((await gives()).gives.map(({ id, words }) => [id, words])).toEqual([
      [rare, ['Kakapos']],
    ]);
  });

  it('still sees the subject of somebody who writes of nothing else, in a network of few', async () => {
    const subject = Array.from({ length: 45 }, (_, at): [string, string] => [
      `Kakapo watching, part ${'abcdefghij'[at % 10]}`,
      'A kakapo on the island.',
    ]);
    await publishes(bo, subject);
    await publishes(
      await someone('Cy'),
      Array.from({ length: 20 }, (): [string] => ['Cheese']),
    );
    await write('Kakapo island', 'Where I saw one.');
    expect(await titles()).toEqual(['Kakapo island']);
  });

  it('looks at what was written lately only', async () => {
    await publishes(bo, [
      ...Array.from({ length: 30 }, (): [string] => ['Cheese']),
      ['Kakapo island'],
    ]);
    await write('Kakapo island');
    expect(await titles()).toEqual([]);
  });

  it('gives at most eight, the best, what touches the latest first', async () => {
    await publishes(bo, [['Kakapo island'], ['Canary release of a migration']]);
    const best: number[] = [];
    for (let at = 0; at < 7; at++) best.push(await write('Canary release of a migration'));
    await write('Weaker', 'A canary and a release');
    await write('Weak', 'A canary and a release');
    const latest = await write('Kakapo island', 'kakapo island');
    const { gives: found } = await gives();
    expect(found).toHaveLength(8);
    expect(found[0]?.id).toBe(latest);
    expect(
      found
        .slice(1)
        .map(({ id }) => id)
        .toSorted((a, b) => a - b),
    ).toEqual(best);
  });

  it('marks the notes of the goal that is asked about', async () => {
    const goal = await draftGoal(world.kith, ada.id, { able: 'watch kakapos' });
    await publishes(bo, [['Kakapo island']]);
    await write('Kakapo island', '', { goalId: goal.id });
    expect((await gives(goal.id)).gives[0]?.isForGoal).toBe(true);
    expect((await gives()).gives[0]?.isForGoal).toBe(false);
  });

  it('leaves out what was removed and what others have', async () => {
    await publishes(bo, [['Kakapo island']]);
    const removed = await write('Kakapo island');
    await world.ask('DELETE', `/api/v1/notes/${removed}`, { as: ada });
    const bob = await world.member('bob');
    await world.ask('POST', '/api/v1/notes', { as: bob, body: { title: 'Kakapo island' } });
    const bobSelf = await someone('Bob', bob.id);
    await setMe(bobSelf);
    await publishes(bobSelf, [['Kakapo island']], bob.id);
    expect(await gives()).toEqual({
      gives: [],
      advice: {
        because: 'nothing-of-mine',
        words: expect.stringContaining('nothing of yours to give yet'),
      },
    });
  });

  it('says why there is nothing', async () => {
    expect((await gives()).advice?.words).toContain('Add where they publish');
    await publishes(bo, [['Kakapo island']]);
    await write('Cheese');
    expect((await gives()).advice?.words).toMatch(
      /^Nothing of yours touches it yet.*which person is you/,
    );
    await setMe(bo);
    expect(await gives()).toEqual({
      gives: [],
      advice: { because: 'is-me', words: 'This person is you.' },
    });
  });

  describe('openerFor', () => {
    const opener = (form: Partial<Parameters<typeof openerFor>[2]> & { goalId: number }) =>
      openerFor(world.kith, ada.id, { personId: bo, intent: 'ask', gives: [], ...form });
    const newGoal = async () => {
      const { id } = await draftGoal(world.kith, ada.id, { able: 'Watch kakapos at night' });
      const questions = [{ text: 'Which boots to bring?' }, { text: 'How to find a kakapo?' }];
      await changeGoal(world.kith, ada.id, id, { questions });
      return id;
    };

    it('speaks of the entry that touches the goal and asks the nearest question', async () => {
      const goalId = await newGoal();
      const [, kakapos] = await publishes(bo, [['Cheese'], ['Kakapos of the night'], ['Sea']]);
      const { opener: text, about } = await opener({ goalId });
      expect(about?.id).toBe(kakapos);
      expect(text).toContain('Hello Bo,');
      expect(text).toContain('“Kakapos of the night”');
      expect(text).toContain('able to watch kakapos at night');
      expect(text).toContain('How to find a kakapo?');
    });

    it('names no entry when none touches the goal', async () => {
      const goalId = await newGoal();
      await publishes(bo, [['Sea'], ['Sun']]);
      const { opener: text, about } = await opener({ goalId });
      expect(about).toBeNull();
      expect(text).toContain('because of your piece “…”.');
      expect(text).not.toMatch(/Sea|Sun/);
    });

    it('speaks of the entry one has in mind', async () => {
      const goalId = await newGoal();
      const [sea = 0] = await publishes(bo, [['Sea'], ['Kakapos of the night']]);
      expect((await opener({ goalId, aboutId: sea })).about?.title).toBe('Sea');
    });

    it('shares what touches an entry, with its address', async () => {
      const goalId = await newGoal();
      await publishes(bo, [['Kakapos of the night'], ['Canary release of a migration']]);
      const note = await write('Canary release checklist');
      const { opener: text } = await opener({
        goalId,
        intent: 'share',
        gives: [{ kind: 'note', id: note }],
      });
      expect(text).toContain('Your piece “Canary release of a migration” made me think');
      expect(text).toContain('- Canary release checklist');
    });

    it('greets nobody by an address, and stores nothing', async () => {
      const goalId = await newGoal();
      const nameless = await world.person(ada.id, '', {
        fields: [{ field: 'site', value: 'https://kakapo.example/' }],
      });
      expect((await opener({ goalId, personId: nameless })).opener).toContain('Hello …,');
      expect(await world.kith.db.read.selectFrom('move').select('id').execute()).toEqual([]);
    });
  });
});

describe('adviceFor', () => {
  it.each([
    [{ isMe: false, theirs: 0, mine: 5, isMeKnown: true }, /Add where they publish/],
    [{ isMe: false, theirs: 9, mine: 0, isMeKnown: false }, /Write a note.*which person is you/],
    [{ isMe: false, theirs: 9, mine: 0, isMeKnown: true }, /Write a note.*follow what you publish/],
    [{ isMe: false, theirs: 9, mine: 9, isMeKnown: false }, /touches it yet.*which person is you/],
    [{ isMe: false, theirs: 9, mine: 9, isMeKnown: true }, /touches it yet\. Write a note[^,]*\.$/],
  ])('of %j says %s', (known, words) => {
    expect(adviceFor(known).words).toMatch(words);
  });
});
