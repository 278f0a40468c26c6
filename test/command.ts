import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../src/doors/index.ts';
import { openKith } from '../src/main.ts';

const KITH = fileURLToPath(new URL('../bin/kith.ts', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

function environmentWith(settings: Record<string, string>) {
  const { DATABASE_URL: _, ...environment } = process.env;
  return { ...environment, ...settings };
}

/** Runs a command of `kith` in this process, with these settings and this standard input; it opens its own database. */
export async function runKith(
  words: string[],
  settings: Record<string, string>,
  input = '',
): Promise<Ended> {
  const said = { out: '', err: '' };
  const hear = (which: 'out' | 'err') => ({
    isTTY: false,
    write: (text: string | Uint8Array) => {
      said[which] += String(text);
      return true;
    },
  });
  const code = await runCommandLine(
    words,
    { environment: environmentWith(settings), openKith },
    { stdin: Readable.from([input]), stdout: hear('out'), stderr: hear('err') },
  );
  return { ...said, code };
}

/** The same as a process of its own, which takes a second to begin. */
export function runProgram(
  words: string[],
  settings: Record<string, string>,
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [KITH, ...words], { env: environmentWith(settings) });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      ended.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      ended.err += chunk;
    });
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.end(input);
  });
}
