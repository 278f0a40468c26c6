import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mailed } from '#platform';
import { engines, type World } from '#test';
import { type ReminderStage, setReminderStage } from '../../../test/reminder-stage.ts';
import { snooze } from '../due/snooze.ts';
import { defaultForm } from '../settings/rows.ts';
import { sendDigest } from './send.ts';
import { enqueueDigests } from './slots.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** The world's clock stands on this Monday, at 9 in the morning UTC. */
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const BUSY: Mailed = {
  kind: 'failed',
  why: 'busy',
  detail: 'there.example does not take mail now.',
  isForGood: false,
  mayHaveLeft: false,
};

describe.each(engines)('digests on %s', (engine) => {
  let stage: ReminderStage;
  let world: World;
  let mail: ReminderStage['mail'];
  let ada: ReminderStage['ada'];
  beforeEach(async () => {
    stage = await setReminderStage(engine);
    ({ world, mail, ada } = stage);
  });
  afterEach(() => world.close());
  const asked: ReminderStage['asked'] = (...words) => stage.asked(...words);
  const remind: ReminderStage['remind'] = (...words) => stage.remind(...words);
  const goalToReview: ReminderStage['goalToReview'] = (...words) => stage.goalToReview(...words);
  const turn = () => stage.turn();
  const digests = () =>
    world.kith.db.read
      .selectFrom('reminder_digest')
      .select(['day', 'state', 'problem'])
      .orderBy('day')
      .execute();

  it('tell in one mail what is due, why, and how to put it off or stop', async () => {
    await goalToReview('roll back', MONDAY);
    await goalToReview('write <b>runbooks</b>', TUESDAY);
    await remind({ reviewDay: 2 });
    world.advance(DAY - HOUR);
    await turn();
    expect(await digests()).toEqual([{ day: TUESDAY, state: 'sent', problem: null }]);
    const [letter] = mail.letters;
    expect(mail.letters).toHaveLength(1);
    expect(letter).toMatchObject({
      to: 'ada@there.example',
      subject: 'Look back on “roll back”, and 2 more',
      messageId: `<digest-${ada.id}-${TUESDAY}@kith.example>`,
    });
    expect(letter?.text).toContain('You set Monday 23 November for looking back on this goal.');
    expect(letter?.text).toContain('Your weekly review');
    expect(letter?.text).toContain('In a week instead: https://kith.example/reminders/links/');
    expect(letter?.html).toContain('write &lt;b&gt;runbooks&lt;/b&gt;');
    expect(letter?.headers?.['List-Unsubscribe']).toMatch(/^<https:.*>$/);
  });

  it('tell the weekly review on the next day when none comes on its own, and once', async () => {
    await remind({ reviewDay: 1, days: [2, 3] });
    world.advance(DAY);
    await turn();
    world.advance(DAY);
    await turn();
    expect(mail.letters.map(({ subject }) => subject)).toEqual(['Your weekly review']);
    expect(mail.letters[0]?.text).toContain('You have chosen Monday for it.');
  });

  it('stay short, however long the words of a goal are', async () => {
    await goalToReview('learn to roll back '.repeat(500), TUESDAY);
    await remind();
    world.advance(DAY);
    await turn();
    const [letter] = mail.letters;
    expect(letter?.subject.length).toBeLessThan(200);
    const links = letter?.text.match(/https:\S+/g) ?? [];
    expect(links.length).toBeGreaterThan(2);
    expect(Math.max(...links.map((link) => link.length))).toBeLessThan(500);
    expect(letter?.html).toContain('name="viewport"');
  });

  it('are not there when nothing is due, or when nobody wanted any', async () => {
    await remind();
    world.advance(DAY);
    await turn();
    expect(await digests()).toEqual([{ day: TUESDAY, state: 'nothing', problem: null }]);
    await asked('POST', '/reminders/stop');
    await goalToReview('roll back', MONDAY);
    world.advance(DAY);
    await turn();
    expect(mail.letters).toEqual([]);
  });

  it('go nowhere before the address is confirmed', async () => {
    await asked('PUT', '/reminders/email', { address: 'eve@there.example' });
    expect(mail.letters).toHaveLength(1);
    expect(await asked('POST', '/reminders/email/confirm', { code: '000000' })).toBe(422);
    const form = { ...defaultForm(), isEmailOn: true };
    expect(await asked('PUT', '/reminders/settings', form)).toBe(422);
  });

  it('do not tell the same thing again the next day, but in a week', async () => {
    await goalToReview('roll back', MONDAY);
    await remind({ weeklyCap: 7 });
    for (let day = 0; day < 8; day++) {
      world.advance(DAY);
      await turn();
    }
    const states = (await digests()).map(({ state }) => state);
    expect(states).toEqual(['sent', ...Array<string>(6).fill('nothing'), 'sent']);
  });

  it('keep to the cap in any seven days', async () => {
    for (let day = 24; day <= 30; day++) await goalToReview(`goal ${day}`, `2026-11-${day}`);
    await remind({ weeklyCap: 2 });
    for (let day = 0; day < 8; day++) {
      world.advance(DAY);
      await turn();
    }
    const states = (await digests()).map(({ state }) => state);
    expect(states).toEqual(['sent', 'sent', ...Array<string>(5).fill('capped'), 'sent']);
    expect(mail.letters.at(-1)?.subject).toMatch(/and 5 more$/);
  });

  it('are one for a day, however often one looks and whatever is changed meanwhile', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    world.advance(DAY);
    await Promise.all([enqueueDigests(world.kith), enqueueDigests(world.kith)]);
    await world.settle();
    await goalToReview('one more', TUESDAY);
    await asked('PUT', '/reminders/settings', {
      ...defaultForm(),
      isEmailOn: true,
      sendAt: '10:30',
      timeZone: 'Europe/Zurich',
    });
    world.advance(2 * HOUR);
    await turn();
    expect(mail.letters).toHaveLength(1);
  });

  it('wait for no quiet hours: who was off in the morning sends later, but not at night', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    world.advance(DAY + 12 * HOUR);
    await turn();
    expect([mail.letters, await digests()]).toEqual([[], []]);
    world.advance(12 * HOUR);
    await turn();
    expect(mail.letters).toHaveLength(1);
  });

  it('try again when the server is busy, and arrive once', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    mail.answers.push(BUSY, BUSY);
    world.advance(DAY);
    await turn();
    expect(await digests()).toMatchObject([
      { state: 'waiting', problem: expect.stringContaining('not take') },
    ]);
    for (let tries = 0; tries < 3; tries++) {
      world.advance(HOUR);
      await world.settle();
    }
    expect(mail.letters).toHaveLength(3);
    expect(new Set(mail.letters.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await digests()).toEqual([{ day: TUESDAY, state: 'sent', problem: null }]);
  });

  it('do not try again when the address is refused, and say so', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    mail.answers.push({
      ...BUSY,
      why: 'refused',
      isForGood: true,
      detail: 'There is no such mailbox.',
    });
    world.advance(DAY);
    await turn();
    expect(await digests()).toEqual([
      { day: TUESDAY, state: 'refused', problem: 'There is no such mailbox.' },
    ]);
    expect(world.errors).toEqual([]);
  });

  it('do not go again when they may have left', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    mail.answers.push({ ...BUSY, why: 'timeout', mayHaveLeft: true });
    world.advance(DAY);
    await turn();
    world.advance(HOUR);
    await turn();
    expect([mail.letters.length, (await digests())[0]?.state]).toEqual([1, 'unsure']);
  });

  it('do not go again when the process died while they went', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    world.advance(DAY);
    await enqueueDigests(world.kith);
    await world.kith.db.write((trx) =>
      trx.updateTable('reminder_digest').set({ state: 'sending' }).execute(),
    );
    await world.settle();
    expect(mail.letters).toEqual([]);
    expect(await digests()).toMatchObject([{ state: 'unsure', problem: /may not have arrived/ }]);
  });

  it('are sent by one of two processes that have the same job', async () => {
    await goalToReview('roll back', TUESDAY);
    await remind();
    world.advance(DAY);
    await enqueueDigests(world.kith);
    const job = { memberId: ada.id, day: TUESDAY };
    await Promise.all([sendDigest(world.kith, job), sendDigest(world.kith, job)]);
    expect(mail.letters).toHaveLength(1);
    expect((await digests())[0]?.state).not.toBe('waiting');
  });

  it('leave out what was put off until its day', async () => {
    const id = await goalToReview('roll back', TUESDAY);
    await remind();
    const thing = `goal-review:${id}:${TUESDAY}`;
    await snooze(world.kith, ada.id, { thing, days: 2, today: TUESDAY });
    for (let day = 0; day < 3; day++) {
      world.advance(DAY);
      await turn();
    }
    expect((await digests()).map(({ state }) => state)).toEqual(['nothing', 'nothing', 'sent']);
  });

  it('hold no more than one line for questions to oneself', async () => {
    await world.ask('POST', '/api/v1/notes', { as: ada, body: { title: 'note' } });
    for (const question of ['one', 'two', 'three']) {
      const body = { question, answer: 'x', today: '2026-11-20' };
      expect(await asked('POST', '/notes/1/questions', body)).toBe(201);
    }
    await remind();
    world.advance(DAY);
    await turn();
    expect(mail.letters.map(({ subject }) => subject)).toEqual(['3 questions you asked yourself']);
  });
});
