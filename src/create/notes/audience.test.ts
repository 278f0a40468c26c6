import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, type World } from '#test';
import { asking } from '../../../test/invented/vault.ts';
import { isWidened, mayOpen, widest } from './audience-rules.ts';
import { Audience, type NoteView, type RevisionLine } from './schema.ts';

const audience = fc.constantFrom(...Audience.options);

describe('mayOpen', () => {
  it('opens what is empty, and what these people have read already', () => {
    fc.assert(
      fc.property(audience, audience, fc.string(), (shownTo, next, text) => {
        const isOpen = mayOpen({ title: '', text, shownTo }, next);
        expect(isOpen).toBe(text.trim() === '' || widest(shownTo, next) === shownTo);
      }),
    );
  });
});

describe.each(engines)('the audience of a note on %s', (engine) => {
  let world: World;
  let asked: ReturnType<typeof asking>;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    asked = asking(world, await world.member('ada'));
  });
  afterEach(() => world.close());

  const start = async (form: object) => (await asked<NoteView>('POST', '/notes', form)).body;
  const change = (id: number, form: object) => asked<NoteView>('PATCH', `/notes/${id}`, form);
  const now = async (id: number) => (await asked<NoteView>('GET', `/notes/${id}`)).body;

  it.each(['person', 'members', 'public'] as const)(
    'is not widened to %s over words written for oneself',
    async (wider) => {
      const { id } = await start({ title: 'Talk', text: 'Anna Weber was short with me.' });
      const { status, body } = await change(id, { audience: wider });
      expect(status).toBe(422);
      expect(body).toMatchObject({ error: { fields: { audience: expect.any(String) } } });
      const both = await change(id, { audience: wider, text: 'Other words.' });
      expect(both.status).toBe(422);
      expect(await now(id)).toMatchObject({
        audience: 'me',
        text: 'Anna Weber was short with me.',
      });
    },
  );

  it('is not widened by starting the note again with its key', async () => {
    const draftKey = crypto.randomUUID();
    const { id } = await start({ text: 'Mine.', draftKey });
    const again = await asked('POST', '/notes', { text: 'Mine.', audience: 'public', draftKey });
    expect(again.status).toBe(422);
    expect((await now(id)).audience).toBe('me');
  });

  it('is chosen before writing, and holds for what is written then', async () => {
    const { id } = await start({ audience: 'me' });
    expect((await change(id, { audience: 'public' })).status).toBe(200);
    expect((await change(id, { text: 'For all.' })).status).toBe(200);
    expect(await now(id)).toMatchObject({ audience: 'public', shownTo: 'public' });
  });

  it('is given back after it was narrowed, until other words stand there', async () => {
    const { id } = await start({ text: 'For all.', audience: 'public' });
    await change(id, { audience: 'me' });
    expect((await change(id, { audience: 'members' })).status).toBe(200);
    expect((await change(id, { audience: 'public' })).status).toBe(200);
    await change(id, { audience: 'me' });
    await change(id, { text: 'For all. Not for Anna.' });
    expect((await change(id, { audience: 'members' })).status).toBe(422);
  });

  it('keeps out what an emptied note had been', async () => {
    const { id } = await start({ text: 'Anna Weber was short with me.' });
    expect((await change(id, { text: '', audience: 'public' })).status).toBe(200);
    const { body } = await asked<{ revisions: RevisionLine[] }>('GET', `/notes/${id}/history`);
    const restore = `/notes/${id}/history/${body.revisions[0]?.id}/restore`;
    expect((await asked('POST', restore)).status).toBe(409);
    await change(id, { audience: 'me' });
    expect((await asked('POST', restore)).status).toBe(200);
    expect((await change(id, { audience: 'public' })).status).toBe(422);
  });

  /** What may be done to a note; of the refused nothing happens. */
  const deed = fc.oneof(
    fc.record({ does: fc.constant('audience' as const), audience }),
    fc.record({ does: fc.constant('text' as const), at: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ does: fc.constant('both' as const), at: fc.integer({ min: 0, max: 4 }), audience }),
    fc.record({ does: fc.constant('restore' as const), at: fc.integer({ min: 0, max: 3 }) }),
  );
  const TEXTS = ['', 'one', 'two', 'three', 'four'];

  async function carryOut(id: number, one: typeof deed extends fc.Arbitrary<infer D> ? D : never) {
    if (one.does === 'audience') return change(id, { audience: one.audience });
    const text = TEXTS['at' in one ? one.at : 0];
    if (one.does === 'text') return change(id, { text });
    if (one.does === 'both') return change(id, { text, audience: one.audience });
    const { body } = await asked<{ revisions: RevisionLine[] }>('GET', `/notes/${id}/history`);
    const kept = body.revisions[one.at];
    return kept && asked('POST', `/notes/${id}/history/${kept.id}/restore`);
  }

  it('never lets anybody read what was written for fewer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
        const { id } = await start({});
        const writtenFor = new Map<string, Audience>([['', 'public']]);
        for (const one of deeds) {
          const done = await carryOut(id, one);
          const { text, audience: open } = await now(id);
          if (done?.status === 200 && one.does !== 'audience' && one.does !== 'restore') {
            writtenFor.set(text, widest(writtenFor.get(text) ?? 'me', open));
          }
          expect(isWidened(writtenFor.get(text) ?? 'me', open)).toBe(false);
        }
      }),
      { numRuns: engine === 'sqlite' ? 60 : 10 },
    );
  });
});
