import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKith } from '../../../test/command.ts';

const PASSWORD = 'a river runs uphill';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kith = (words: string[], input = '') =>
  runKith(words, { KITH_DATA: path.join(folder, 'data') }, input);
const addMember = (name: string) =>
  kith(['member', 'add', name, '--password-stdin'], `${PASSWORD}\n`);

describe('kith member', () => {
  it('gives a member who forgot theirs a new password', async () => {
    const password = (words: string) =>
      kith(['member', 'password', 'anna', '--password-stdin'], `${words}\n`);
    expect(await password(PASSWORD)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody here is called anna'),
    });
    await addMember('anna');
    expect((await password('short')).code).toBe(1);
    expect(await password('the ferry leaves at noon')).toMatchObject({
      code: 0,
      out: 'anna has a new password. Every session and API token of before has ended.\n',
    });
  });

  it('lists members, and erases one when that is said twice', async () => {
    expect((await kith(['member', 'list'])).out).toBe('This Kith has no member yet.\n');
    await addMember('anna');
    await addMember('bo');
    const list = async () => (await kith(['member', 'list'])).out;
    expect(await list()).toMatch(
      /^anna +since \d{4}-\d\d-\d\d, host\nbo +since \d{4}-\d\d-\d\d\n$/,
    );
    expect(await kith(['member', 'erase', 'anna'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--for-good'),
    });
    expect(await kith(['member', 'erase', 'cy', '--for-good'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody here is called cy'),
    });
    expect(await kith(['member', 'erase', 'Anna', '--for-good'])).toMatchObject({
      code: 0,
      out: 'Erased anna, with everything that was theirs.\nbo is the host of this Kith now.\n',
    });
    expect(await list()).toMatch(/^bo +since .*, host\n$/);
  });
});
