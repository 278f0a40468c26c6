import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createFetch } from './guarded-fetch.ts';
import { createLoopback, textOf } from './loopback.ts';

const loopback = createLoopback();
const { getFrom } = loopback;
afterAll(() => loopback.stop());

const TEXT = 'A learning network is made of people. '.repeat(50);

describe('get', () => {
  it('gives body, headers and final address, and keeps no cookies', async () => {
    const seen: (string | undefined)[] = [];
    const port = await loopback.serve((request, response) => {
      seen.push(request.headers.cookie);
      response.setHeader('Set-Cookie', ['a=1', 'b=2']).setHeader('X-Part', ['one', 'two']);
      response.end(TEXT);
    });
    const fetch = loopback.fetch();
    const url = `http://127.0.0.1:${port}/feed?a=b`;
    await fetch.get({ url });
    const fetched = await fetch.get({ url: `${url}#part` });
    expect(fetched).toMatchObject({ kind: 'ok', status: 200, url, redirects: [] });
    expect(textOf(fetched)).toBe(TEXT);
    const headers = fetched.kind === 'ok' ? fetched.headers : {};
    expect(headers['x-part']).toBe('one, two');
    expect(headers).not.toHaveProperty('set-cookie');
    expect(seen).toEqual([undefined, undefined]);
  });

  it('says who it is', async () => {
    let sent: Record<string, unknown> = {};
    await getFrom((request, response) => {
      sent = request.headers;
      response.end();
    });
    expect(sent).toMatchObject({
      'user-agent': 'Kith/test (+https://kith.example; personal learning network)',
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
    });
    expect(sent).not.toHaveProperty('if-none-match');
  });

  it('takes an answer without a body', async () => {
    const fetched = await getFrom((_request, response) => response.writeHead(204).end());
    expect(fetched).toMatchObject({ kind: 'ok', status: 204, body: new Uint8Array(0) });
  });

  it.each([
    ['gzip', gzipSync(TEXT)],
    ['x-gzip', gzipSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
    ['deflate', deflateRawSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip, br', brotliCompressSync(gzipSync(TEXT))],
    ['GZIP', gzipSync(TEXT)],
  ])('unpacks %s', async (coding, body) => {
    const fetched = await getFrom((_request, response) => {
      response.setHeader('content-encoding', coding).end(body);
    });
    expect(textOf(fetched)).toBe(TEXT);
  });

  it('takes an empty body for empty though it is called gzip', async () => {
    const fetched = await getFrom((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end();
    });
    expect(fetched).toMatchObject({ kind: 'ok', body: new Uint8Array(0) });
  });

  it.each([
    ['gzip', Buffer.from(TEXT), 'bad-encoding'],
    ['br', Buffer.from(TEXT), 'bad-encoding'],
    ['deflate', Buffer.from(TEXT), 'bad-encoding'],
    ['zstd', Buffer.from(TEXT), 'bad-encoding'],
    ['br, br, br', Buffer.from(TEXT), 'bad-encoding'],
    ['gzip', gzipSync(TEXT).subarray(0, 40), 'cut-off'],
    ['br', brotliCompressSync(TEXT).subarray(0, 20), 'cut-off'],
  ])('fails on a body that is not %s as promised', async (coding, body, why) => {
    const fetched = await getFrom((_request, response) => {
      response.setHeader('content-encoding', coding).end(body);
    });
    expect(fetched).toMatchObject({ kind: 'failed', why });
  });
});

describe('redirects', () => {
  const hops: RequestListener = (request, response) => {
    const n = Number(request.url?.match(/\d+$/)?.[0] ?? 0);
    if (n === 0) response.end('arrived');
    else response.writeHead(301, { location: `n${n - 1}` }).end('moved');
  };

  it('are followed ten times and recorded', async () => {
    const port = await loopback.serve(hops);
    const at = (n: number) => `http://127.0.0.1:${port}/n${n}`;
    const fetched = await loopback.fetch().get({ url: at(10) });
    expect(fetched).toMatchObject({ kind: 'ok', url: at(0) });
    expect(fetched.redirects).toHaveLength(10);
    expect(fetched.redirects[0]).toEqual({ status: 301, from: at(10), to: at(9) });
  });

  it('are not followed an eleventh time', async () => {
    const port = await loopback.serve(hops);
    const fetched = await loopback.fetch().get({ url: `http://127.0.0.1:${port}/n11` });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'too-many-redirects' });
  });

  it.each(['/feed', '#again', 'feed', '/feed?'])('that lead back are a loop (%s)', async (to) => {
    const fetched = await getFrom((request, response) => {
      const location = request.url === '/feed' ? to.replace('?', '?once') : '/feed';
      response.writeHead(302, { location }).end();
    });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'redirect-loop' });
  });

  it('may be written in unescaped UTF-8', async () => {
    const port = await loopback.serve((request, response) => {
      if (request.url === '/') {
        response.socket?.end(
          'HTTP/1.1 302 Found\r\nLocation: /verhälen\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
        );
      } else response.end(request.url);
    });
    const fetched = await loopback.fetch().get({ url: `http://127.0.0.1:${port}/` });
    expect(textOf(fetched)).toBe('/verh%C3%A4len');
  });

  it('without a place to go are a status', async () => {
    const fetched = await getFrom((_request, response) => response.writeHead(302).end());
    expect(fetched).toMatchObject({ kind: 'failed', why: 'http-status', status: 302 });
  });
});

describe('a conditional request', () => {
  const conditional: RequestListener = (request, response) => {
    const isKnown =
      request.headers['if-none-match'] === '"v1"' ||
      request.headers['if-modified-since'] === 'Mon, 05 Jan 2026 10:00:00 GMT';
    response
      .setHeader('etag', '"v1"')
      .writeHead(isKnown ? 304 : 200)
      .end(isKnown ? '' : TEXT);
  };

  it('is answered with 304 by etag or by date', async () => {
    const known = { kind: 'not-modified', headers: { etag: '"v1"' }, redirects: [] };
    expect(await getFrom(conditional, { etag: '"v1"' })).toMatchObject(known);
    const lastModified = 'Mon, 05 Jan 2026 10:00:00 GMT';
    expect(await getFrom(conditional, { lastModified })).toMatchObject(known);
    expect(await getFrom(conditional, { etag: '"v0"' })).toMatchObject({ kind: 'ok' });
  });

  it('is not made with a validator that would add headers', async () => {
    for (const etag of [
      '"v1"\r\nX-Evil: 1',
      '"v1"\nX-Evil: 1',
      '"v1"\0',
      '"ü→"',
      'x'.repeat(5000),
    ]) {
      let sent: Record<string, unknown> = {};
      const fetched = await getFrom(
        (request, response) => {
          sent = request.headers;
          response.end();
        },
        { etag, accept: 'text/html\r\nX-Evil: 1' },
      );
      expect(fetched.kind).toBe('ok');
      expect(Object.keys(sent)).not.toContain('x-evil');
      expect(Object.keys(sent)).not.toContain('if-none-match');
    }
  });

  it('that was not made cannot be answered with 304', async () => {
    const fetched = await getFrom((_request, response) => response.writeHead(304).end());
    expect(fetched).toMatchObject({ kind: 'failed', why: 'http-status', status: 304 });
  });
});

describe('a status', () => {
  it.each([400, 401, 403, 404, 410, 418, 429, 500, 503])('of %i is a failure', async (status) => {
    const fetched = await getFrom((_request, response) => response.writeHead(status).end('sorry'));
    expect(fetched).toMatchObject({ kind: 'failed', why: 'http-status', status });
    expect(fetched).not.toHaveProperty('retryAfterMs');
  });

  it('brings Retry-After', async () => {
    const fetched = await getFrom((_request, response) => {
      response.writeHead(429, { 'retry-after': '120' }).end();
    });
    expect(fetched).toMatchObject({ status: 429, retryAfterMs: 120_000 });
  });
});

describe('a connection', () => {
  it('that is refused says so', async () => {
    const gone = createLoopback();
    const port = await gone.serve(() => {});
    await gone.stop();
    const fetched = await loopback.fetch().get({ url: `http://127.0.0.1:${port}/` });
    expect(fetched).toMatchObject({
      kind: 'failed',
      why: 'connect',
      detail: `127.0.0.1:${port} refuses the connection; it may be down.`,
    });
  });

  it('that was kept and has died is made anew', async () => {
    let requests = 0;
    const port = await loopback.serve((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end(`answer ${requests}`);
    });
    const fetch = loopback.fetch({ connectionsPerHostMax: 1 });
    const url = `http://127.0.0.1:${port}/`;
    expect(textOf(await fetch.get({ url }))).toBe('answer 1');
    expect(textOf(await fetch.get({ url }))).toBe('answer 3');
  });
});

describe('a fresh connection', () => {
  it('that is closed without an answer is not tried again', async () => {
    let requests = 0;
    const fetched = await getFrom((request) => {
      requests += 1;
      request.socket.end();
    });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'connect' });
    expect(requests).toBe(1);
  });
});

describe('createFetch', () => {
  it('refuses nonsense in its options', () => {
    expect(() => createFetch({ allowNet: ['home'], userAgent: 'Kith/1' })).toThrow(
      'KITH_ALLOW_NET',
    );
    expect(() => createFetch({ allowNet: [], userAgent: 'Kith\r\nX: 1' })).toThrow('user agent');
  });
});
