import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runKith } from '../../../test/command.ts';

describe('kith kit', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const kithIn = (data: string, words: string[], input = '') =>
    runKith(words, { KITH_DATA: at(data) }, input);
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'kith-kits-'));
    for (const data of ['one', 'two'])
      await kithIn(data, ['member', 'add', 'noor', '--password-stdin'], 'a river runs uphill\n');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('hands a goal from one Kith to another, shown first', async () => {
    await kithIn('one', ['goal', 'add', '--able', 'roll back', '--question', 'rollback drills']);
    const written = await kithIn('one', ['kit', 'export', '1', '--to', at('kit.json'), '--json']);
    expect(JSON.parse(written.out)).toEqual({ written: at('kit.json'), leftOut: [] });
    expect(JSON.parse(readFileSync(at('kit.json'), 'utf8'))).toMatchObject({
      format: 'kith-kit',
      goal: { able: 'roll back', questions: ['rollback drills'] },
    });
    const dry = await kithIn('two', ['kit', 'import', at('kit.json'), '--dry-run']);
    expect(dry.out).toContain('Nothing was made.');
    expect((await kithIn('two', ['goal', 'list'])).out).toContain('No goal yet');
    const taken = await kithIn('two', ['kit', 'import', at('kit.json'), '--start', '--json']);
    expect(JSON.parse(taken.out)).toMatchObject({ kit: { title: 'roll back', goal: { id: 1 } } });
    expect((await kithIn('two', ['goal', 'list'])).out).toMatch(/active +roll back/);
  });

  it('shows each piece, leaves out what is said, and knows no piece that is misspelt', async () => {
    const goal = ['--able', 'roll back', '--need', 'Our boss was furious', '--question'];
    await kithIn('one', ['goal', 'add', ...goal, 'rollback drills', '--question', 'flags']);
    const shown = await kithIn('one', ['kit', 'export', '1', '--pieces']);
    expect(shown.out).toMatch(/stays +need +The need: Our boss was furious/);
    expect(shown.out).toMatch(/goes +question\/1 +Question: rollback drills/);
    const words = ['--without', 'question/1', '--with', 'need', '--words', 'need=It broke'];
    const { out } = await kithIn('one', ['kit', 'export', '1', ...words, '--json']);
    expect(JSON.parse(out).goal).toMatchObject({ need: 'It broke', questions: ['flags'] });
    const misspelt = await kithIn('one', ['kit', 'export', '1', '--without', 'questions/1']);
    expect(misspelt).toMatchObject({ code: 1, out: '' });
    expect(misspelt.err).toContain('questions/1');
  });

  it('refuses what is no kit, and what was asked wrongly', async () => {
    writeFileSync(at('other.json'), '{"format":"opml"}');
    const other = await kithIn('one', ['kit', 'import', at('other.json')]);
    expect(other).toMatchObject({ code: 1 });
    expect(other.err).toContain('no starter kit');
    expect(await kithIn('one', ['kit', 'import', at('nowhere.json')])).toMatchObject({ code: 1 });
    expect(await kithIn('one', ['kit', 'export', '7'])).toMatchObject({ code: 1 });
    expect(await kithIn('one', ['kit', 'export', 'all'])).toMatchObject({ code: 2 });
  });
});
