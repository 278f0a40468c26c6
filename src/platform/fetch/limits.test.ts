import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createLoopback, textOf } from './loopback.ts';

const loopback = createLoopback();
const { getFrom, getBytes } = loopback;
afterAll(() => loopback.stop());

const TEXT = 'A learning network is made of people. '.repeat(50);

describe('the size limit', () => {
  const bytesMax = 1000;

  it('lets exactly the limit through', async () => {
    const fetched = await getFrom((_request, response) => response.end('x'.repeat(1000)), {
      bytesMax,
    });
    expect(textOf(fetched)).toBe('x'.repeat(1000));
  });

  it('refuses what announces too much, before reading it', async () => {
    const fetched = await getFrom(
      (_request, response) => response.writeHead(200, { 'content-length': 1001 }).write('x'),
      { bytesMax },
    );
    expect(fetched).toMatchObject({
      kind: 'failed',
      why: 'too-large',
      detail: 'The answer is larger than 1000 bytes, the most that Kith reads here.',
    });
  });

  it('stops a body without end, and the connection with it', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const fetched = await getFrom(
      (_request, response) => {
        const more = () => {
          while (response.writable && response.write('x'.repeat(65_536)));
        };
        response.on('drain', more).on('close', closed);
        more();
      },
      { bytesMax: 100_000 },
    );
    expect(fetched).toMatchObject({ kind: 'failed', why: 'too-large' });
    await isClosed;
  });

  it('counts what unpacks, not what was sent', async () => {
    const packed = gzipSync('x'.repeat(5000));
    expect(packed.length).toBeLessThan(bytesMax);
    const fetched = await getFrom(
      (_request, response) => response.setHeader('content-encoding', 'gzip').end(packed),
      { bytesMax },
    );
    expect(fetched).toMatchObject({ kind: 'failed', why: 'too-large' });
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('refuses a %s bomb by its ratio', async (coding, bomb) => {
    const fetched = await getFrom(
      (_request, response) => response.setHeader('content-encoding', coding).end(bomb),
      { bytesMax: 100_000_000 },
    );
    expect(fetched).toMatchObject({ kind: 'failed', why: 'too-large' });
    expect(fetched.kind === 'failed' && fetched.detail).toContain('100 times its size');
  });
});

describe('a body cut short', () => {
  it.each([
    ['content-length', ['HTTP/1.1 200 OK', 'Content-Length: 100', '', 'only this']],
    [
      'content-length, closing',
      ['HTTP/1.1 200 OK', 'Connection: close', 'Content-Length: 100', '', 'only this'],
    ],
    ['chunks', ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', '5', 'hello', '']],
    [
      'chunks, closing',
      ['HTTP/1.1 200 OK', 'Connection: close', 'Transfer-Encoding: chunked', '', '5', 'hello', ''],
    ],
    ['HTTP/1.0', ['HTTP/1.0 200 OK', 'Content-Length: 100', '', 'only this']],
  ])('fails as cut off (%s)', async (_name, lines) => {
    expect(await getBytes(lines)).toMatchObject({ kind: 'failed', why: 'cut-off' });
  });

  it('is taken to be whole when it ends where it was said to', async () => {
    const fetched = await getBytes(['HTTP/1.1 200 OK', 'Content-Length: 4', '', 'only this']);
    expect(textOf(fetched)).toBe('only');
  });

  it.each([
    ['no HTTP', ['SSH-2.0-OpenSSH_9.6', ''], 'bad-encoding'],
    ['no answer', [], 'connect'],
    [
      'two lengths',
      ['HTTP/1.1 200 OK', 'Content-Length: 4', 'Content-Length: 5', '', 'abcd'],
      'bad-encoding',
    ],
    ['headers without end', ['HTTP/1.1 200 OK', `X: ${'y'.repeat(100_000)}`], 'too-large'],
  ])('is told from %s', async (_name, lines, why) => {
    expect(await getBytes(lines)).toMatchObject({ kind: 'failed', why });
  });
});

describe('the time limit', () => {
  const timeoutMs = 150;

  it.each<[string, RequestListener]>([
    ['never answers', () => {}],
    ['stops in the middle', (_request, response) => void response.write('half')],
    [
      'trickles',
      (_request, response) => {
        const drip = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'stops inside gzip',
      (_request, response) => {
        response.setHeader('content-encoding', 'gzip').write(gzipSync(TEXT).subarray(0, 30));
      },
    ],
  ])('ends a server that %s', async (_name, answer) => {
    expect(await getFrom(answer, { timeoutMs })).toMatchObject({
      kind: 'failed',
      why: 'timeout',
      detail: 'There was no full answer within 0.15 seconds; Kith stopped waiting.',
    });
  });

  it('ends a name server that never answers', async () => {
    const fetch = loopback.fetch({ lookup: () => new Promise(() => {}) });
    const fetched = await fetch.get({ url: 'http://silent.example/', timeoutMs });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'timeout' });
  });

  it('counts all redirects together', async () => {
    const fetched = await getFrom(
      (request, response) => {
        const n = Number(request.url?.match(/\d+$/)?.[0] ?? 0);
        setTimeout(() => response.writeHead(302, { location: `/n${n + 1}` }).end(), 60);
      },
      { timeoutMs },
    );
    expect(fetched).toMatchObject({ kind: 'failed', why: 'timeout' });
    expect(fetched.redirects.length).toBeLessThan(4);
  });

  it('leaves room for the caller to stop', async () => {
    const stop = new AbortController();
    const fetched = await getFrom(() => stop.abort(), { signal: stop.signal });
    expect(fetched).toMatchObject({ kind: 'failed', why: 'cut-off' });
    expect(await getFrom(() => {}, { signal: stop.signal })).toMatchObject({ why: 'cut-off' });
  });

  it('is not needed to close: what is under way ends', async () => {
    const fetch = loopback.fetch();
    let asked: () => void = () => {};
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const port = await loopback.serve(() => asked());
    const url = `http://127.0.0.1:${port}/`;
    const pending = fetch.get({ url });
    await isAsked;
    await fetch.close();
    expect(await pending).toMatchObject({ kind: 'failed', why: 'cut-off' });
    expect(await fetch.get({ url })).toMatchObject({ kind: 'failed', why: 'cut-off' });
  });
});
