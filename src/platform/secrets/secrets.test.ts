import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEY_FILE, keysIn, secretsOf } from './index.ts';

const newKey = () => randomBytes(32).toString('base64url');

describe('secretsOf', () => {
  let dataFolder: string;
  beforeEach(() => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'kith-secrets-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  it('makes one key when it is first needed, for the owner alone, and finds it again', () => {
    const secrets = secretsOf({ secretKeys: null, dataFolder });
    expect(readdirSync(dataFolder)).toEqual([]);
    const sealed = secrets.seal('open sesame', 'a door');
    expect(readdirSync(dataFolder)).toEqual([KEY_FILE]);
    expect(statSync(path.join(dataFolder, KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(secretsOf({ secretKeys: null, dataFolder }).open(sealed, 'a door')).toBe('open sesame');
  });

  it('gives back any text, shows nothing of it, and never seals it twice alike', () => {
    const secrets = secretsOf({ secretKeys: newKey(), dataFolder });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
        const sealed = secrets.seal(text, purpose);
        expect(secrets.open(sealed, purpose)).toBe(text.toWellFormed());
        expect(secrets.seal(text, purpose)).not.toBe(sealed);
        if (text.length > 3) expect(sealed).not.toContain(text);
      }),
    );
  });

  it('opens nothing that was changed, that is for something else, or that is no sealed text', () => {
    const secrets = secretsOf({ secretKeys: newKey(), dataFolder });
    const sealed = secrets.seal('open sesame', 'a door');
    expect(secrets.open(sealed, 'another door')).toBeNull();
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'z', '.', ''), (at, sign) => {
        const changed = `${sealed.slice(0, at)}${sign}${sealed.slice(at + 1)}`;
        const opened = secrets.open(changed, 'a door');
        // The last sign of base64 may hold bits that say nothing.
        expect(opened === null || opened === 'open sesame').toBe(true);
        if (at < sealed.length - 1 && changed !== sealed && sign === '.') expect(opened).toBeNull();
      }),
    );
    for (const odd of ['', 'open sesame', 'v1.a.b.c.d'])
      expect(secrets.open(odd, 'a door')).toBeNull();
  });

  it('opens with a key that was replaced, and tells that from the one that seals now', () => {
    const [before, after] = [newKey(), newKey()];
    const sealed = secretsOf({ secretKeys: before, dataFolder }).seal('open sesame', 'a door');
    const secrets = secretsOf({ secretKeys: `${after},${before}`, dataFolder });
    expect(secrets.open(sealed, 'a door')).toBe('open sesame');
    expect(secrets.isCurrent(sealed)).toBe(false);
    const again = secrets.seal('open sesame', 'a door');
    expect(secrets.isCurrent(again)).toBe(true);
    expect(secretsOf({ secretKeys: after, dataFolder }).open(sealed, 'a door')).toBeNull();
  });

  it('signs the same alike, and knows its own signature alone, also after the key was replaced', () => {
    const [before, after] = [newKey(), newKey()];
    const secrets = secretsOf({ secretKeys: before, dataFolder });
    const later = secretsOf({ secretKeys: `${after},${before}`, dataFolder });
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, purpose) => {
        const signature = secrets.sign(text, purpose);
        expect(secrets.sign(text, purpose)).toBe(signature);
        expect(secrets.isSigned(signature, text, purpose)).toBe(true);
        expect(later.isSigned(signature, text, purpose)).toBe(true);
        expect(later.sign(text, purpose)).not.toBe(signature);
        expect(secrets.isSigned(signature, `${text}.`, purpose)).toBe(false);
        expect(secrets.isSigned(signature, text, `${purpose}.`)).toBe(false);
        expect(secrets.isSigned(signature.slice(1), text, purpose)).toBe(false);
      }),
    );
  });

  it.each(['', 'short', `${newKey()},short`])(
    'refuses keys that are none, without saying them',
    (keys) => {
      expect(() => keysIn(keys)).toThrow(/32 bytes in base64/);
    },
  );
});
