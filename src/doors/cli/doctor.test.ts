import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld } from '#test';
import { runKith } from '../../../test/command.ts';
import { diskVerdict, nodeVerdict } from './doctor.ts';

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

describe('kith doctor', () => {
  it('finds a new Kith well', async () => {
    const ended = await kith(['doctor', '--json']);
    expect(ended.code).toBe(0);
    const { ok, checks } = JSON.parse(ended.out) as {
      ok: boolean;
      checks: { name: string; state: string }[];
    };
    expect(ok).toBe(true);
    expect(checks.map((one) => one.name)).toEqual([
      'node',
      'web app',
      'settings',
      'database',
      'disk',
      'integrity',
      'clock',
      'jobs',
      'feeds',
      'mail',
      'embeddings',
      'machine text',
    ]);
    expect(
      checks
        .filter((one) => one.name !== 'web app' && one.name !== 'disk')
        .every((one) => one.state === 'ok'),
    ).toBe(true);
  });

  it('finds a broken database', async () => {
    await addMember('anna');
    for (const end of ['', '-wal', '-shm'])
      rmSync(path.join(folder, 'data', `kith.sqlite${end}`), { force: true });
    writeFileSync(
      path.join(folder, 'data', 'kith.sqlite'),
      'not a database, though long enough to be taken for the head of one\n'.repeat(20),
    );
    const ended = await kith(['doctor']);
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^fail +database .*not a database/m);
  });

  it('finds a database that does not answer', async () => {
    settings.DATABASE_URL = 'postgres://anna:hunter2@127.0.0.1:1/kith';
    const ended = await kith(['doctor']);
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^fail +database .*127\.0\.0\.1:1/m);
    expect(ended.out).not.toContain('hunter2');
  });

  it('finds dead jobs and a clock that went back', async () => {
    const world = await makeWorld();
    settings.KITH_DATA = world.folder;
    await world.kith.db.write(async (trx) => {
      await trx
        .insertInto('job')
        .values({
          kind: 'x',
          payload: '1',
          state: 'dead',
          run_at: 1,
          attempts: 1,
          created_at: 1,
          ordering_key: null,
          dedupe_key: null,
          lease_until: null,
          lease_owner: null,
          error: 'no',
        })
        .execute();
      await trx
        .insertInto('migration')
        .values({ name: 'later', applied_at: Date.now() + 3_600_000 })
        .execute();
    });
    const ended = await kith(['doctor']);
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/^fail +clock/m);
    expect(ended.out).toMatch(/^warn +jobs +1 failed/m);
    await world.close();
  });

  it('knows an old Node and a full disk', () => {
    expect([nodeVerdict('24.0.0').state, nodeVerdict('20.20.2').state]).toEqual(['ok', 'fail']);
    expect([2 * 1024 ** 3, 5e8, 5e7].map((bytes) => diskVerdict(bytes).state)).toEqual([
      'ok',
      'warn',
      'fail',
    ]);
  });
});
