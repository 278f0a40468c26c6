import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  makeCertificate,
  missingSmtp,
  type SmtpServer,
  startSmtp,
} from '../../../test/smtp/server.ts';
import { createMail, type MailMessage } from './mail.ts';

const FROM = 'Kith <kith@kith.example>';
const missing = await missingSmtp();

const letterTo = (name: string): MailMessage => ({
  to: `${name}@there.example`,
  subject: 'What is due – für Ärger sorgt nichts',
  text: 'Roll back.\n.\n..a line that begins with a dot\n',
  html: '<p>Roll back.</p>',
  messageId: '<digest-1-2026-11-23@kith.example>',
  headers: { 'List-Unsubscribe': '<https://kith.example/stop>' },
});

describe.skipIf(missing)('mail by a real SMTP server', () => {
  let smtp: SmtpServer;
  beforeAll(async () => {
    smtp = await startSmtp();
  });
  afterEach(() => smtp.taken.splice(0));
  afterAll(() => smtp.stop());
  const mail = (timeoutMs = 5_000) =>
    createMail({ url: `smtp://localhost:${smtp.port}`, from: FROM }, { timeoutMs });

  it('arrives whole, with its headers', async () => {
    expect(await mail().send(letterTo('ada'))).toEqual({ kind: 'sent' });
    const [taken] = await smtp.untilTaken(1);
    expect(taken).toMatchObject({ sender: 'kith@kith.example', to: ['ada@there.example'] });
    const head = taken?.mail.split('\r\n\r\n')[0] ?? '';
    expect(head).toContain('From: Kith <kith@kith.example>');
    expect(head).toContain('Message-ID: <digest-1-2026-11-23@kith.example>');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).toContain('List-Unsubscribe: <https://kith.example/stop>');
    expect(taken?.mail).toContain('\r\n..a line that begins with a dot\r\n');
  });

  it('takes an address for an address, whatever is in it', async () => {
    const answer = await mail().send({ ...letterTo('ada'), to: 'ada@a.example, eve@b.example' });
    const taken = answer.kind === 'sent' ? await smtp.untilTaken(1) : [];
    expect(taken.flatMap((one) => one.to)).not.toContain('eve@b.example');
  });

  it('says that an address is refused for good', async () => {
    expect(await mail().send(letterTo('nobody'))).toMatchObject({
      why: 'refused',
      isForGood: true,
      mayHaveLeft: false,
      detail: expect.stringContaining('There is no such mailbox'),
    });
  });

  it('says that the server asks to come back later', async () => {
    expect(await mail().send(letterTo('later'))).toMatchObject({
      why: 'busy',
      isForGood: false,
      mayHaveLeft: false,
    });
  });

  it('knows that a mail may have left when the server never answered after its text', async () => {
    expect(await mail(400).send(letterTo('slow'))).toMatchObject({
      why: 'timeout',
      mayHaveLeft: true,
    });
    expect(await smtp.untilTaken(1)).toHaveLength(1);
  });

  it('knows that a mail may have left when the line broke after its text', async () => {
    expect(await mail().send(letterTo('lost'))).toMatchObject({
      why: 'connect',
      mayHaveLeft: true,
    });
  });

  it('goes on when the server comes back', async () => {
    const { port } = smtp;
    await smtp.stop();
    expect(await mail().send(letterTo('ada'))).toMatchObject({
      why: 'connect',
      isForGood: false,
      mayHaveLeft: false,
    });
    smtp = await startSmtp({ port });
    expect(await mail().send(letterTo('ada'))).toEqual({ kind: 'sent' });
    expect(await smtp.untilTaken(1)).toHaveLength(1);
  });

  it('is checked without sending anything', async () => {
    expect(await mail().check()).toEqual({ kind: 'sent' });
    expect(smtp.taken).toEqual([]);
  });

  describe('that asks for encryption and a login', () => {
    const [USER, PASSWORD] = ['kith@kith.example', 'a/river runs:uphill@'];
    const certificate = makeCertificate();
    let closed: SmtpServer;
    beforeAll(async () => {
      closed = await startSmtp({ secured: { ...certificate, user: USER, password: PASSWORD } });
    });
    afterAll(() => closed.stop());
    const signedIn = (password: string, ca?: string) => {
      const login = `${encodeURIComponent(USER)}:${encodeURIComponent(password)}`;
      const url = `smtp://${login}@localhost:${closed.port}`;
      return createMail({ url, from: FROM }, { timeoutMs: 5_000, ...(ca ? { ca } : {}) });
    };

    it('gets both', async () => {
      expect(await signedIn(PASSWORD, certificate.pem).send(letterTo('ada'))).toEqual({
        kind: 'sent',
      });
      expect(await closed.untilTaken(1)).toMatchObject([{ isEncrypted: true, isSignedIn: true }]);
    });

    it('gets no password over a line that cannot be trusted', async () => {
      const detail = expect.stringContaining('vouches for its certificate itself');
      expect(await signedIn(PASSWORD).send(letterTo('ada'))).toMatchObject({ why: 'tls', detail });
    });

    it('refuses a wrong password, which is told to nobody', async () => {
      const answer = await signedIn('wrong-secret', certificate.pem).check();
      expect(answer).toMatchObject({ why: 'login', isForGood: false });
      expect(JSON.stringify(answer)).not.toContain('wrong-secret');
    });
  });

  it('sends no password where there is no encryption', async () => {
    const url = `smtp://someone:secret@localhost:${smtp.port}`;
    const answer = await createMail({ url, from: FROM }, { timeoutMs: 5_000 }).send(
      letterTo('ada'),
    );
    expect(answer).toMatchObject({ kind: 'failed', why: 'tls' });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('mail by a server that says nothing', () => {
  it('gives up', async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const mail = createMail({ url: `smtp://127.0.0.1:${port}`, from: FROM }, { timeoutMs: 200 });
    expect(await mail.send(letterTo('ada'))).toMatchObject({ why: 'timeout', mayHaveLeft: false });
    server.close();
  });
});
