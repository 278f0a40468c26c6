/** A real IMAP server for tests: Debian's dovecot, on a private port of loopback and in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { provide } from '../../bin/machine.ts';
import { freePort } from '../free-port.ts';

const PROGRAM = '/usr/sbin/dovecot';
const READY_TRIES_MAX = 200;
const READY_EVERY_MS = 50;
/** Letters lie with nobody where the tests run as root: dovecot reads none as root. */
const NOBODY = 65_534;

/** What is missing to start one, or null. Said aloud, so that nobody takes a skipped test for a passed one. */
export async function missingImap(): Promise<string | null> {
  const missing = await provide('dovecot-imapd');
  if (missing) console.warn(`Mailboxes are not tested against a real server: ${missing}`);
  return missing;
}

export interface ImapServer {
  port: number;
  /** Speaks TLS from the beginning, with a certificate that nobody knows. */
  tlsPort: number;
  password: string;
  /** Puts a letter into a folder of a user's mailbox as the provider would; `at` in epoch ms. */
  deliver(user: string, letter: string, to?: { folder?: string; at?: number }): void;
  /** Names of the files of a user's letters, in which their flags are. */
  files(user: string): string[];
  /** Numbers all letters of a user anew, as a provider does that restores a backup. */
  renumber(user: string): void;
  stop(): Promise<void>;
}

const PASSWORD = 'only-for:this/test';

/** Any user may sign in with the password. Answers when this resolves. */
export async function startImap(certificate: {
  certificate: string;
  key: string;
}): Promise<ImapServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-imap-'));
  // Whoever its processes run as goes through it.
  chmodSync(folder, 0o755);
  const [port, tlsPort] = [await freePort(), await freePort()];
  const mail = path.join(folder, 'mail');
  mkdirSync(mail);
  own(mail);
  const config = path.join(folder, 'dovecot.conf');
  writeFileSync(config, settings({ folder, mail, port, tlsPort, ...certificate }));
  const child = spawn(PROGRAM, ['-F', '-c', config], { stdio: 'ignore' });
  await untilReady(port, child);
  let letters = 0;
  const boxOf = (user: string, name = 'INBOX') =>
    path.join(mail, user, ...(name === 'INBOX' ? [] : [`.${name}`]));
  return {
    port,
    tlsPort,
    password: PASSWORD,
    deliver: (user, letter, { folder: name, at = Date.now() } = {}) => {
      const box = boxOf(user, name);
      for (const one of ['', 'tmp', 'new', 'cur'].map((part) => path.join(box, part))) {
        mkdirSync(one, { recursive: true });
        own(one);
      }
      own(path.join(mail, user));
      // Its name says when it came, and which came first.
      const file = path.join(box, 'new', `${Math.floor(at / 1000)}.M${++letters}.kith`);
      writeFileSync(file, letter.replaceAll(/\r?\n/g, '\r\n'));
      own(file);
      utimesSync(file, at / 1000, at / 1000);
    },
    files: (user) =>
      ['new', 'cur'].flatMap((part) => readdirSync(path.join(boxOf(user), part))).toSorted(),
    renumber: (user) => {
      for (const name of readdirSync(boxOf(user)))
        if (/^dovecot[.-]/.test(name)) rmSync(path.join(boxOf(user), name), { force: true });
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isRoot = process.getuid?.() === 0;

function own(file: string): void {
  if (isRoot) chownSync(file, NOBODY, NOBODY);
}

interface Settings {
  folder: string;
  mail: string;
  port: number;
  tlsPort: number;
  certificate: string;
  key: string;
}

function settings({ folder, mail, port, tlsPort, certificate, key }: Settings): string {
  const me = userInfo();
  const [uid, gid] = isRoot ? [NOBODY, NOBODY] : [me.uid, me.gid];
  // Without root it can neither change who it is nor shut itself in.
  const asMe = isRoot
    ? ''
    : `default_login_user = ${me.username}
default_internal_user = ${me.username}
service imap-login {
  chroot =
}
service anvil {
  chroot =
}`;
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = yes
ssl_cert = <${certificate}
ssl_key = <${key}
disable_plaintext_auth = no
auth_mechanisms = plain
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:${mail}/%u
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password=${PASSWORD}
}
# Without it whoever gave a wrong password waits, and so do the tests after it.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${mail}/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
  }
}
${asMe}
`;
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < READY_TRIES_MAX && child.exitCode === null; tries++) {
    if (await greets(port)) return;
    await new Promise((resolve) => setTimeout(resolve, READY_EVERY_MS));
  }
  throw new Error('dovecot did not start');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
