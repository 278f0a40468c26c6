/** A real SMTP server for tests: Debian's aiosmtpd, started on a port of loopback. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { provide } from '../../bin/machine.ts';

const PROGRAM = path.join(import.meta.dirname, 'server.py');
/** Debian's own: another Python on the way there has not its packages. */
const PYTHON = '/usr/bin/python3';
const TAKEN_TRIES_MAX = 500;
const TAKEN_EVERY_MS = 20;

/** What is missing to start one, or null. Said aloud, so that nobody takes a skipped test for a passed one. */
export async function missingSmtp(): Promise<string | null> {
  const missing = await provide('python3-aiosmtpd');
  if (missing) console.warn(`Mail is not tested against a real server: ${missing}`);
  return missing;
}

export interface TakenMail {
  /** The whole message as it came over the line. */
  mail: string;
  to: string[];
  sender: string;
  isEncrypted: boolean;
  isSignedIn: boolean;
}

export interface SmtpServer {
  port: number;
  /** What it took so far. */
  taken: TakenMail[];
  /** Waits until it has taken this many. */
  untilTaken(count: number): Promise<TakenMail[]>;
  stop(): Promise<void>;
}

export interface SmtpOptions {
  /** A port to come back on. */
  port?: number;
  /** STARTTLS and a login are asked for. */
  secured?: { certificate: string; key: string; user: string; password: string };
}

/** Starts a server that listens when this resolves. */
export async function startSmtp({ port = 0, secured }: SmtpOptions = {}): Promise<SmtpServer> {
  const more = secured ? [secured.certificate, secured.key, secured.user, secured.password] : [];
  const child = spawn(PYTHON, [PROGRAM, String(port), ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const taken: TakenMail[] = [];
  const listensOn = hear(child, (mail) => taken.push(mail));
  const ended = once(child, 'close');
  return {
    port: await listensOn,
    taken,
    untilTaken: (count) => untilTaken(taken, count),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function hear(child: ChildProcess, onMail: (mail: TakenMail) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    // What it grumbles about while it is treated badly is nobody's business; why it ended is.
    let grumbled = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      grumbled = `${grumbled}${chunk.toString()}`.slice(-2_000);
    });
    child.once('close', () => reject(new Error(`the SMTP server ended: ${grumbled}`)));
    if (!child.stdout) throw new Error('the SMTP server says nothing');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as TakenMail | { port: number };
      if ('port' in said) resolve(said.port);
      else onMail(said);
    });
  });
}

/** The server's word comes by a pipe, a moment after its answer on the line. */
async function untilTaken(taken: TakenMail[], count: number): Promise<TakenMail[]> {
  for (let tries = 0; tries < TAKEN_TRIES_MAX && taken.length < count; tries++)
    await new Promise((resolve) => setTimeout(resolve, TAKEN_EVERY_MS));
  return taken;
}

/** A certificate for `localhost` that only this test knows. */
export function makeCertificate(): { certificate: string; key: string; pem: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-certificate-'));
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')];
  const words =
    '-x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
  execFileSync('openssl', ['req', ...words.split(' '), '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  return { certificate, key, pem: readFileSync(certificate, 'utf8') };
}
