import { afterAll, describe, expect, it } from 'vitest';
import { createLoopback, textOf } from './loopback.ts';

const loopback = createLoopback();
afterAll(() => loopback.stop());

const asked = (port: number) => ({
  url: `http://127.0.0.1:${port}/books/`,
  method: 'PROPFIND' as const,
  headers: { authorization: 'Basic c2VjcmV0', depth: '1' },
  body: '<propfind/>',
});

describe('exchange', () => {
  it('sends method, headers and body, and gives every status as an answer', async () => {
    const seen: unknown[] = [];
    const port = await loopback.serve((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => {
        body += piece.toString();
      });
      request.on('end', () => {
        seen.push([request.method, request.headers.authorization, request.headers.depth, body]);
        response.writeHead(401, { 'Content-Type': 'text/plain' }).end('who are you?');
      });
    });
    const answer = await loopback.fetch().exchange(asked(port));
    expect(answer).toMatchObject({ kind: 'ok', status: 401 });
    expect(textOf(answer)).toBe('who are you?');
    expect(seen).toEqual([['PROPFIND', 'Basic c2VjcmV0', '1', '<propfind/>']]);
  });

  it('follows nothing: a password goes to no second address', async () => {
    let isLed = false;
    const elsewhere = await loopback.serve((_request, response) => {
      isLed = true;
      response.end();
    });
    const port = await loopback.serve((_request, response) =>
      response.writeHead(302, { Location: `http://127.0.0.1:${elsewhere}/` }).end(),
    );
    const answer = await loopback.fetch().exchange(asked(port));
    expect(answer).toMatchObject({ kind: 'ok', status: 302 });
    expect(isLed).toBe(false);
  });

  it('reaches no address that get would not, and gives up on what is too large', async () => {
    const port = await loopback.serve((_request, response) => response.end('x'.repeat(5_000)));
    expect(await loopback.fetch({ allowNet: [] }).exchange(asked(port))).toMatchObject({
      kind: 'failed',
      why: 'refused-address',
    });
    const answer = await loopback.fetch().exchange({ ...asked(port), bytesMax: 1_000 });
    expect(answer).toMatchObject({ kind: 'failed', why: 'too-large' });
  });
});
