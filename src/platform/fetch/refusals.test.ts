import { afterAll, describe, expect, it } from 'vitest';
import type { Lookup } from './fetched.ts';
import { createLoopback } from './loopback.ts';

const loopback = createLoopback();
afterAll(() => loopback.stop());

const SECRET = 'the secret of this computer';
let visits = 0;
const port = await loopback.serve((_request, response) => {
  visits += 1;
  response.end(SECRET);
});

/** A resolver with a table; counts how often it is asked. */
function resolver(...answers: string[][]): { lookup: Lookup; asked: () => number } {
  let asked = 0;
  const lookup: Lookup = async () => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { lookup, asked: () => asked };
}

describe('a literal address', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '①②⑦.0.0.1',
    '127.0.0.1.',
    '127%2E0%2E0%2E1',
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b::127.0.0.1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[4000::1]',
  ])('is refused as %s', async (host) => {
    const before = visits;
    const fetched = await loopback.fetch({ allowNet: [] }).get({ url: `http://${host}:${port}/` });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'refused-address', redirects: [] });
    expect(visits).toBe(before);
  });

  it('is refused over https: too', async () => {
    const fetch = loopback.fetch({ allowNet: [] });
    expect(await fetch.get({ url: `https://127.0.0.1:${port}/` })).toMatchObject({
      why: 'refused-address',
      detail:
        '127.0.0.1 is not a public address (loopback), so Kith does not fetch it. ' +
        'If it is yours, list its network in KITH_ALLOW_NET.',
    });
  });

  it('is fetched in any spelling when its network is allowed', async () => {
    const fetch = loopback.fetch();
    for (const host of ['127.0.0.1', '2130706433', '127.1']) {
      const fetched = await fetch.get({ url: `http://${host}:${port}/` });
      expect(fetched).toMatchObject({ kind: 'ok', url: `http://127.0.0.1:${port}/` });
    }
  });
});

describe('a name', () => {
  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['64:ff9b::a9fe:a9fe']],
    [['fe80::1%lo']],
    [['8.8.8.8', '127.0.0.1']],
    [['127.0.0.1', '8.8.8.8']],
    [['2606:4700::1111', '::1']],
    [['not an address']],
  ])('is refused when it leads to %j', async (addresses) => {
    const before = visits;
    const { lookup } = resolver(addresses);
    const fetch = loopback.fetch({ allowNet: [], lookup });
    const fetched = await fetch.get({ url: `http://inside.example:${port}/` });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'refused-address' });
    expect(visits).toBe(before);
  });

  it.each(['localhost', 'LOCALHOST', 'localhost.'])('is refused as %s', async (host) => {
    const fetched = await loopback.fetch({ allowNet: [] }).get({ url: `http://${host}:${port}/` });
    expect(['refused-address', 'dns']).toContain(fetched.kind === 'failed' && fetched.why);
  });

  it('is resolved once for a connection, which dials just that answer', async () => {
    // A second look would find nothing at all.
    const { lookup, asked } = resolver(['127.0.0.1'], []);
    const fetched = await loopback.fetch({ lookup }).get({ url: `http://rebind.example:${port}/` });
    expect(fetched).toMatchObject({ kind: 'ok', status: 200 });
    expect(asked()).toBe(1);
  });

  it('is checked again when its answer changes between two requests', async () => {
    const closing = await loopback.serve((_request, response) => {
      response.setHeader('connection', 'close').end('first');
    });
    const { lookup, asked } = resolver(['127.0.0.1'], ['127.0.0.2']);
    const fetch = loopback.fetch({ lookup });
    const url = `http://rebind.example:${closing}/`;
    expect(await fetch.get({ url })).toMatchObject({ kind: 'ok' });
    expect(await fetch.get({ url })).toMatchObject({ kind: 'failed', why: 'refused-address' });
    expect(asked()).toBe(2);
  });

  it('is tried at its other address when the first does not answer', async () => {
    const { lookup } = resolver(['::1', '127.0.0.1']);
    const fetch = loopback.fetch({ lookup, allowNet: ['::1/128', '127.0.0.1/32'] });
    expect(await fetch.get({ url: `http://two.example:${port}/` })).toMatchObject({ kind: 'ok' });
  });

  it('that cannot be resolved fails in words', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const url = 'http://nowhere.example/';
    expect(await loopback.fetch({ lookup }).get({ url })).toEqual({
      kind: 'failed',
      why: 'dns',
      detail: 'There is no address for nowhere.example; check the spelling.',
      url,
      redirects: [],
    });
  });

  it('reaches the server as Host', async () => {
    let host: string | undefined;
    const named = await loopback.serve((request, response) => {
      host = request.headers.host;
      response.end();
    });
    const { lookup } = resolver(['127.0.0.1']);
    await loopback.fetch({ lookup }).get({ url: `http://named.example:${named}/` });
    expect(host).toBe(`named.example:${named}`);
  });

  it('reaches the server as the TLS server name', async () => {
    let hello = '';
    const named = await loopback.serveBytes((socket, bytes) => {
      hello += bytes.toString('latin1');
      socket.end('this is not TLS');
    });
    const { lookup } = resolver(['127.0.0.1']);
    const fetched = await loopback
      .fetch({ lookup })
      .get({ url: `https://named.example:${named}/` });
    expect(hello).toContain('named.example');
    const detail = expect.stringMatching(
      /^named\.example\S* does not find a way with Kith to encrypt/,
    );
    expect(fetched).toMatchObject({ kind: 'failed', why: 'tls', detail });
  });
});

describe('a redirect', () => {
  it.each([
    ['http://10.0.0.1/', 'refused-address'],
    ['http://[::1]/', 'refused-address'],
    ['//2852039166/latest/meta-data/', 'refused-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['http://127.0.0.1:22/', 'bad-address'],
    ['http://someone:word@127.0.0.1/', 'bad-address'],
  ])('to %s is not followed', async (location, why) => {
    const start = await loopback.serve((_request, response) => {
      response.writeHead(302, { location }).end();
    });
    const url = `http://127.0.0.1:${start}/`;
    const fetched = await loopback.fetch().get({ url });
    expect(fetched).toMatchObject({ kind: 'failed', why });
    expect(JSON.stringify(fetched)).not.toContain('word@');
  });
});

describe('an address', () => {
  it.each([
    ['', 'not a web address'],
    ['example.org', 'not a web address'],
    ['http://', 'not a web address'],
    ['http://exa mple/', 'not a web address'],
    ['http://[::1', 'not a web address'],
    ['http://1.2.3.4.5/', 'not a web address'],
    ['ftp://example.org/', 'not ftp:'],
    ['file:///etc/passwd', 'not file:'],
    ['javascript:alert(1)', 'not javascript:'],
    ['data:text/plain,x', 'not data:'],
    ['http://someone:word@example.org/', 'user name or password'],
    ['http://someone@example.org/', 'user name or password'],
    ['http://example.org:22/', 'Port 22'],
    ['http://example.org:25/', 'Port 25'],
    ['https://example.org:6667/', 'Port 6667'],
    ['http://example.org:0/', 'Port 0'],
    [`http://example.org/${'a'.repeat(9000)}`, 'longer than 8192'],
  ])('like %.40s is refused in words', async (url, words) => {
    const fetched = await loopback.fetch().get({ url });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'bad-address' });
    expect(fetched.kind === 'failed' && fetched.detail).toContain(words);
    expect(JSON.stringify(fetched)).not.toContain('word@');
  });
});
