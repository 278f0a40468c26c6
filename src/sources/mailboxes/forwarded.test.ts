import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, PublishedFeeds, type World } from '#test';
import { letter } from '../../../test/imap/letter.ts';
import { type ImapServer, missingImap, startImap } from '../../../test/imap/server.ts';
import { makeCertificate } from '../../../test/smtp/server.ts';
import type { MailboxView } from './schema.ts';

const USER = 'ada@forwarded.example';
const missing = await missingImap();

describe.skipIf(missing !== null)('a letter that somebody wrote to a member', () => {
  let server: ImapServer;
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    server = await startImap(makeCertificate());
    world = await makeWorld({ fetch: new PublishedFeeds() });
    ada = await world.member('ada');
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  const ask = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await world.ask(method, `/api/v1${path}`, {
      as: ada,
      ...(body ? { body } : {}),
    });
    const text = await answer.text();
    await world.settle();
    return (text ? JSON.parse(text) : null) as Answer;
  };
  const deliver = (text: string) => server.deliver(USER, text, { at: world.kith.now() + 60_000 });

  it('is kept when it is forwarded, by where its link leads and with their own words alone', async () => {
    const { id } = await ask<MailboxView>('POST', '/mailboxes', {
      host: '127.0.0.1',
      port: server.port,
      security: 'plain',
      userName: USER,
      password: server.password,
    });
    const head = { from: `Ada <${USER}>`, to: USER, subject: 'kith: later' };
    deliver(
      letter({
        ...head,
        text: 'For March.\n\n---------- Forwarded message ---------\nFrom: Jo <jo@x.example>\n\nThe page\n',
        html: '<p>For March.</p><div>---------- Forwarded message ---------<br>From: Jo &lt;jo@x.example&gt;<br></div><p><a href="https://click.list.example/?url=https%3A%2F%2Fthere.example%2Fa%3Futm_source%3Dmail">The page</a></p>',
      }),
    );
    await ask('PATCH', `/mailboxes/${id}`, { keepsMine: true });
    const { keeps } = await ask<{ keeps: object[] }>('GET', '/keeps');
    expect(keeps).toMatchObject([{ url: 'https://there.example/a', takeaway: 'For March.' }]);
  });

  it('is kept with as much as a takeaway holds, and the letter after it comes too', async () => {
    const head = { from: `Ada <${USER}>`, to: USER, subject: 'kith: long' };
    const [box] = (await ask<{ mailboxes: MailboxView[] }>('GET', '/mailboxes')).mailboxes;
    const json = '{"a":"b"}\n'.repeat(4_800);
    deliver(letter({ ...head, text: `${json}\nhttps://there.example/long` }));
    deliver(letter({ ...head, text: `https://there.example/${'x'.repeat(3_000)}` }));
    deliver(letter({ ...head, text: 'Next.\n\nhttps://there.example/next' }));
    await ask('PATCH', `/mailboxes/${box?.id}`, { keepsMine: true });
    const { keeps } = await ask<{ keeps: { url: string; takeaway: string }[] }>('GET', '/keeps');
    const taken = new Map(keeps.map(({ url, takeaway }) => [url, takeaway]));
    expect(taken.get('https://there.example/next')).toBe('Next.');
    expect(json).toContain(taken.get('https://there.example/long')?.slice(0, 200));
    expect(keeps).toHaveLength(3);
    expect(world.errors).toEqual([]);
  });

  it('is called as its writer signs, where they were named by hand, and says what came with it', async () => {
    const from = 'Marit Solheim <marit@letters.example>';
    const attached = letter({ from, text: 'See the table.' }).replace(
      /Content-Type: text\/plain.*$/su,
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the table.\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="table & 1.pdf"\r\n\r\nx\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline; filename="logo.png"\r\n\r\nx\r\n--b--\r\n',
    );
    deliver(attached);
    const [box] = (await ask<{ mailboxes: MailboxView[] }>('GET', '/mailboxes')).mailboxes;
    const said = await ask<MailboxView>('POST', `/mailboxes/${box?.id}/senders`, {
      who: 'marit@letters.example',
    });
    const { mailboxes } = await ask<{ mailboxes: MailboxView[] }>('GET', '/mailboxes');
    expect(said).toHaveProperty('senders');
    expect(mailboxes[0]?.senders).toMatchObject([
      { key: 'marit@letters.example', name: 'Marit Solheim' },
    ]);
    const { entries } = await ask<{ entries: { id: number }[] }>('GET', '/stream');
    const [entry] = entries;
    expect(entry).toMatchObject({ source: 'Marit Solheim' });
    const read = await ask<{ html: string }>('GET', `/entries/${entry?.id}`);
    expect(read.html).toBe(
      '<p>See the table.</p><p>Came with this letter, and stays in your mailbox: table &amp; 1.pdf</p>',
    );
  });
});
