/** However a member changes their mind and the clock jumps, no seven days hold more digests than the cap. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mailed } from '#platform';
import { type ReminderStage, setReminderStage } from '../../../test/reminder-stage.ts';
import { defaultForm } from '../settings/rows.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const GOALS = 14;
const BUSY: Mailed = {
  kind: 'failed',
  why: 'busy',
  detail: 'there.example does not take mail now.',
  isForGood: false,
  mayHaveLeft: false,
};
const UNSURE: Mailed = { ...BUSY, why: 'timeout', mayHaveLeft: true };

const act = fc.record({
  hours: fc.integer({ min: 6, max: 40 }),
  change: fc.option(
    fc.record({
      timeZone: fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Europe/Zurich'),
      sendAt: fc.constantFrom('07:30', '12:30', '18:00'),
    }),
  ),
  answers: fc.constantFrom<Mailed[][]>([], [], [BUSY], [UNSURE]),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

/** Something new is due on each day, so that only the cap holds a digest back. */
async function busyMember(weeklyCap: number): Promise<ReminderStage> {
  const stage = await setReminderStage('sqlite');
  for (let day = 0; day < GOALS; day++) {
    const on = new Date(stage.world.kith.now() + day * DAY).toISOString().slice(0, 10);
    await stage.goalToReview(`goal ${day}`, on);
  }
  await stage.remind({ weeklyCap });
  return stage;
}

async function live({ asked, mail, turn, world }: ReminderStage, acts: Act[], weeklyCap: number) {
  const days = [1, 2, 3, 4, 5, 6, 7];
  for (const { hours, change, answers } of acts) {
    if (change) {
      const form = { ...defaultForm(), ...change, days, isEmailOn: true, weeklyCap };
      expect(await asked('PUT', '/reminders/settings', form)).toBe(200);
    }
    mail.answers.splice(0, mail.answers.length, ...answers);
    world.advance(hours * HOUR);
    await turn();
  }
}

/** The days, counted, on which a digest went out or may have. */
async function daysTold({ world }: ReminderStage): Promise<number[]> {
  const rows = await world.kith.db.read
    .selectFrom('reminder_digest')
    .select('day')
    .where('state', 'in', ['sent', 'unsure'])
    .execute();
  return rows.map(({ day }) => Date.parse(`${day}T00:00Z`) / DAY);
}

it('is kept through changed zones and times, days slept through, and mail that comes and goes', async () => {
  const told = { most: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(act, { minLength: 8, maxLength: 12 }),
      async (weeklyCap, acts) => {
        const stage = await busyMember(weeklyCap);
        try {
          await live(stage, acts, weeklyCap);
          const days = await daysTold(stage);
          for (const first of days) {
            const inWeek = days.filter((day) => day >= first && day < first + 7).length;
            expect(inWeek).toBeLessThanOrEqual(weeklyCap);
            told.most = Math.max(told.most, inWeek);
          }
        } finally {
          await stage.world.close();
        }
      },
    ),
    { numRuns: 12 },
  );
  // It was not kept by sending nothing.
  expect(told.most).toBeGreaterThan(0);
});
