/** An address at which nothing can be followed, over the API: why, and what to do about it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';

const LOGIN = '<title>Sign in</title><form><input type="password" name="word"></form>';

describe('POST /sources with an address that has nothing to follow', () => {
  let world: World;
  let server: Server;
  let origin: string;
  let anna: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    world = await makeWorld();
    anna = await world.member('anna');
    server = createServer((request, response) => {
      const path = request.url ?? '';
      const status = /^\/(\d{3})$/.exec(path)?.[1];
      if (status) response.writeHead(Number(status)).end();
      else if (path === '/paper') response.end('%PDF-1.4 and so on');
      else if (path === '/picture') response.end(Buffer.from('GIF89a', 'latin1'));
      else if (path === '/words') response.end('Only words.');
      else if (path === '/account') response.end(`<!doctype html>${LOGIN}`);
      else response.writeHead(302, { location: path }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await world.close();
    server.close();
  });
  const answerTo = async (url: string) => {
    const answer = await world.ask('POST', '/api/v1/sources', { as: anna, body: { url } });
    expect(answer.status).toBe(422);
    const { error } = (await answer.json()) as { error: { fields: { url: string } } };
    return error.fields.url;
  };

  it.each([
    ['/401', /wants a login .*\. Kith follows what everybody may read: look there for/],
    ['/403', /status 403\)\. It may turn programs away\. Try again later/],
    ['/404', /has nothing .*\. Look at the spelling, or give the address of the front page/],
    ['/410', /gone for good .*\. Look whether they publish elsewhere now/],
    ['/429', /less often \(status 429\)\. Try again later\./],
    ['/500', /status 500\)\. Try again later\./],
    ['/paper', /^This is a PDF, not a feed\. Give the address of the site .* kept in your library/],
    ['/picture', /GIF\), not a feed\. Give the address of the site/],
    ['/words', /plain text, not a feed\. Give the address of the site/],
    ['/account', /^This page asks for a login and offers no feed\. Kith follows what everybody/],
    ['/round', /\. Open it in a browser, and give the address at which you end\./],
  ])('says what to do about %s', async (path, words) => {
    expect(await answerTo(origin + path)).toMatch(words);
  });
});
