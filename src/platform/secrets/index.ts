import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { Refusal } from '../refusal.ts';
import { isSealedWith, isSigned, KEY_BYTES, seal, sign, unseal } from './seal.ts';

/** In the data folder, beside the database and not in it. */
export const KEY_FILE = 'secret.key';

/** Keeps secrets of members that Kith must be able to say again, such as a password for another server. */
export interface Secrets {
  seal(text: string, purpose: string): string;
  /** Null when this Kith has not, or no longer, the key with which it was sealed. */
  open(sealed: string, purpose: string): string | null;
  /** False for what was sealed with a key that has been replaced: seal it again. */
  isCurrent(sealed: string): boolean;
  /** Says of a text that this Kith wrote it, for one purpose; the same each time. */
  sign(text: string, purpose: string): string;
  isSigned(signature: string, text: string, purpose: string): boolean;
}

/**
 * Secrets under the keys of the setting, or of a file that is made when it is first needed. The first key
 * seals, all of them open: to change it, put a new one before the old.
 */
export function secretsOf(config: Pick<Config, 'secretKeys' | 'dataFolder'>): Secrets {
  let known: [Buffer, ...Buffer[]] | undefined;
  const keys = (): [Buffer, ...Buffer[]] => {
    known ??= keysIn(config.secretKeys ?? keyFile(config.dataFolder));
    return known;
  };
  return {
    seal: (text, purpose) => seal(keys()[0], text, purpose),
    open: (sealed, purpose) => unseal(keys(), sealed, purpose),
    isCurrent: (sealed) => isSealedWith(keys()[0], sealed),
    sign: (text, purpose) => sign(keys()[0], text, purpose),
    isSigned: (signature, text, purpose) => isSigned(keys(), { signature, text, purpose }),
  };
}

/** Reads keys; throws a Refusal that does not say what they are. */
export function keysIn(text: string): [Buffer, ...Buffer[]] {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((one) => Buffer.from(one, 'base64url'));
  const [first, ...older] = keys;
  if (!first || keys.some((key) => key.length !== KEY_BYTES))
    throw new Refusal(
      'invalid',
      `A secret key of Kith is ${KEY_BYTES} bytes in base64. Look at KITH_SECRET_KEY, or at ${KEY_FILE} in the data folder.`,
    );
  return [first, ...older];
}

/** The file's text. Of two processes that make it at once, the first one's counts. */
function keyFile(folder: string): string {
  const file = path.resolve(folder, KEY_FILE);
  return readIfThere(file) ?? made(file);
}

function made(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600 });
  try {
    // Whole or not at all, and never over another one.
    linkSync(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
