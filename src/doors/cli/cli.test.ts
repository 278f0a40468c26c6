import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, testPostgresUrl } from '#test';
import { runKith, runProgram } from '../../../test/command.ts';
import { engines } from '../../../test/databases.ts';
import { settingsOf } from './config.ts';

const PASSWORD = 'a river runs uphill';

let folder: string;
let settings: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kith-cli-'));
  settings = { KITH_DATA: path.join(folder, 'data') };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kith = (words: string[], input = '') => runKith(words, settings, input);
const addMember = (name: string) =>
  kith(['member', 'add', name, '--password-stdin'], `${PASSWORD}\n`);

describe('kith', () => {
  it('lists its commands, and says how each is used', async () => {
    const help = await kith(['help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    const list = help.out.split('\n\n')[1] ?? '';
    const names = [...list.matchAll(/^ {2}([a-z-]+(?: [a-z]+)?) {2,}/gm)]
      .map((match) => match[1] ?? '')
      .filter((name) => name !== 'help');
    expect(names).toEqual(
      expect.arrayContaining(['member add', 'goal add', 'goal list', 'config', 'doctor']),
    );
    const each = await Promise.all(names.map((name) => kith([...name.split(' '), '--help'])));
    for (const [at, name] of names.entries()) {
      expect(each[at]).toMatchObject({ code: 0, err: '' });
      expect(each[at]?.out).toContain(`kith ${name}`);
      expect(each[at]?.out).toContain('--json');
    }
    expect((await kith(['--help'])).out).toBe(help.out);
  });

  it('is a program that hears standard input and ends with a code', async () => {
    const program = (words: string[], input = '') => runProgram(words, settings, input);
    const added = await program(['member', 'add', 'anna', '--password-stdin'], `${PASSWORD}\n`);
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('anna'), err: '' });
    expect(await program(['goal', 'list', '--as', 'bo'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('no member called bo'),
    });
    expect(await program(['dance'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('dance'),
    });
  }, 60_000);

  it.each([
    ['nothing', []],
    ['an unknown command', ['dance']],
    ['half a command', ['goal']],
    ['an unknown option', ['goal', 'list', '--loud']],
    ['an option without its value', ['goal', 'add', '--able']],
    ['a word too many', ['goal', 'add', '--able', 'prune', 'apple trees']],
    ['no name', ['member', 'add', '--password-stdin']],
    ['no password', ['member', 'add', 'anna']],
    ['nothing to capture', ['note']],
    ['nothing to add', ['goal', 'add']],
    ['help about nothing', ['help', 'dance']],
  ])('ends with 2 and the usage when it is given %s', async (_, words) => {
    const ended = await kith(words);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/Usage: kith |See: kith help/);
  });

  it('makes members and goals, and answers in JSON', async () => {
    expect(await addMember('Anna')).toMatchObject({
      code: 0,
      out: 'anna is a member now, and the host of this Kith.\n',
      err: '',
    });
    const added = await kith([
      'goal',
      'add',
      '--need',
      'our trees die',
      '--able',
      'prune apple trees',
      '--question',
      'when?',
      '--question',
      'how?',
      '--evidence',
      'fruit',
      '--evidence',
      'no rot',
      '--why',
      'they were planted by my aunt',
      '--kind',
      'performance',
      '--confidence',
      '20',
      '--review',
      '2027-02-01',
      '--json',
    ]);
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(added.out)).toMatchObject({
      goal: {
        status: 'active',
        able: 'prune apple trees',
        evidence: 'fruit\nno rot',
        why: 'they were planted by my aunt',
        kind: 'performance',
        confidence: 20,
        reviewOn: '2027-02-01',
        questions: [{ text: 'when?' }, { text: 'how?' }],
      },
    });
    const draft = await kith(['goal', 'add', '--need', 'our bees are leaving']);
    expect(draft.out).toMatch(/draft until .*\n.*draft +our bees are leaving/);
    const list = await kith(['goal', 'list', '--json']);
    expect((JSON.parse(list.out) as { goals: unknown[] }).goals).toMatchObject([
      { status: 'draft' },
      { status: 'active' },
    ]);
  });

  it('captures what it is given, or what comes by standard input', async () => {
    await addMember('anna');
    await kith(['goal', 'add', '--able', 'prune apple trees']);
    const kept = await kith([
      'note',
      'Cut above a bud',
      '--kind',
      'talk',
      '--goal',
      'apple',
      '--json',
    ]);
    expect(JSON.parse(kept.out)).toMatchObject({
      note: { title: 'Cut above a bud', capturedAs: 'talk', goalId: 1, isWaiting: false },
    });
    expect(await kith(['note'], 'Ask about rot\nand when')).toMatchObject({
      code: 0,
      out: 'It waits in the inbox: Ask about rot\n',
    });
    // What is wrong is named as it was typed.
    for (const option of ['--kind', '--url'])
      expect(await kith(['note', 'x', option, 'odd'])).toMatchObject({
        code: 1,
        err: expect.stringMatching(new RegExp(`^${option}: `)),
      });
    expect(await kith(['note', 'x', '--goal', 'pears'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('No goal holds “pears”'),
    });
    expect((await kith(['note', 'x', '--kind', 'dream'])).code).toBe(1);
  });

  it('refuses with 1 and a sentence', async () => {
    expect(await kith(['goal', 'list'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('no member yet'),
    });
    expect(await kith(['member', 'add', 'anna', '--password-stdin'], 'short')).toMatchObject({
      code: 1,
      err: expect.stringContaining('at least 10 characters'),
    });
    await addMember('anna');
    expect(await addMember('anna')).toMatchObject({
      code: 1,
      err: expect.stringContaining('taken'),
    });
    expect(await kith(['goal', 'add', '--able', 'x', '--confidence', 'high'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('confidence'),
    });
    expect((await kith(['goal', 'list', '--as', 'bo'])).err).toContain(
      'There is no member called bo',
    );
  });

  it('acts as the member named where there are several', async () => {
    await addMember('anna');
    await addMember('bo');
    expect(await kith(['goal', 'list'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('--as NAME'),
    });
    await kith(['goal', 'add', '--need', 'only of bo', '--as', 'bo']);
    expect((await kith(['goal', 'list', '--as', 'bo'])).out).toContain('only of bo');
    expect((await kith(['goal', 'list', '--as', 'anna'])).out).toContain('No goal yet');
  });

  it('says what is wrong with the data folder', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    settings.KITH_DATA = path.join(folder, 'file', 'data');
    const ended = await kith(['goal', 'list']);
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/cannot be written \(ENOTDIR\).*KITH_DATA/);
    expect(ended.err).not.toMatch(/at .*\.ts/);
  });

  it('works beside an open server on the same file', async () => {
    const world = await makeWorld();
    settings.KITH_DATA = world.folder;
    const member = await world.member('anna');
    const words = ['goal', 'add', '--need', 'from the terminal'];
    expect((await runProgram(words, settings)).code).toBe(0);
    const answer = await world.ask('GET', '/api/v1/goals', { as: member });
    expect(await answer.json()).toMatchObject({ goals: [{ need: 'from the terminal' }] });
    await world.close();
  });

  it.skipIf(!engines.includes('postgres'))('works on PostgreSQL', async () => {
    const world = await makeWorld({ engine: 'postgres' });
    settings.DATABASE_URL = await testPostgresUrl();
    await world.member('anna');
    expect((await kith(['goal', 'add', '--need', 'from the terminal'])).code).toBe(0);
    const { checks } = JSON.parse((await kith(['doctor', '--json'])).out) as {
      checks: { name: string; detail: string }[];
    };
    expect(checks.find((one) => one.name === 'integrity')?.detail).toMatch(/^PostgreSQL 1\d/);
    await world.close();
  });
});

describe('kith config', () => {
  it('tells every setting and where it comes from', async () => {
    settings.PORT = '8123';
    const { settings: all } = JSON.parse((await kith(['config', '--json'])).out) as {
      settings: { name: string }[];
    };
    expect(all.find((one) => one.name === 'PORT')).toMatchObject({
      value: '8123',
      from: 'environment',
    });
    expect(all.find((one) => one.name === 'KITH_SYNC')).toMatchObject({
      value: 'FULL',
      from: 'default',
    });
  });

  it('hides the password of the database, wherever it stands', () => {
    const shown = settingsOf({
      DATABASE_URL: 'postgres://anna:hunter2@db/kith?password=hunter3&sslmode=require',
    });
    const { value } = shown.find((one) => one.name === 'DATABASE_URL') ?? { value: '' };
    expect(value).toContain('db/kith');
    expect(value).not.toMatch(/hunter/);
    expect(JSON.stringify(settingsOf({ DATABASE_URL: 'postgres://a b:hunter2@[' }))).not.toMatch(
      /hunter/,
    );
  });

  it('ends with 1 when a setting is wrong, and names it', async () => {
    settings.PORT = 'eighty';
    const ended = await kith(['config']);
    expect(ended.code).toBe(1);
    expect(ended.err).toContain('PORT');
    expect(ended.out).toContain('eighty');
  });
});
