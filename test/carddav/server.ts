/** A real CardDAV server for tests: Debian's radicale, on a private port of loopback and in a folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provide } from '../../bin/machine.ts';
import { freePort } from '../free-port.ts';

const PROGRAM = '/usr/bin/radicale';
const READY_TRIES_MAX = 200;
const READY_EVERY_MS = 100;

/** What is missing to start one, or null. Said aloud, so that nobody takes a skipped test for a passed one. */
export async function missingCarddav(): Promise<string | null> {
  const missing = await provide('radicale');
  if (missing) console.warn(`CardDAV is not tested against a real server: ${missing}`);
  return missing;
}

export interface CarddavServer {
  /** `http://127.0.0.1:PORT/` */
  url: string;
  userName: string;
  password: string;
  /** Makes an address book. */
  makeBook(name: string, title: string): Promise<void>;
  removeBook(name: string): Promise<void>;
  putCard(book: string, uid: string, card: string): Promise<void>;
  removeCard(book: string, uid: string): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'noor';
const PASSWORD = 'only-for: this test';

/** Starts a server that answers when this resolves. */
export async function startCarddav(): Promise<CarddavServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-carddav-'));
  const users = path.join(folder, 'users');
  writeFileSync(users, `${USER}:${PASSWORD}\n`, { mode: 0o600 });
  const port = await freePort();
  const settings = [
    `--server-hosts=127.0.0.1:${port}`,
    `--storage-filesystem-folder=${path.join(folder, 'data')}`,
    '--auth-type=htpasswd',
    `--auth-htpasswd-filename=${users}`,
    '--auth-htpasswd-encryption=plain',
    '--auth-delay=0',
  ];
  const child = spawn(PROGRAM, ['--config', '', ...settings], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await untilReady(url);
  const ask = asker(url);
  return {
    url,
    userName: USER,
    password: PASSWORD,
    makeBook: (name, title) => ask('MKCOL', `${name}/`, bookXml(title)),
    removeBook: (name) => ask('DELETE', `${name}/`),
    putCard: (book, uid, card) => ask('PUT', `${book}/${uid}.vcf`, card),
    removeCard: (book, uid) => ask('DELETE', `${book}/${uid}.vcf`),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const bookXml = (title: string): string =>
  `<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>
<resourcetype><collection/><C:addressbook/></resourcetype><displayname>${title}</displayname></prop></set></mkcol>`;

function asker(url: string) {
  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  return async (method: string, at: string, body?: string): Promise<void> => {
    const type = method === 'PUT' ? 'text/vcard; charset=utf-8' : 'application/xml; charset=utf-8';
    const answer = await fetch(`${url}${USER}/${at}`, {
      method,
      headers: { authorization, 'content-type': type },
      body: body ?? null,
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
  };
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < READY_TRIES_MAX; tries++) {
    const isThere = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS));
  }
  throw new Error('radicale did not start');
}
