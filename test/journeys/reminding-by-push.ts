/**
 * A reminder on its whole way: from Kith, encrypted, to the address that a push service gave a browser, from there to
 * Firefox, which decrypts it and wakes Kith's service worker. Not in Chromium: for an address it
 * would have to reach a server of its maker.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import { provide } from '../../bin/machine.ts';
import { enqueueDigests } from '../../src/reminders/digest/slots.ts';
import { type Firefox, openFirefox } from '../firefox/browser.ts';
import { type PushService, startPushService } from '../firefox/push-service.ts';
import { NAME, PASSWORD } from './parts/prepare.ts';
import { type RunningKith, runKith } from './parts/server.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAIT_MS_MAX = 30_000;
const TRY_EVERY_MS = 200;
const OFFER = 'Show reminders on this device';
const PAGE = 'return document.body.innerText';
const CHANGE = `const address = '/api/v1/reminders/settings';
  const now = await (await fetch(address)).json();
  const form = Object.fromEntries(Object.keys(now).filter((name) => /^(is(Email|Push)On|quiet|sendAt|timeZone|days|weeklyCap|reviewDay|has)/.test(name)).map((name) => [name, now[name]]));
  return (await fetch(address, { method: 'PUT', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...form, ...words[0] }) })).status;`;
const SHOWN = `const known = await navigator.serviceWorker.getRegistration();
  const shown = await known.getNotifications();
  return shown.length === 0 ? null : shown.map(({ title, body, data }) => ({ title, body, href: data.href }));`;
const midnight = Date.parse(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
const missing = await provide('firefox-esr');
if (missing) process.stdout.write(`SKIPPED: push messages in Firefox (${missing}).\n`);

describe.skipIf(missing)('Firefox', () => {
  let kith: RunningKith;
  let service: PushService;
  let firefox: Firefox;
  beforeAll(async () => {
    kith = await runKith(undefined, {
      KITH_ALLOW_NET: '127.0.0.1/32',
      KITH_URL: 'http://localhost',
    });
    service = await startPushService();
    firefox = await openFirefox({
      'dom.push.serverURL': service.url,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.connection.enabled': true,
      'permissions.default.desktop-notification': 1,
      // Without a desktop there is none to show them but Firefox itself.
      'alerts.useSystemBackend': false,
      'dom.webnotifications.requireuserinteraction': false,
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await service?.close();
    await kith?.close();
    expect(kith?.errors).toEqual([]);
  });
  const isTenPast = (hours: number) =>
    kith.setBack(Date.now() - (midnight + hours * HOUR_MS + 10 * MINUTE_MS));
  /** Asks the page again until it has something to give. */
  const until = async <Answer>(body: string, ...words: unknown[]): Promise<Answer> => {
    const end = Date.now() + WAIT_MS_MAX;
    while (Date.now() < end) {
      const found = await firefox.run<Answer | null>(body, ...words);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
    }
    throw new Error(`not there: ${words.join()} ${await firefox.run<string>(PAGE)}`);
  };
  const untilSaid = (words: string) => until(`${PAGE}.includes(words[0])`, words);

  it('takes a reminder and shows it', async () => {
    isTenPast(9);
    await firefox.goTo(`${kith.origin}/theme.js`);
    const signUp = `return (await fetch('/api/v1/members/first', { method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: words[0], password: words[1] }) })).status;`;
    expect(await firefox.run(signUp, NAME, PASSWORD)).toBe(201);
    await firefox.goTo(`${kith.origin}/settings/reminders`);
    await untilSaid(OFFER);
    // A Firefox with a new profile forgets in its first seconds what sites have stored: then the page would be loaded again.
    await until(
      `const workers = navigator.serviceWorker;
       const known = (await workers.getRegistration()) ?? (await workers.register('/sw.js'));
       return known.active?.state === 'activated';`,
    );
    await firefox.press(OFFER);
    await untilSaid('Firefox on Linux');
    const settings = {
      timeZone: 'UTC',
      sendAt: '11:00',
      quietFrom: '00:00',
      quietTo: '00:00',
      days: [1, 2, 3, 4, 5, 6, 7],
    };
    expect(await firefox.run(CHANGE, settings)).toBe(200);
    await setGoalToReview();

    isTenPast(11);
    await enqueueDigests(kith.kith);
    const shown = await until<{ title: string; body: string; href: string }[] | null>(SHOWN);
    expect(service.handed()).toBe(1);
    expect(shown).toEqual([
      {
        title: 'Look back on “roll back”',
        body: 'You set today for looking back on this goal.',
        href: expect.stringMatching(/^\/goals\/\d+$/),
      },
    ]);
  });
  async function setGoalToReview(): Promise<void> {
    const { id: memberId } = await kith.kith.db.read
      .selectFrom('member')
      .select('id')
      .executeTakeFirstOrThrow();
    const { id } = await draftGoal(kith.kith, memberId, {
      able: 'roll back',
      questions: [{ text: 'How?' }],
    });
    await setGoalStatus(kith.kith, memberId, id, 'active');
    await changeGoal(kith.kith, memberId, id, {
      reviewOn: new Date(midnight).toISOString().slice(0, 10),
    });
  }
});
