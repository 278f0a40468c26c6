import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { missingSmtp, type SmtpServer, startSmtp } from '../../../test/smtp/server.ts';
import { defaultForm } from '../settings/rows.ts';
import { enqueueDigests } from './slots.ts';

const TUESDAY = '2026-11-24';
const HOUR = 60 * 60 * 1000;
const missing = await missingSmtp();

describe.skipIf(missing).each(engines)('digests by a real SMTP server on %s', (engine) => {
  let smtp: SmtpServer;
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeEach(async () => {
    smtp = await startSmtp();
    world = await makeWorld({
      engine,
      settings: {
        KITH_URL: 'https://kith.example',
        KITH_MAIL_FROM: 'Kith <kith@kith.example>',
        KITH_SMTP_URL: `smtp://localhost:${smtp.port}`,
      },
    });
    ada = await world.member('ada');
    const form = { able: 'roll back', questions: [{ text: 'How?' }], reviewOn: TUESDAY };
    const { id } = await draftGoal(world.kith, ada.id, form);
    await setGoalStatus(world.kith, ada.id, id, 'active');
    await changeGoal(world.kith, ada.id, id, { reviewOn: TUESDAY });
  });
  afterEach(async () => {
    await world.close();
    await smtp.stop();
  });

  const ask = (method: string, path: string, body?: unknown) =>
    world.ask(method, `/api/v1${path}`, { as: ada, body });
  async function remind(name: string): Promise<void> {
    await ask('PUT', '/reminders/email', { address: `${name}@there.example` });
    const [taken] = await smtp.untilTaken(1);
    const code = /^Subject: (\d{6})/m.exec(taken?.mail ?? '')?.[1];
    expect((await ask('POST', '/reminders/email/confirm', { code })).status).toBe(200);
    await ask('PUT', '/reminders/settings', { ...defaultForm(), isEmailOn: true });
    smtp.taken.splice(0);
  }
  const states = () =>
    world.kith.db.read.selectFrom('reminder_digest').select(['state', 'problem']).execute();

  it('arrive once, though the server was away in between', async () => {
    await remind('ada');
    const { port } = smtp;
    await smtp.stop();
    world.advance(24 * HOUR);
    await enqueueDigests(world.kith);
    await world.settle();
    expect(await states()).toMatchObject([{ state: 'waiting', problem: /cannot be reached/ }]);
    smtp = await startSmtp({ port });
    for (let tries = 0; tries < 3; tries++) {
      world.advance(HOUR);
      await enqueueDigests(world.kith);
      await world.settle();
    }
    expect((await smtp.untilTaken(1)).map(({ to }) => to)).toEqual([['ada@there.example']]);
    expect(await states()).toEqual([{ state: 'sent', problem: null }]);
  });

  it('are not sent again when the server broke off after their text', async () => {
    await remind('ada');
    await world.kith.db.write((trx) =>
      trx.updateTable('reminder_setting').set({ email: 'lost@there.example' }).execute(),
    );
    world.advance(24 * HOUR);
    await enqueueDigests(world.kith);
    await world.settle();
    world.advance(HOUR);
    await world.settle();
    expect((await smtp.untilTaken(1)).length).toBe(1);
    expect(await states()).toMatchObject([{ state: 'unsure' }]);
  });

  it('say that no code could be sent where an address is refused', async () => {
    const answer = await ask('PUT', '/reminders/email', { address: 'nobody@there.example' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('There is no such mailbox'),
    ]);
  });
});
