import { describe, expect, it } from 'vitest';
import { hashPassword, isPassword, NOBODYS_HASH } from './password.ts';

describe('hashPassword', () => {
  it('gives another hash each time, and knows its password', async () => {
    const [first, second] = await Promise.all([
      hashPassword('secret words'),
      hashPassword('secret words'),
    ]);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([
      await isPassword('secret words', first),
      await isPassword('secret word', first),
    ]).toEqual([true, false]);
  });

  it('takes the same letters typed on another keyboard', async () => {
    expect(await isPassword('caf\u00e9 au lait', await hashPassword('cafe\u0301 au lait'))).toBe(
      true,
    );
  });

  it('never matches what stands for nobody', async () => {
    expect(await isPassword('', NOBODYS_HASH)).toBe(false);
    expect(await isPassword('x', 'broken')).toBe(false);
  });
});
