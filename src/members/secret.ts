import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A random token. Only its hash is stored: who reads the database cannot sign in with it. */
export function newSecret(prefix = ''): string {
  return prefix + randomBytes(SECRET_BYTES).toString('base64url');
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
