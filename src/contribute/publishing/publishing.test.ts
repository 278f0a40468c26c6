import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Audience, changeNote, keepAttachment, writeNote } from '#create';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { lookedThrough } from '../../../test/invented/goal-on-the-web.ts';
import type { GoalGoingOut } from '../redaction/publish-goal.ts';
import type { LinkView } from './schema.ts';

const PNG = [137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82];
type Member = Awaited<ReturnType<World['member']>>;

describe.each(engines)('publishing on %s', (engine) => {
  let world: World;
  let ada: Member;
  let eve: Member;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    eve = await world.member('eve');
  });
  afterEach(() => world.close());

  const note = (audience: Audience, title = 'Small batches', text = 'They **help**.') =>
    writeNote(world.kith, ada.id, { title, text, audience });
  async function asked(method: string, path: string, as?: Member, body?: unknown) {
    const response = await world.ask(method, path, { ...(as ? { as } : {}), body });
    return { status: response.status, text: await response.text(), headers: response.headers };
  }
  const make = async (path: string, isNew = false) => {
    const { status, text } = await asked('POST', `/api/v1${path}/link`, ada, { isNew });
    return { status, link: JSON.parse(text) as LinkView };
  };

  const putOut = async (goalId: number) => {
    const at = `/api/v1/goals/${goalId}`;
    const seen = JSON.parse((await asked('GET', `${at}/going-out`, ada)).text) as GoalGoingOut;
    const { text } = await asked('PUT', `${at}/published`, ada, lookedThrough(seen));
    return { link: JSON.parse(text) as LinkView };
  };

  it('gives a note a page for who has its link, without a script, found by nobody else', async () => {
    const { id } = await note('person');
    const { link } = await make(`/notes/${id}`);
    const page = await asked('GET', link.path ?? '');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1>Small batches</h1>');
    expect(page.text).toContain('<strong>help</strong>');
    expect(page.text).not.toContain('<script');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await asked('GET', '/@ada')).status).toBe(404);
  });

  it('gives nobody what its writer keeps to themselves in a note', async () => {
    const { url } = await keepAttachment(world.kith, ada.id, {
      name: 'kept.png',
      bytes: new Uint8Array(PNG),
    });
    const hidden = `%%\nthe boss\n![kept](${url})\n%%`;
    const { id } = await note(
      'public',
      'Open',
      `One %%a rumour%% two.\n\n${hidden}\n\n<!-- gossip -->End`,
    );
    const { link } = await make(`/notes/${id}`);
    const shown = [
      await asked('GET', link.path ?? ''),
      await asked('GET', `/api/v1/notes-of-others/${id}`, eve),
      await asked('GET', '/api/v1/notes-of-others', eve),
      await asked('GET', `/api/v1/notes/${id}/mentions`, ada),
    ];
    for (const { status, text } of shown) {
      expect(status).toBe(200);
      expect(text).toMatch(/One +two/);
      expect(text).not.toMatch(/rumour|boss|kept|gossip/);
    }
    const picture = url.split('/').at(-1);
    for (const path of [
      `${link.path}/images/${picture}`,
      `/api/v1/notes-of-others/${id}/images/${picture}`,
    ])
      expect((await asked('GET', path, eve)).status).toBe(404);
    // The beginning of a text may be cut within a comment that ends further on.
    const { id: long } = await note('public', 'Long', `Before %%${'secret '.repeat(600)}%% after`);
    const list = (await asked('GET', '/api/v1/notes-of-others', eve)).text;
    expect(list).toContain('"snippet":"Before "');
    expect(JSON.parse((await asked('GET', `/api/v1/notes/${long}`, ada)).text).text).toContain(
      'secret',
    );
  });

  it('lists what is public under the name of its writer', async () => {
    const { id } = await note('public', 'For all');
    await note('me', 'Mine');
    await make(`/notes/${id}`);
    const { id: goalId } = await draftGoal(world.kith, ada.id, {
      able: 'release in small batches',
      need: 'We release too rarely',
      evidence: 'nobody is afraid',
      confidence: 30,
      audience: 'public',
      questions: [{ text: 'What breaks first?' }],
    });
    await setGoalStatus(world.kith, ada.id, goalId, 'active');
    const { link } = await putOut(goalId);
    const list = await asked('GET', '/@ada');
    expect(list.text).toContain('For all');
    expect(list.text).toContain('Release in small batches');
    expect(list.text).not.toContain('Mine');
    const page = (await asked('GET', link.path ?? '')).text;
    expect(page).toContain('We release too rarely');
    expect(page).toContain('What breaks first?');
    expect(page).not.toContain('nobody is afraid');
    expect(page).not.toMatch(/confidence/i);
  });

  it('takes back at once, by the audience, by a new link and by removing', async () => {
    const { id } = await note('public');
    const first = (await make(`/notes/${id}`)).link.path ?? '';
    const second = (await make(`/notes/${id}`, true)).link.path ?? '';
    const gone = await asked('GET', first);
    expect(gone.status).toBe(404);
    expect(gone.headers.get('content-type')).toContain('text/html');
    expect(gone.headers.get('cache-control')).toBe('no-store');
    expect(gone.text).toContain('<h1>Nothing to read here</h1>');
    expect((await asked('GET', second)).status).toBe(200);
    await changeNote(world.kith, ada.id, id, { audience: 'me' });
    expect((await asked('GET', second)).status).toBe(404);
    expect((await make(`/notes/${id}`)).status).toBe(409);
    await changeNote(world.kith, ada.id, id, { audience: 'person' });
    expect((await asked('GET', second)).status).toBe(200);
    await asked('DELETE', `/api/v1/notes/${id}`, ada);
    expect((await asked('GET', second)).status).toBe(404);
  });

  it('makes one link for two who ask at the same time', async () => {
    const { id } = await note('person');
    const made = await Promise.all([1, 2, 3].map(() => make(`/notes/${id}`)));
    expect(new Set(made.map(({ link }) => link.path)).size).toBe(1);
  });

  it('escapes what its writer wrote', async () => {
    const bad = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>';
    const { id } = await note('person', bad, bad);
    const page = (await asked('GET', (await make(`/notes/${id}`)).link.path ?? '')).text;
    expect(page).not.toMatch(/<script|href="javascript:|<img/i);
  });

  it('shows each audience to exactly those it names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Audience.options), { minLength: 1, maxLength: 4 }),
        async (audiences) => {
          // What everybody could read may be opened again as far as that.
          const { id } = await note('public');
          const path = (await make(`/notes/${id}`)).link.path ?? '';
          for (const audience of audiences) {
            await changeNote(world.kith, ada.id, id, { audience });
            const isForMembers = audience === 'members' || audience === 'public';
            const isOnTheWeb = audience === 'person' || audience === 'public';
            const ofEve = await asked('GET', `/api/v1/notes-of-others/${id}`, eve);
            expect(ofEve.status).toBe(isForMembers ? 200 : 404);
            const list = (await asked('GET', '/api/v1/notes-of-others', eve)).text;
            expect(list.includes(`"id":${id},`)).toBe(isForMembers);
            expect((await asked('GET', path)).status).toBe(isOnTheWeb ? 200 : 404);
            expect((await asked('GET', `/api/v1/notes/${id}`, eve)).status).toBe(404);
            const nobody = await asked('GET', `/api/v1/notes-of-others/${id}`);
            expect(nobody.status).toBe(401);
          }
        },
      ),
      { numRuns: engine === 'sqlite' ? 15 : 4 },
    );
  });

  it('makes a version for others out of a private note, which stays as it was', async () => {
    const { id } = await note('me', 'What Noor taught me', 'Noor was right.');
    const sent = await asked('POST', `/api/v1/notes/${id}/versions`, ada, {
      title: 'What somebody taught me',
      text: 'Somebody was right.',
      audience: 'public',
      draftKey: '6b4f5c0e-6d27-4a0b-9c54-1f0b2a3c4d5e',
    });
    expect(sent.status).toBe(201);
    const made = JSON.parse(sent.text) as { id: number };
    const version = JSON.parse((await asked('GET', `/api/v1/notes/${made.id}`, ada)).text);
    expect(version).toMatchObject({ kind: 'reflection', audience: 'public', derivedFrom: id });
    const before = JSON.parse((await asked('GET', `/api/v1/notes/${id}`, ada)).text);
    expect(before).toMatchObject({ audience: 'me', text: 'Noor was right.' });
    // Where it came from is its writer's to know.
    expect((await asked('GET', `/api/v1/notes-of-others/${made.id}`, eve)).text).not.toMatch(
      /derived|Noor/,
    );
  });

  it('shows the pictures that stand in a note, and no others', async () => {
    const picture = async (member: Member, color: number) => {
      const bytes = new Uint8Array([...PNG, color]);
      return (await keepAttachment(world.kith, member.id, { name: 'a.png', bytes })).id;
    };
    const [shown, kept, eves] = [
      await picture(ada, 1),
      await picture(ada, 2),
      await picture(eve, 3),
    ];
    const { id } = await note('person', 'Seen', `![us](/api/v1/attachments/${shown})`);
    const path = (await make(`/notes/${id}`)).link.path ?? '';
    expect((await asked('GET', path)).text).toContain(`src="${path}/images/${shown}"`);
    const image = await asked('GET', `${path}/images/${shown}`);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await asked('GET', `${path}/images/${kept}`)).status).toBe(404);
    // Naming another member's picture does not open it.
    await changeNote(world.kith, ada.id, id, { text: `![x](/api/v1/attachments/${eves})` });
    expect((await asked('GET', `${path}/images/${eves}`)).status).toBe(404);
  });

  it('shows members the pictures of a note they may read, as long as they may', async () => {
    const bytes = new Uint8Array([...PNG, 1]);
    const { id: picture } = await keepAttachment(world.kith, ada.id, { name: 'a.png', bytes });
    const { id } = await note('members', 'Seen', `![us](/api/v1/attachments/${picture})`);
    const path = `/api/v1/notes-of-others/${id}/images`;
    const image = await asked('GET', `${path}/${picture}`, eve);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await asked('GET', `${path}/${picture + 1}`, eve)).status).toBe(404);
    expect((await asked('GET', `${path}/${picture}`)).status).toBe(401);
    await changeNote(world.kith, ada.id, id, { audience: 'person' });
    expect((await asked('GET', `${path}/${picture}`, eve)).status).toBe(404);
  });

  it('keeps a goal’s audience apart from a note’s', async () => {
    const form = { able: 'sail', audience: 'person' as const, questions: [{ text: 'the wind' }] };
    const { id } = await draftGoal(world.kith, ada.id, form);
    expect((await make(`/goals/${id}`)).status).toBe(409);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    const { link } = await putOut(id);
    expect((await asked('GET', link.path ?? '')).status).toBe(200);
    await changeGoal(world.kith, ada.id, id, { audience: 'members' });
    expect((await asked('GET', link.path ?? '')).status).toBe(404);
  });
});
