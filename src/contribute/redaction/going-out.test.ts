import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeNote } from '#create';
import { mergePeople } from '#people';
import { engines, makeWorld, type World } from '#test';
import { asking } from '../../../test/invented/vault.ts';
import type { LinkView } from '../publishing/schema.ts';
import { exportAgreements } from './agreements.ts';
import { type Choice, type Decision, outgoing, saidOf, type Words } from './outgoing-rules.ts';
import type { GoingOut } from './schema.ts';

type Member = Awaited<ReturnType<World['member']>>;

const NASTY = `Yesterday I met Anna Weber from Acme GmbH in Zwolle, with [[person:Marit Solheim|Marit]].
Weber’s answer: "ask [[Quarrel with Anna Weber|my own note]]". See https://x.example/anna-weber, anna@acme.example.
#AnnaWeber

| who | what |
| --- | --- |
| Solheim | ![Anna in Zwolle](/api/v1/attachments/1) |
`;
const WORDS = /anna|weber|marit|solheim|acme|zwolle|quarrel/giu;

describe.each(engines)('going out on %s', (engine) => {
  let world: World;
  let ada: Member;
  let eve: Member;
  let asked: ReturnType<typeof asking>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    eve = await world.member('eve');
    asked = asking(world, ada);
  });
  afterEach(() => world.close());

  const person = async (name: string) =>
    (await asked<{ id: number }>('POST', '/people', { name })).body.id;
  const noteWith = async (text: string, title = 'Lunch with Anna Weber') =>
    (await writeNote(world.kith, ada.id, { title, text, tags: ['Zwolle'] })).id;
  const look = async (id: number, changed?: Words) =>
    (await asked<GoingOut>(changed ? 'POST' : 'GET', `/notes/${id}/mentions`, changed)).body;

  interface Sent {
    audience?: string;
    choices?: ReadonlyMap<string, Choice>;
    words?: Words;
  }
  /** Shares what the preview shows, with these choices by name. */
  async function share(id: number, { audience = 'public', choices = new Map(), words }: Sent = {}) {
    const seen = await look(id, words);
    const decided = new Map<string, Decision>(
      seen.subjects.map(({ key, name }) => [key, { choice: choices.get(name) ?? 'replace' }]),
    );
    const shown = outgoing(seen, seen.subjects, decided);
    const named = saidOf(seen.subjects, decided);
    const version = { ...shown, audience, named, draftKey: crypto.randomUUID() };
    const answer = await asked<{ id: number }>('POST', `/notes/${id}/versions`, version);
    return { ...answer, shown };
  }

  /** All that anybody but its writer gets to see of a shared note. */
  async function outside(id: number): Promise<string> {
    const { path } = (await asked<LinkView>('GET', `/notes/${id}/link`)).body;
    const pages = [
      ...(path ? [path, '/@ada'] : []),
      '/api/v1/notes-of-others',
      `/api/v1/notes-of-others/${id}`,
    ];
    const answers = await Promise.all(pages.map((page) => world.ask('GET', page, { as: eve })));
    return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
  }

  it.each(['person', 'members', 'public'])(
    'says no word of a replaced name in any form for %s',
    async (audience) => {
      await person('Marit Solheim');
      const { status, body, shown } = await share(await noteWith(NASTY), { audience });
      expect(status).toBe(201);
      expect(`${shown.title}\n${shown.text}`.match(WORDS) ?? []).toEqual([]);
      const seen = await outside(body.id);
      expect(seen.match(WORDS) ?? []).toEqual([]);
      expect((await asked('GET', `/notes/${body.id}`)).body).toMatchObject({ ...shown, audience });
    },
  );

  it('gives others exactly what was shown', async () => {
    const { body, shown } = await share(await noteWith(NASTY), { audience: 'members' });
    const read = await world.ask('GET', `/api/v1/notes-of-others/${body.id}`, { as: eve });
    expect(await read.json()).toMatchObject(shown);
  });

  it('refuses a name of which nothing was decided, whoever asks', async () => {
    const id = await noteWith('We talked.', '');
    const version = { audience: 'public', draftKey: crypto.randomUUID(), title: '' };
    const text = 'We talked to Anna Weber.';
    const { status, body } = await asked('POST', `/notes/${id}/versions`, { ...version, text });
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { fields: { named: 'Anna Weber' } } });
    expect((await asked<{ notes: unknown[] }>('GET', '/notes')).body.notes).toHaveLength(1);
  });

  it('lets go what its writer wrote instead, and looks through words changed by hand', async () => {
    const id = await noteWith('I asked Anna Weber.', '');
    const named = [
      { name: 'Anna Weber', personId: null, choice: 'replace', words: ['the Head of Design'] },
    ];
    const version = { title: '', text: 'I asked the Head of Design.', audience: 'members', named };
    const draftKey = crypto.randomUUID();
    const sent = await asked('POST', `/notes/${id}/versions`, { ...version, draftKey });
    expect(sent.status).toBe(201);
    const { subjects } = await look(id, { title: '', text: 'I asked Bert.' });
    expect(subjects.map(({ name }) => name)).toEqual(['Bert']);
  });

  it('remembers who agreed, of one’s people and of others, until one says otherwise', async () => {
    const marit = await person('Marit Solheim');
    const id = await noteWith('Marit and Anna Weber came.', '');
    const agreed = async () =>
      (await look(id)).subjects.map(({ name, agreedAt }) => [name, agreedAt !== null]);
    const choices = new Map<string, Choice>([
      ['Marit Solheim', 'agreed'],
      ['Anna Weber', 'agreed'],
    ]);
    const { shown } = await share(id, { choices });
    expect(shown.text).toBe('Marit and Anna Weber came.');
    expect(await agreed()).toEqual([
      ['Marit Solheim', true],
      ['Anna Weber', true],
    ]);
    expect(await exportAgreements(world.kith, ada.id)).toMatchObject([
      { name: 'Marit Solheim', personId: marit },
      { name: 'Anna Weber', personId: null },
    ]);
    await share(id, { choices: new Map([['Marit Solheim', 'agreed']]) });
    expect(await agreed()).toEqual([
      ['Marit Solheim', true],
      ['Anna Weber', false],
    ]);
    // Who turns out to be another has agreed as that one.
    const twin = await person('Marit S. Solheim');
    await mergePeople(world.kith, ada.id, twin, marit);
    await world.settle();
    expect(await exportAgreements(world.kith, ada.id)).toMatchObject([{ personId: twin }]);
  });

  it('keeps what is written later in the private note to its writer', async () => {
    const id = await noteWith('We talked.', 'Talk');
    const { body } = await share(id);
    await asked('PATCH', `/notes/${id}`, { text: 'Anna Weber was wrong.' });
    expect((await outside(body.id)).match(WORDS) ?? []).toEqual([]);
    expect((await outside(id)).match(WORDS) ?? []).toEqual([]);
  });

  it('tells no reader where a link leads', async () => {
    const text = 'Ask [[person:Marit Solheim|her]] of [[goal:Leave Acme]].';
    const { id } = await writeNote(world.kith, ada.id, { title: 'Open', text, audience: 'public' });
    await asked('POST', `/notes/${id}/link`, {});
    const seen = await outside(id);
    expect(seen).toContain('Ask her of Leave Acme.');
    expect(seen).not.toMatch(/Marit|goal:/u);
  });

  it.each([
    'Ask [[Anna Weber and marit solheim]] marit solheim.',
    'The [[plan of Anna]] Weber, and [[what Marit]] Solheim said.',
  ])('takes what the words of a link leave of a name: %s', async (text) => {
    await person('Marit Solheim');
    const { status, body } = await share(await noteWith(text));
    expect(status).toBe(201);
    expect((await outside(body.id)).match(WORDS) ?? []).toEqual([]);
  });

  it('says no word of a replaced name, whatever the note', async () => {
    await person('Marit Solheim');
    const names = [
      'Anna Weber',
      'Weber’s',
      'marit solheim',
      'Solheim',
      'Acme GmbH',
      'ACME',
      'Zwolle',
    ];
    // With something between them: two names written as one word are another word.
    const between = [' and ', '. ', '\n', '** ', ' [[', ']] ', ' | ', ', ', ' in '];
    const piece = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...between));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
        const sure = 'I met Anna Weber, Marit Solheim and Acme GmbH in Zwolle.\n\n';
        const { status, body } = await share(await noteWith(sure + pieces.flat().join('')));
        expect(status).toBe(201);
        expect((await outside(body.id)).match(WORDS) ?? []).toEqual([]);
      }),
      { numRuns: engine === 'sqlite' ? 25 : 4 },
    );
  });
});
