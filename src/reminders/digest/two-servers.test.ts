import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import type { Kith } from '#platform';
import { makeWorld, type World } from '#test';
import { openSecond } from '../../../test/second-kith.ts';
import { missingSmtp, type SmtpServer, startSmtp } from '../../../test/smtp/server.ts';
import { columnsOf, defaultForm } from '../settings/rows.ts';
import { enqueueDigests } from './slots.ts';

const TUESDAY = '2026-11-24';
const DAY = 24 * 60 * 60 * 1000;
const MEMBERS = 12;
const missing = await missingSmtp();

describe.skipIf(missing ?? !process.env.KITH_TEST_POSTGRES)('two servers on one PostgreSQL', () => {
  let smtp: SmtpServer;
  let world: World;
  let other: Kith;
  beforeEach(async () => {
    smtp = await startSmtp();
    world = await makeWorld({
      engine: 'postgres',
      settings: {
        KITH_URL: 'https://kith.example',
        KITH_MAIL_FROM: 'Kith <kith@kith.example>',
        KITH_SMTP_URL: `smtp://localhost:${smtp.port}`,
      },
    });
    other = await openSecond(world);
  });
  afterEach(async () => {
    await other.close();
    await world.close();
    await smtp.stop();
  });

  async function reminded(name: string): Promise<void> {
    const { kith } = world;
    const { id: memberId } = await world.member(name);
    const form = { able: `be ${name}`, questions: [{ text: 'How?' }] };
    const { id } = await draftGoal(kith, memberId, form);
    await setGoalStatus(kith, memberId, id, 'active');
    await changeGoal(kith, memberId, id, { reviewOn: TUESDAY });
    await kith.db.write((trx) =>
      trx
        .insertInto('reminder_setting')
        .values({
          member_id: memberId,
          ...columnsOf({ ...defaultForm(), isEmailOn: true }),
          email: `${name}@there.example`,
          code_tries: 0,
          codes_sent: 0,
          next_at: kith.now() + DAY,
          updated_at: kith.now(),
        })
        .execute(),
    );
  }

  it('mail each member once', async () => {
    const names = Array.from({ length: MEMBERS }, (_, at) => `member${at}`);
    for (const name of names) await reminded(name);
    world.advance(DAY);
    other.startJobs();
    world.kith.startJobs();
    const turns = Array.from({ length: 6 }, (_, at) =>
      enqueueDigests(at % 2 === 0 ? world.kith : other),
    );
    await Promise.all(turns);
    await world.settle();
    const taken = await smtp.untilTaken(MEMBERS);
    expect(taken.flatMap(({ to }) => to).toSorted()).toEqual(
      names.map((name) => `${name}@there.example`).toSorted(),
    );
    const digests = await other.db.read.selectFrom('reminder_digest').select('state').execute();
    expect(digests).toEqual(names.map(() => ({ state: 'sent' })));
  });
});
