import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fingerprint, judgeKept, type KeptText, newDraftKey, printOf } from './kept-text.ts';

describe('judgeKept', () => {
  const kept: KeptText<{ need: string }> = { draftKey: 'k', unsaved: { need: 'mine' }, at: 100 };

  it('finds nothing to do when the server has it', () => {
    expect(judgeKept(kept, { form: { need: 'mine' }, updatedAt: 200 })).toBe('none');
    expect(judgeKept(null, { form: { need: 'x' }, updatedAt: 0 })).toBe('none');
  });

  it('uses what was written after the server last heard', () => {
    expect(judgeKept(kept, { form: { need: 'older' }, updatedAt: 99 })).toBe('use');
  });

  it('asks about what was written before somebody wrote elsewhere', () => {
    expect(judgeKept(kept, { form: { need: 'newer' }, updatedAt: 101 })).toBe('ask');
  });
});

describe('judgeKept where one knows what was written upon', () => {
  const kept: KeptText<{ need: string; able: string }> = {
    draftKey: 'k',
    unsaved: { need: 'mine' },
    at: 100,
    upon: { need: fingerprint('before') },
  };

  it('uses what was written upon what the server has, whatever else changed and the clocks say', () => {
    const server = { form: { need: 'before', able: 'changed' }, updatedAt: 9_000 };
    expect(judgeKept(kept, server)).toBe('use');
  });

  it('asks when the server has moved on, and not when it has the same', () => {
    const server = { form: { need: 'newer', able: '' }, updatedAt: 0 };
    expect(judgeKept(kept, server)).toBe('ask');
    expect(judgeKept(kept, { ...server, form: { need: 'mine', able: '' } })).toBe('none');
  });
});

describe('judgeKept of a long text', () => {
  const long = 'Once more. '.repeat(5_000);
  const upon = { need: printOf(long, 4) };
  const kept: KeptText<{ need: string }> = { draftKey: 'k', unsaved: { need: 'x' }, at: 0, upon };

  it('goes by the count of changes', () => {
    const server = { form: { need: long }, updatedAt: 9_000 };
    expect(judgeKept(kept, { ...server, revision: 4 })).toBe('use');
    expect(judgeKept(kept, { ...server, revision: 5 })).toBe('ask');
    expect(judgeKept(kept, { ...server, form: { need: 'x' }, revision: 5 })).toBe('none');
  });
});

describe('fingerprint', () => {
  it('differs when a letter does', () => {
    const long = 'Once more. '.repeat(1_000);
    const prints = [long, `${long}!`, `!${long}`, long.replace('more', 'mere'), '', null, ['']];
    expect(new Set(prints.map(fingerprint)).size).toBe(prints.length);
    expect(fingerprint(long)).toBe(fingerprint(`${long}`));
  });
});

describe('newDraftKey', () => {
  it('makes keys that the server takes, each another', () => {
    const keys = Array.from({ length: 50 }, newDraftKey);
    expect(new Set(keys).size).toBe(50);
    for (const draftKey of keys) expect(z.uuid().parse(draftKey)).toBe(draftKey);
  });
});
