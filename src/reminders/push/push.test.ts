import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, type World } from '#test';
import { type ReminderStage, setReminderStage } from '../../../test/reminder-stage.ts';
import { defaultForm } from '../settings/rows.ts';

const TUESDAY = '2026-11-24';
const DAY = 24 * 60 * 60 * 1000;
const LINK = /^\/reminders\/links\/\S+$/;

interface Posted {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a push service is for Kith: an address that takes messages. */
async function startService() {
  const posted: Posted[] = [];
  const service = { posted, status: 201, endpoint: '', server: undefined as Server | undefined };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posted.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(service.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return Object.assign(service, { endpoint: `http://127.0.0.1:${port}/push/1`, server });
}

/** A browser's side of RFC 8291: it has the keys, and reads what was encrypted for it. */
function browser() {
  const ecdh = createECDH('prime256v1');
  const p256dh = ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): unknown {
      const [salt, idLength] = [body.subarray(0, 16), body.readUInt8(20)];
      const theirs = body.subarray(21, 21 + idLength);
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, theirs]);
      const derive = (key: Buffer, from: Buffer, about: Buffer, length: number) =>
        Buffer.from(hkdfSync('sha256', key, from, about, length));
      const ikm = derive(ecdh.computeSecret(theirs), auth, info, 32);
      const key = derive(ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
      const nonce = derive(ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
      const sealed = body.subarray(21 + idLength);
      const open = createDecipheriv('aes-128-gcm', key, nonce);
      open.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
      // The text ends with a mark and what fills it up.
      return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
    },
  };
}

/** Whether the signature of RFC 8292 is by the key that the browser was given; and what it says. */
function vapidOf(headers: IncomingHttpHeaders) {
  const [, token = '', key = ''] =
    /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const [head = '', claims = '', signature = ''] = token.split('.');
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  return {
    key,
    isRight,
    claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) as object,
  };
}

describe.each(engines)('push on %s', (engine) => {
  let stage: ReminderStage;
  let world: World;
  let service: Awaited<ReturnType<typeof startService>>;
  let device: ReturnType<typeof browser>;
  beforeEach(async () => {
    stage = await setReminderStage(engine);
    ({ world } = stage);
    service = await startService();
    device = browser();
    const { endpoint } = service;
    const form = { endpoint, keys: device.keys, label: 'Firefox on Linux' };
    expect(await stage.asked('POST', '/push-subscriptions', form)).toBe(201);
    const settings = { ...defaultForm(), isPushOn: true };
    expect(await stage.asked('PUT', '/reminders/settings', settings)).toBe(200);
    await stage.goalToReview('roll back', TUESDAY);
  });
  afterEach(async () => {
    await world.close();
    service.server.close();
  });
  const asNow = async () =>
    (await (await world.ask('GET', '/api/v1/reminders/settings', { as: stage.ada })).json()) as {
      pushKey: string;
      devices: unknown[];
      last: { state: string };
    };
  async function tell(): Promise<void> {
    world.advance(DAY);
    await stage.turn();
  }

  it('reaches a browser with what only it can read, signed by this Kith', async () => {
    await tell();
    const [message] = service.posted;
    if (!message) throw new Error('nothing was posted');
    expect(message.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'low' });
    const shown = device.read(message.body) as { actions: { path: string }[] };
    expect(shown).toEqual({
      title: 'Look back on “roll back”',
      body: 'You set today for looking back on this goal.',
      href: expect.stringMatching(/^\/goals\/\d+$/),
      tag: `digest-${TUESDAY}`,
      actions: [
        { action: 'snooze-1', title: 'Tomorrow', path: expect.stringMatching(LINK) },
        { action: 'snooze-7', title: 'In a week', path: expect.stringMatching(LINK) },
      ],
    });
    const { key, isRight, claims } = vapidOf(message.headers);
    expect([isRight, key]).toEqual([true, (await asNow()).pushKey]);
    expect(claims).toMatchObject({
      aud: new URL(service.endpoint).origin,
      sub: 'https://kith.example',
    });
    expect((await asNow()).last.state).toBe('sent');
  });

  it('says why of the first of several, and puts all of them off by one button', async () => {
    await stage.goalToReview('write runbooks', TUESDAY);
    await tell();
    const [message] = service.posted;
    const shown = device.read(message?.body ?? Buffer.alloc(0)) as {
      body: string;
      actions: { title: string; path: string }[];
    };
    expect(shown.body).toBe(
      'You set today for looking back on this goal. Also: Look back on “roll back”',
    );
    const [tomorrow, week] = shown.actions;
    expect([tomorrow?.title, week?.title]).toEqual(['All tomorrow', 'All in a week']);
    // As the service worker does: once, and once more by a slip.
    for (const _ of [1, 2]) expect((await world.ask('POST', week?.path ?? '')).status).toBe(200);
    const things = await world.kith.db.read
      .selectFrom('reminder_thing')
      .select(['told_on', 'snoozed_until'])
      .execute();
    const putOff = { told_on: null, snoozed_until: '2026-12-01' };
    expect(things).toEqual([putOff, putOff]);
  });

  it.each([404, 410])('forgets a browser that is gone (%i)', async (status) => {
    service.status = status;
    await tell();
    expect((await asNow()).devices).toEqual([]);
    expect(world.errors).toEqual([]);
  });

  it('fits what a push service takes, however long the words of a goal are', async () => {
    for (const day of [TUESDAY, '2026-11-25'])
      await stage.goalToReview('😀 learn '.repeat(900), day);
    await tell();
    await tell();
    const sizes = service.posted.map(({ body }) => body.byteLength);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(4_096);
  });

  it('tries again when the service is busy, and not when it says no', async () => {
    service.status = 503;
    await tell();
    expect((await asNow()).last.state).toBe('waiting');
    service.status = 201;
    world.advance(60_000);
    await world.settle();
    expect([service.posted.length, (await asNow()).last.state]).toEqual([2, 'sent']);
    service.status = 400;
    await stage.goalToReview('one more', '2026-11-25');
    await tell();
    expect([service.posted.length, (await asNow()).last.state]).toEqual([3, 'refused']);
  });

  it('goes nowhere inside the network of the server', async () => {
    const { fetch } = world.kith;
    const posted = await fetch.post({
      url: 'http://10.0.0.1/push',
      headers: {},
      body: new Uint8Array(),
    });
    expect(posted).toMatchObject({ kind: 'failed', why: 'refused-address' });
  });

  it('makes the keys of this Kith once', async () => {
    const keys = await Promise.all([asNow(), asNow(), asNow()]);
    expect(new Set(keys.map(({ pushKey }) => pushKey)).size).toBe(1);
  });
});
