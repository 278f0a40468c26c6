import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeWorld, PublishedFeeds, type World } from '#test';
import { letter, newsletter } from '../../../test/imap/letter.ts';
import { type ImapServer, missingImap, startImap } from '../../../test/imap/server.ts';
import { makeCertificate } from '../../../test/smtp/server.ts';
import type { SourceView } from '../feeds/queries.ts';
import { sealedPassword } from './password.ts';
import { enqueueDueMailboxes } from './schedule.ts';
import type { MailboxView } from './schema.ts';

const missing = await missingImap();
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const MARIT = 'Marit Solheim <marit@letters.example>';

describe.skipIf(missing !== null).each(engines)('a mailbox at a real server, on %s', (engine) => {
  let server: ImapServer;
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let user: string;
  let users = 0;
  beforeAll(async () => {
    server = await startImap(makeCertificate());
  }, 60_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    world = await makeWorld({ engine, fetch: new PublishedFeeds() });
    ada = await world.member('ada');
    user = `ada${++users}@${engine}.example`;
  });
  afterEach(() => world.close());

  const send = async <Answer>(method: string, path: string, body?: object, as = ada) => {
    const answer = await world.ask(method, `/api/v1${path}`, { as, ...(body ? { body } : {}) });
    const text = await answer.text();
    return { status: answer.status, text, said: (text ? JSON.parse(text) : null) as Answer };
  };
  const formOf = (more: object = {}) => ({
    host: '127.0.0.1',
    port: server.port,
    security: 'plain',
    userName: user,
    password: server.password,
    ...more,
  });
  const connect = async (): Promise<MailboxView> => {
    const { said } = await send<MailboxView>('POST', '/mailboxes', formOf());
    await world.settle();
    return said;
  };
  const mailbox = async (): Promise<MailboxView> => {
    const { said } = await send<{ mailboxes: MailboxView[] }>('GET', '/mailboxes');
    const [one] = said.mailboxes;
    if (!one) throw new Error('no mailbox');
    return one;
  };
  const pick = async (key: string, choice: object = { isPicked: true }) => {
    const { id, senders } = await mailbox();
    const sender = senders.find((one) => one.key === key);
    const done = await send('PUT', `/mailboxes/${id}/senders/${sender?.id}`, choice);
    await world.settle();
    return done;
  };
  const entries = () =>
    world.kith.db.read.selectFrom('entry').selectAll().orderBy('published_at').execute();
  const titles = async () => (await entries()).map(({ title }) => title);
  const sources = async () =>
    (await send<{ sources: SourceView[] }>('GET', '/sources')).said.sources;
  const deliver = (text: string, age = 0, folder?: string) =>
    server.deliver(user, text, {
      at: world.kith.now() - age,
      ...(folder === undefined ? {} : { folder }),
    });
  const lookAgain = async (ms = HOUR) => {
    world.advance(ms);
    await enqueueDueMailboxes(world.kith);
    await world.settle();
  };

  it('shows who writes newsletters there, and takes letters of nobody before one is picked', async () => {
    deliver(newsletter({ from: MARIT }), 3 * DAY);
    deliver(newsletter({ from: MARIT }), DAY);
    deliver(letter({ from: 'Bo <bo@friends.example>', subject: 'Lunch?' }));
    const list = {
      'List-Id': 'Rye <rye.lists.example>',
      'List-Post': '<mailto:rye@lists.example>',
    };
    deliver(newsletter({ from: 'Bram <bram@baker.example>', fields: list }));
    deliver(newsletter({ from: MARIT, subject: 'Long ago' }), 120 * DAY);
    await connect();
    const { senders, isReading, problem, address } = await mailbox();
    expect({ isReading, problem, address }).toEqual({
      isReading: false,
      problem: null,
      address: user,
    });
    expect(senders.map(({ kind, key, name, letters }) => [kind, key, name, letters])).toEqual([
      ['list', 'rye.lists.example', 'Rye', 1],
      ['address', 'marit@letters.example', 'Marit Solheim', 2],
    ]);
    expect([await entries(), world.errors]).toEqual([[], []]);
  });

  it('makes a source of whoever is picked, with their letters as entries like any other', async () => {
    deliver(
      newsletter({
        from: MARIT,
        subject: '=?utf-8?Q?Gr=C3=B8nt_lys?=',
        date: 'Thu, 19 Nov 2026 08:00:00 +0100',
        fields: { 'Archived-At': '<https://letters.example/p/green>' },
        html: '<p onclick="x()">Ship <b>small</b>.</p><img src="https://t.example/open.gif" width=1 height=1><a href="https://there.example/?utm_source=nl&id=1">more</a>',
      }),
      4 * DAY,
    );
    await connect();
    await pick('marit@letters.example');
    const [entry] = await entries();
    expect(entry).toMatchObject({
      title: 'Grønt lys',
      author_name: 'Marit Solheim',
      url: 'https://letters.example/p/green',
      published_at: Date.UTC(2026, 10, 19, 7),
    });
    expect(entry?.html.trim()).toBe(
      '<p>Ship <b>small</b>.</p><a href="https://there.example/?id=1">more</a>',
    );
    const { said } = await send<{ entries: { title: string }[] }>('GET', '/stream');
    expect(said.entries.map(({ title }) => title)).toEqual(['Grønt lys']);
    expect(await sources()).toMatchObject([{ title: 'Marit Solheim', state: 'ok', entries: 1 }]);
    expect(world.errors).toEqual([]);
  });

  it('goes on where it was, and takes no letter twice, however they are numbered', async () => {
    deliver(newsletter({ from: MARIT, subject: 'One', id: 'one@x' }), 2 * DAY);
    await connect();
    await pick('marit@letters.example');
    deliver(newsletter({ from: MARIT, subject: 'Two' }));
    deliver(newsletter({ from: MARIT, subject: 'One again', id: 'one@x' }));
    await lookAgain();
    expect(await titles()).toEqual(['One', 'Two']);
    server.renumber(user);
    deliver(newsletter({ from: MARIT, subject: 'Three' }), -HOUR);
    await lookAgain();
    expect(await titles()).toEqual(['One', 'Two', 'Three']);
    expect((await mailbox()).senders).toMatchObject([{ letters: 4 }]);
  });

  it('only looks: no letter is marked, moved or deleted', async () => {
    deliver(newsletter({ from: MARIT }));
    deliver(letter({ from: 'Bo <bo@friends.example>' }));
    const before = server.files(user);
    await connect();
    await pick('marit@letters.example');
    const flagless = (name: string) => name.replace(/[,:].*$/, '');
    expect(server.files(user).map(flagless)).toEqual(before.map(flagless));
    // A letter that was seen would bear an S.
    for (const name of server.files(user)) expect(name).not.toMatch(/2,[A-Z]+$/);
  });

  it('takes the letters of a domain, an address or a list that is named by hand', async () => {
    deliver(letter({ from: 'Club <post@mail.chess.example>', subject: 'Openings' }));
    const { id } = await connect();
    expect((await mailbox()).senders).toEqual([]);
    const wrong = await send('POST', `/mailboxes/${id}/senders`, { who: 'the chess club' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Give an address')]);
    await send('POST', `/mailboxes/${id}/senders`, { who: 'chess.example' });
    await world.settle();
    expect(await titles()).toEqual(['Openings']);
  });

  it('says whose letters they are, and lets go of them with undo', async () => {
    deliver(newsletter({ from: MARIT, subject: 'One' }));
    await connect();
    const { said: person } = await send<{ id: number }>('POST', '/people', {
      name: 'Marit Solheim',
    });
    await pick('marit@letters.example', { isPicked: true, personId: person.id });
    expect((await mailbox()).senders).toMatchObject([{ person: { name: 'Marit Solheim' } }]);
    const { said } = await send<{ entries: object[] }>('GET', `/people/${person.id}/entries`);
    expect(said.entries).toMatchObject([{ title: 'One' }]);
    const sourceId = (await mailbox()).senders[0]?.sourceId;
    await pick('marit@letters.example', { isPicked: false });
    expect((await mailbox()).senders).toMatchObject([{ sourceId: null }]);
    deliver(newsletter({ from: MARIT, subject: 'Two' }));
    await lookAgain(5 * 60_000 + 30 * 60_000 - 26 * 60_000);
    await send('POST', `/sources/${sourceId}/restore`);
    await lookAgain();
    expect(await titles()).toEqual(['One', 'Two']);
    await pick('marit@letters.example', { isPicked: false });
    await lookAgain();
    expect(await entries()).toEqual([]);
  });

  it('says on the page of sources that the password is refused, and does not try it again by itself', async () => {
    deliver(newsletter({ from: MARIT }));
    await connect();
    await pick('marit@letters.example');
    const { password } = await world.kith.db.read
      .selectFrom('mailbox')
      .select('password')
      .executeTakeFirstOrThrow();
    const { id } = await mailbox();
    const whose = { member_id: ada.id, host: '127.0.0.1', user_name: user };
    await world.kith.db.write((trx) =>
      trx
        .updateTable('mailbox')
        .set({ password: sealedPassword(world.kith, whose, 'taken back') })
        .execute(),
    );
    await lookAgain();
    const [source] = await sources();
    expect(source).toMatchObject({
      state: 'failing',
      advice: expect.stringContaining('app password'),
    });
    expect(source?.problem).toContain('does not let Kith in');
    expect(await mailbox()).toMatchObject({ nextAt: null, isReading: false });
    const wrong = await send('PATCH', `/mailboxes/${id}`, { password: 'nor this' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('app password')]);
    await send('PATCH', `/mailboxes/${id}`, { password: server.password });
    await world.settle();
    expect(await mailbox()).toMatchObject({ problem: null, nextAt: expect.any(Number) });
    expect(await sources()).toMatchObject([{ state: 'ok', problem: null }]);
    expect(password).not.toContain(server.password);
  });

  it('never tells the password, and says what is wrong before it is connected', async () => {
    const wrong = await send('POST', '/mailboxes', formOf({ password: 'secret word' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('does not let Kith in');
    expect(wrong.text).not.toContain('secret word');
    const open = await send('POST', '/mailboxes', formOf({ host: 'imap.example' }));
    expect([open.status, open.text]).toEqual([422, expect.stringContaining('readable on the way')]);
    const tls = await send('POST', '/mailboxes', formOf({ port: server.tlsPort, security: 'tls' }));
    expect(tls.status).toBe(422);
    expect(tls.text).toContain('vouches for its certificate itself');
    const made = await send('POST', '/mailboxes', formOf());
    await world.settle();
    for (const path of ['/mailboxes', '/export']) {
      const { text } = await send('GET', path);
      expect(text).toContain(user);
      expect(text).not.toContain(server.password);
    }
    expect(made.text).not.toContain(server.password);
    expect(JSON.stringify(world.errors)).not.toContain(server.password);
  });

  it('is disconnected with undo; then the password is erased and the letters stay', async () => {
    deliver(newsletter({ from: MARIT, subject: 'One' }));
    const { id } = await connect();
    await pick('marit@letters.example');
    expect((await send('DELETE', `/mailboxes/${id}`)).status).toBe(204);
    await send('POST', `/mailboxes/${id}/restore`);
    await world.settle();
    expect(await sources()).toMatchObject([{ state: 'ok' }]);
    await send('DELETE', `/mailboxes/${id}`);
    world.advance(11 * 60_000);
    await world.settle();
    expect(await world.kith.db.read.selectFrom('mailbox').select('id').execute()).toEqual([]);
    expect(await titles()).toEqual(['One']);
    expect(await sources()).toMatchObject([
      { state: 'gone', advice: expect.stringContaining('Connect it again') },
    ]);
    await connect();
    await pick('marit@letters.example');
    expect(await titles()).toEqual(['One']);
    expect(await sources()).toMatchObject([{ state: 'ok' }]);
  });

  it('keeps what the member sends to themselves, with the words above the address', async () => {
    const { id } = await connect();
    await send('PATCH', `/mailboxes/${id}`, { keepsMine: true });
    await world.settle();
    const mine = (subject: string, text: string, more: object = {}) =>
      deliver(letter({ from: `Ada <${user}>`, to: user, subject, text, ...more }), -60_000);
    mine('Kith', 'Smaller steps win.\n\nhttps://there.example/steps\n\nSent from my telephone');
    mine('look', 'https://there.example/plus', { to: user.replace('@', '+kith@') });
    mine('kithara', 'https://there.example/music');
    deliver(
      letter({
        from: 'Eve <eve@x.example>',
        to: user,
        subject: 'kith',
        text: 'https://bad.example/a',
      }),
      -60_000,
    );
    mine('kith', 'https://bad.example/b', {
      fields: { 'Authentication-Results': 'mx.example; dmarc=fail' },
    });
    await lookAgain();
    const { said } = await send<{ keeps: { url: string; takeaway: string }[] }>('GET', '/keeps');
    expect(said.keeps.map(({ url, takeaway }) => [url, takeaway]).toSorted()).toEqual([
      ['https://there.example/plus', ''],
      ['https://there.example/steps', 'Smaller steps win.'],
    ]);
    expect(await entries()).toEqual([]);
  });
});
