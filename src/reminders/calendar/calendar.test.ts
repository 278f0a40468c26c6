import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import type { ReminderForm } from '../schema.ts';
import { defaultForm } from '../settings/rows.ts';

const MONDAY = '2026-11-23';
const ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'];
const AWKWARD = `Über „Grenzen“; a, b\\n and \\, 移動 🎻 ${'very '.repeat(30)}long`;

interface ReadEvent {
  uid: string;
  summary: string;
  description: string | null;
  start: string;
  end: string;
  isDay: boolean;
  rule: string | null;
}

function read(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isDay: event.startDate.isDate,
      rule: component.getFirstPropertyValue('rrule')?.toString() ?? null,
    };
  });
}

describe.each(engines)('the calendar on %s', (engine) => {
  const zone = process.env.TZ;
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    world = await makeWorld({ engine, settings: { KITH_URL: 'https://kith.example' } });
    ada = await world.member('ada');
  });
  afterEach(async () => {
    await world.close();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  const asked = <Answer>(method: string, path: string, body?: unknown) =>
    world.accepted<Answer>(method, path, { as: ada, body });
  const address = async () => (await asked<{ path: string }>('POST', '/reminders/calendar')).path;
  const change = (form: Partial<ReminderForm>) =>
    asked('PUT', '/reminders/settings', { ...defaultForm(), ...form });
  const events = async (path: string) => read(await (await world.ask('GET', path)).text());
  async function goal(able: string, reviewOn: string | null = null): Promise<number> {
    const form = { able, need: 'a private need', questions: [{ text: 'How?' }] };
    const { id } = await draftGoal(world.kith, ada.id, form);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await changeGoal(world.kith, ada.id, id, { reviewOn });
    return id;
  }

  it('holds steps, reviews and moves as whole days, with what is written as it was', async () => {
    const goalId = await goal(AWKWARD, '2026-12-01');
    await asked('POST', `/goals/${goalId}/steps`, { text: 'Drill it', dueOn: '2026-11-24' });
    const person = await asked<{ id: number }>('POST', '/people', { name: 'Marit Solheim' });
    const move = { goalId, personId: person.id, intent: 'ask', dueOn: '2026-11-25' };
    await asked('POST', '/moves', move);
    const found = await events(await address());
    const day = { isDay: true, description: null, rule: null };
    expect(found.toSorted((a, b) => (a.start < b.start ? -1 : 1))).toMatchObject([
      { ...day, summary: 'Drill it', start: '2026-11-24', end: '2026-11-25' },
      { ...day, summary: 'Ask Marit Solheim', start: '2026-11-25' },
      { ...day, summary: `Look back on “${AWKWARD}”`, start: '2026-12-01', end: '2026-12-02' },
    ]);
  });

  it('folds long lines, at most 75 bytes each', async () => {
    await goal(AWKWARD, MONDAY);
    const text = await (await world.ask('GET', await address())).text();
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  });

  it('has each day of a step that comes again, but for those that are done', async () => {
    const goalId = await goal('roll back');
    const step = await asked<{ id: number }>('POST', `/goals/${goalId}/steps`, {
      text: 'Drill it',
      dueOn: MONDAY,
      recurrence: 'FREQ=WEEKLY;COUNT=4',
    });
    const path = await address();
    const days = async () => (await events(path)).map(({ start }) => start);
    expect(await days()).toEqual([MONDAY, '2026-11-30', '2026-12-07', '2026-12-14']);
    await asked('PUT', `/steps/${step.id}/state`, { state: 'done', on: MONDAY });
    expect(await days()).toEqual(['2026-11-30', '2026-12-07', '2026-12-14']);
  });

  it('repeats the weekly review by a rule, on its day', async () => {
    const path = await address();
    await change({ reviewDay: 5 });
    expect(await events(path)).toMatchObject([
      { summary: 'Your weekly review', start: '2026-11-27', rule: 'FREQ=WEEKLY;BYDAY=FR' },
    ]);
    await change({ reviewDay: null });
    expect(await events(path)).toEqual([]);
  });

  it.each(ZONES)('has the same days where the server stands in %s', async (name) => {
    process.env.TZ = name;
    for (const able of ['one', 'two'])
      await goal(able, able === 'one' ? '2027-03-28' : '2026-10-25');
    const found = await events(await address());
    expect(found.map(({ start }) => start).toSorted()).toEqual(['2026-10-25', '2027-03-28']);
  });

  it('calls the same thing the same each time', async () => {
    const goalId = await goal('roll back', '2026-12-01');
    const path = await address();
    const before = await events(path);
    await changeGoal(world.kith, ada.id, goalId, { reviewOn: '2026-12-24' });
    const after = await events(path);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(before[0]?.uid).toBe(`goal-review-${goalId}@kith.example`);
    expect(after[0]?.start).toBe('2026-12-24');
  });

  it('holds titles only, unless one says otherwise', async () => {
    const goalId = await goal('roll back', MONDAY);
    const step = { text: 'Drill it', dueOn: MONDAY, cue: 'it is Monday', action: 'drill' };
    await asked('POST', `/goals/${goalId}/steps`, step);
    const path = await address();
    const words = async () =>
      (await (await world.ask('GET', path)).text()).includes('private need');
    expect([await words(), (await events(path)).map((one) => one.description)]).toEqual([
      false,
      [null, null],
    ]);
    await change({ hasCalendarWords: true });
    expect(await words()).toBe(true);
    expect((await events(path)).map((one) => one.description)).toContain(
      'If it is Monday, then I drill.\nFor: roll back',
    );
  });

  it('tells the cue of a day that has passed for the next time', async () => {
    const goalId = await goal('roll back', '2027-01-01');
    const step = { text: 'Drill it', dueOn: MONDAY, cue: 'it is Monday', action: 'drill' };
    await asked('POST', `/goals/${goalId}/steps`, step);
    const path = await address();
    await change({ hasCalendarWords: true });
    world.advance(2 * 24 * 60 * 60 * 1000);
    expect((await events(path)).map((one) => one.description)).toContain(
      'Was due on Monday 23 November.\nNext time: if it is Monday, then I drill.\nFor: roll back',
    );
  });

  it('is there for whoever has its address, and no longer once that is renewed or given up', async () => {
    const first = await address();
    expect((await world.ask('GET', first)).headers.get('content-type')).toBe(
      'text/calendar; charset=utf-8',
    );
    const second = await address();
    expect((await world.ask('GET', first)).status).toBe(404);
    expect((await world.ask('GET', second)).status).toBe(200);
    await asked('DELETE', '/reminders/calendar');
    expect((await world.ask('GET', second)).status).toBe(404);
  });

  it.each(['/calendar/x.ics', '/calendar/.ics', `/calendar/${'a'.repeat(43)}.ics`, '/calendar/x'])(
    'is not at %s',
    async (path) => {
      await address();
      expect((await world.ask('GET', path)).status).toBe(404);
    },
  );
});

describe('the calendar', () => {
  it('gives back any title, whatever is in it', async () => {
    const world = await makeWorld({ settings: { KITH_URL: 'https://kith.example' } });
    const ada = await world.member('ada');
    const form = { able: 'x', questions: [{ text: 'How?' }] };
    const { id } = await draftGoal(world.kith, ada.id, form);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    const made = await world.ask('POST', '/api/v1/reminders/calendar', { as: ada });
    const { path } = (await made.json()) as { path: string };
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 });
    await fc.assert(
      fc.asyncProperty(title, async (words) => {
        const able = `x${words.replaceAll('\0', '')}x`;
        await changeGoal(world.kith, ada.id, id, { able, reviewOn: MONDAY });
        const [event] = read(await (await world.ask('GET', path)).text());
        expect(event?.summary).toBe(`Look back on “${able}”`);
      }),
      { numRuns: 50 },
    );
    await world.close();
  });
});
