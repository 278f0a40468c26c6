import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const KITH = fileURLToPath(new URL('../bin/kith.ts', import.meta.url));

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the real `kith` in a process of its own, with these settings and this standard input. */
export function runKith(
  words: string[],
  settings: Record<string, string>,
  input = '',
): Promise<Ended> {
  return new Promise((resolve) => {
    const { DATABASE_URL: _, ...environment } = process.env;
    const child = spawn(process.execPath, [KITH, ...words], {
      env: { ...environment, ...settings },
    });
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
