import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type World } from '#test';
import { type ReminderStage, setReminderStage } from '../../../test/reminder-stage.ts';

const TUESDAY = '2026-11-24';
const DAY = 24 * 60 * 60 * 1000;

describe.each(engines)('links in a digest on %s', (engine) => {
  let stage: ReminderStage;
  let world: World;
  beforeEach(async () => {
    stage = await setReminderStage(engine);
    ({ world } = stage);
  });
  afterEach(() => world.close());

  async function letter() {
    await stage.goalToReview('roll back', TUESDAY);
    await stage.remind();
    world.advance(DAY);
    await stage.turn();
    const text = stage.mail.letters[0]?.text ?? '';
    return [...text.matchAll(/https:\/\/kith\.example(\/reminders\/links\/\S+)/g)].map(
      (match) => match[1] ?? '',
    );
  }
  const things = () => world.kith.db.read.selectFrom('reminder_thing').selectAll().execute();
  const ways = () =>
    world.kith.db.read.selectFrom('reminder_setting').select(['is_email_on', 'next_at']).execute();

  it('change nothing when they are only looked at', async () => {
    const standing = async () => JSON.stringify([await things(), await ways()]);
    const links = await letter();
    const were = await standing();
    expect(links).toHaveLength(3);
    for (const link of links) {
      const page = await world.ask('GET', link);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<button>')]);
    }
    expect(await standing()).toBe(were);
  });

  it('put one thing off, without signing in', async () => {
    const [, week = ''] = await letter();
    expect((await world.ask('POST', week)).status).toBe(200);
    expect(await things()).toMatchObject([{ told_on: null, snoozed_until: '2026-12-01' }]);
  });

  it('stop all, also with the one click of a mail program', async () => {
    const stop = (await letter()).at(-1) ?? '';
    const raw = 'List-Unsubscribe=One-Click';
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: '' };
    expect((await world.ask('POST', stop, { raw, headers })).status).toBe(200);
    expect(await ways()).toEqual([{ is_email_on: 0, next_at: null }]);
  });

  it('do nothing that Kith has not signed', async () => {
    const [link = ''] = await letter();
    const deed = Buffer.from(JSON.stringify({ do: 'stop', member: stage.ada.id })).toString(
      'base64url',
    );
    const signature = link.split('.')[1] ?? '';
    for (const token of [`${deed}.${signature}`, deed, 'x.y', `${deed}.`]) {
      expect((await world.ask('POST', `/reminders/links/${token}`)).status, token).toBe(404);
    }
    expect(await ways()).toMatchObject([{ is_email_on: 1 }]);
  });
});
