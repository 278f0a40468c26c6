/** The real server as a process that can be killed, and its API. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const START = path.resolve('bin/start.ts');
export const alive = new Set<ChildProcess>();

export interface RunningServer {
  /** When it listens; rejects when it ended before. */
  address: Promise<string>;
  /** SIGKILL, and waits for its end. */
  kill(): Promise<void>;
  said(): string;
}

/** Starts `bin/start.ts` on a free port with these settings. */
export function startServer(settings: Record<string, string>): RunningServer {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [START], {
    env: { ...environment, KITH_ALLOW_NET: '127.0.0.0/8', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let said = '';
  const ended = once(child, 'close').then(() => alive.delete(child));
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = said.match(/Kith is at (\S+)\n/)?.[1];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', () => reject(new Error(`the server ended:\n${said}`)));
  });
  address.catch(() => {});
  return {
    address,
    said: () => said,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks the API; throws when the server is gone or says no. */
export async function call<T>(
  address: string,
  cookie: string,
  { method = 'GET', way, body }: { method?: string; way: string; body?: unknown },
): Promise<T> {
  const isFile = typeof body === 'string';
  const answer = await fetch(`${address}/api/v1${way}`, {
    method,
    headers: {
      cookie,
      origin: address,
      'content-type': isFile ? 'application/octet-stream' : 'application/json',
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${way}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Makes the first account; gives its cookie. */
export async function firstMember(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/members/first`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ name: 'noor', password: 'a river runs uphill' }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}
