import { z } from '@hono/zod-openapi';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../log.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { actorOf, hostOf, idParameter, jsonAnswer, jsonBody, route, routesOf } from './routes.ts';
import { httpServer } from './server.ts';

const MB = 1024 * 1024;
const Greeting = z.object({ name: z.string().min(2, 'Too short.'), age: z.number().optional() });

let logged: unknown[];
function server(isSecure = false) {
  const log: Log = {
    info: () => {},
    error: (_, error) => {
      logged.push(error);
      return 'ref-7';
    },
  };
  const app = httpServer({ log, isSecure, clientAddress: () => '192.0.2.1' });
  const api = routesOf();
  api.use('*', async (context, next) => {
    const who = context.req.header('x-who');
    if (who) context.set('actor', { id: 1, name: who, isHost: who === 'host' });
    await next();
  });
  const plain = { responses: { 200: jsonAnswer('x', z.object({ by: z.string() })) } };
  api.openapi(route('public', { method: 'get', path: '/open', ...plain }), (c) =>
    c.json({ by: c.get('clientAddress') }, 200),
  );
  api.openapi(route('member', { method: 'get', path: '/mine', ...plain }), (c) =>
    c.json({ by: actorOf(c).name }, 200),
  );
  api.openapi(route('host', { method: 'get', path: '/host', ...plain }), (c) =>
    c.json({ by: hostOf(c).name }, 200),
  );
  api.openapi(
    route('member', {
      method: 'post',
      path: '/greet/{id}',
      request: { params: idParameter, ...jsonBody(Greeting) },
      ...plain,
    }),
    (c) => c.json({ by: c.req.valid('json').name }, 200),
  );
  api.post('/bug', () => {
    throw new Error('secret at /home/anna');
  });
  api.delete('/thing', (c) => c.json({ gone: true }));
  api.post('/imports/new', async (c) => c.json({ size: (await c.req.text()).length }));
  api.post('/size', async (c) => c.json({ size: (await c.req.text()).length }));
  api.get('/refuse/:code', (c) => {
    throw new Refusal(c.req.param('code') as RefusalCode, 'Not now.', { day: 'Too late.' });
  });
  app.route('/api/v1', api);
  app.get('/page', (c) => c.html('<p>hello</p>'));
  return app;
}
const json = (name: string, extra: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-who': name, ...extra },
});

beforeEach(() => {
  logged = [];
});

describe('every answer', () => {
  it('carries a strict content security policy and the other safety headers', async () => {
    for (const address of ['/page', '/api/v1/open', '/nowhere']) {
      const { headers } = await server().request(address);
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]) {
        expect(policy).toContain(rule);
      }
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('insists on https only where there is https', async () => {
    expect((await server(false).request('/page')).headers.has('strict-transport-security')).toBe(
      false,
    );
    expect(
      (await server(true).request('/page')).headers.get('strict-transport-security'),
    ).toContain('max-age=31536000');
  });
});

describe('a request that changes something', () => {
  const ask = (method: string, path: string, headers: Record<string, string>) =>
    server().request(`http://kith.test/api/v1${path}`, {
      method,
      headers,
      ...(method === 'POST' ? { body: 'a=b' } : {}),
    });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['a form of another site', 'POST', '/size', { ...form, origin: 'https://evil.example' }],
    ['a form that does not say where it comes from', 'POST', '/size', form],
    [
      'a sandboxed form',
      'POST',
      '/size',
      { 'content-type': 'multipart/form-data; boundary=x', origin: 'null' },
    ],
    [
      'plain text, which needs no preflight',
      'POST',
      '/size',
      { 'content-type': 'text/plain', origin: 'https://evil.example' },
    ],
    ['no body at all', 'DELETE', '/thing', { origin: 'https://evil.example' }],
    ['another port of the same host', 'DELETE', '/thing', { origin: 'http://kith.test:81' }],
    ['a cross-site fetch', 'POST', '/size', { ...form, 'sec-fetch-site': 'cross-site' }],
    [
      'JSON of another site',
      'POST',
      '/size',
      { 'content-type': 'application/json', origin: 'https://evil.example' },
    ],
    [
      'JSON that the browser calls cross-site',
      'POST',
      '/size',
      { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
    ],
    [
      'Basic credentials, which browsers send by themselves',
      'DELETE',
      '/thing',
      { origin: 'https://evil.example', authorization: 'Basic YTpi' },
    ],
  ])('is refused with %s', async (_, method, path, headers) => {
    const answer = await ask(method, path, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } });
  });

  it.each([
    ['from our own pages', { origin: 'http://kith.test' }],
    [
      'from our own pages behind a proxy',
      { origin: 'https://kith.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['from a program with a token', { authorization: 'Bearer kith_abc' }],
  ])('is let in %s', async (_, headers) => {
    expect((await ask('DELETE', '/thing', headers)).status).toBe(200);
  });
});

describe('a body', () => {
  const post = (path: string, bytes: number, chunked = false) =>
    server().request(`http://kith.test/api/v1${path}`, {
      method: 'POST',
      headers: {
        origin: 'http://kith.test',
        ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(bytes) }),
      },
      body: new Uint8Array(bytes),
    });

  it('has a limit, larger for imports', async () => {
    expect((await post('/size', 2 * MB)).status).toBe(200);
    expect((await post('/size', 2 * MB + 1)).status).toBe(422);
    expect((await post('/imports/new', 41 * MB)).status).toBe(200);
    expect((await post('/imports/new', 41 * MB + 1)).status).toBe(422);
  });

  it('has its limit also where no length is told', async () => {
    const answer = await post('/size', 3 * MB, true);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('at most 2 MB') },
    });
  });

  it('cannot borrow the limit of imports by a similar address', async () => {
    expect((await post('/importsize', 3 * MB)).status).toBe(422);
  });
});

describe('an error', () => {
  it.each([
    ['not_signed_in', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['invalid', 422],
    ['too_many', 429],
  ])('of the kind %s is answered %i', async (code, status) => {
    const answer = await server().request(`/api/v1/refuse/${code}`);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      error: { code, message: 'Not now.', fields: { day: 'Too late.' } },
    });
    expect(logged).toEqual([]);
  });

  it('that is a bug gives a reference and tells nothing', async () => {
    const answer = await server().request('http://kith.test/api/v1/bug', {
      method: 'POST',
      headers: { origin: 'http://kith.test' },
    });
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'bug', reference: 'ref-7' } });
    expect(text).not.toMatch(/secret|anna|at .*\.ts/);
    expect(logged).toMatchObject([{ message: 'secret at /home/anna' }]);
  });

  it('in a form names the fields', async () => {
    const answer = await server().request('/api/v1/greet/1', {
      ...json('anna'),
      body: '{"name":"a","age":"old"}',
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: { code: 'invalid', fields: { name: 'Too short.', age: expect.any(String) } },
    });
  });

  it('in the JSON is told as such', async () => {
    const answer = await server().request('/api/v1/greet/1', { ...json('anna'), body: '{"name":' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: 'invalid', message: expect.stringContaining('not JSON') },
    });
  });

  it.each(['0', '-1', '1.5', 'x', '9007199254740993'])(
    'in the id %s is a thing that is not there',
    async (id) => {
      const answer = await server().request(`/api/v1/greet/${id}`, {
        ...json('anna'),
        body: '{"name":"bo"}',
      });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({
        error: { code: 'not_found', message: 'There is nothing at this address.' },
      });
    },
  );
});

describe('route', () => {
  const status = async (path: string, who?: string) =>
    (await server().request(`/api/v1${path}`, { headers: who ? { 'x-who': who } : {} })).status;

  it('lets in whom it says', async () => {
    expect([await status('/open'), await status('/mine'), await status('/mine', 'anna')]).toEqual([
      200, 401, 200,
    ]);
    expect([
      await status('/host'),
      await status('/host', 'anna'),
      await status('/host', 'host'),
    ]).toEqual([401, 403, 200]);
  });

  it('asks who it is before it looks at what was sent', async () => {
    const answer = await server().request('/api/v1/greet/x', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(answer.status).toBe(401);
  });
});
