import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

export const KEY_BYTES = 32;
const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
/** What NIST SP 800-38D recommends for GCM. Random: far fewer than 2^32 secrets are ever sealed with a key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A few signs by which a key is told from others, and from which it cannot be had. */
const idOf = (key: Buffer): string =>
  createHash('sha256').update('kith key ').update(key).digest('base64url').slice(0, 8);

/**
 * A text as only who has the key can read it. `purpose` says what it is for and is needed to open it, so
 * that a sealed text cannot be put in the place of another one.
 */
export function seal(key: Buffer, text: string, purpose: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return [VERSION, idOf(key), ...parts].join('.');
}

/** The text, or null when none of these keys sealed it for this purpose. */
export function unseal(keys: readonly Buffer[], sealed: string, purpose: string): string | null {
  const [version, id, iv = '', tag = '', text = '', ...more] = sealed.split('.');
  const key = keys.find((one) => idOf(one) === id);
  if (version !== VERSION || !key || more.length > 0) return null;
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    const opened = [decipher.update(Buffer.from(text, 'base64url')), decipher.final()];
    return Buffer.concat(opened).toString('utf8');
  } catch {
    // It was changed, or is for something else.
    return null;
  }
}

/** Whether a text was sealed with this key, and not with one before it. */
export const isSealedWith = (key: Buffer, sealed: string): boolean =>
  sealed.startsWith(`${VERSION}.${idOf(key)}.`);

/** What only who has the key could have said of a text, for one purpose. The same each time. */
export const sign = (key: Buffer, text: string, purpose: string): string =>
  createHmac('sha256', createHmac('sha256', key).update(`kith sign ${purpose}`).digest())
    .update(text)
    .digest('base64url');

/** Whether one of these keys signed the text for this purpose. */
export function isSigned(
  keys: readonly Buffer[],
  { signature, text, purpose }: { signature: string; text: string; purpose: string },
): boolean {
  const given = Buffer.from(signature);
  return keys.some((key) => {
    const right = Buffer.from(sign(key, text, purpose));
    return right.length === given.length && timingSafeEqual(right, given);
  });
}
