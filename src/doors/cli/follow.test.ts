import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runKith } from '../../../test/command.ts';

const FEED =
  '<feed xmlns="http://www.w3.org/2005/Atom"><title>Loom</title><entry><id>1</id><title>One</title></entry></feed>';

let folder: string;
let server: Server;
let project: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-follow-'));
  server = createServer((_, response) => response.end(FEED));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project = `http://127.0.0.1:${(server.address() as AddressInfo).port}/github.com/jane/loom`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('kith follow takes the best of an address, names the others, and takes the one that is named', async () => {
  const settings = { KITH_DATA: path.join(folder, 'data'), KITH_ALLOW_NET: '127.0.0.1/32' };
  const kith = (...words: string[]) => runKith(words, settings, 'a river runs uphill\n');
  await kith('member', 'add', 'anna', '--password-stdin');
  const best = await kith('follow', project);
  expect(best).toMatchObject({
    code: 0,
    out: expect.stringMatching(/releases\.atom[\s\S]*commits/),
  });
  const chosen = await kith('follow', project, '--which', 'commits', '--json');
  expect(JSON.parse(chosen.out)).toMatchObject({
    followed: { feedUrl: `${project}/commits.atom`, isNew: true },
    choices: [{ id: 'releases' }, { id: 'commits' }, {}, {}],
  });
  expect(await kith('follow', 'https://www.instagram.com/jane')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Instagram has no feeds'),
  });
  expect(await kith('follow')).toMatchObject({ code: 2 });
});
