import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Damaged } from '#archive';
import { openBundle } from './bundle.ts';

const opened = (bytes: Uint8Array) => {
  const found = openBundle(bytes);
  if (found.kind === 'unreadable') throw new Error(found.why);
  return found.bundle;
};

describe('openBundle', () => {
  it('gives the files as they went in, packed or not, with their times', () => {
    const modified = new Date(2024, 0, 5, 10, 30, 0);
    const bundle = opened(
      zipSync(
        {
          'a.md': [strToU8('aa'.repeat(500)), { level: 9 }],
          'é/b.md': [strToU8('b'), { level: 0 }],
        },
        { mtime: modified },
      ),
    );
    expect([...bundle.files.keys()]).toEqual(['a.md', 'é/b.md']);
    expect(new TextDecoder().decode(bundle.read('a.md'))).toBe('aa'.repeat(500));
    expect(new TextDecoder().decode(bundle.read('é/b.md'))).toBe('b');
    expect(bundle.files.get('a.md')?.modifiedAt).toBe(Date.UTC(2024, 0, 5, 10, 30, 0));
  });

  it.each(['../out.md', 'a/../../out.md', '/../out.md', 'C:\\out.md', '..\\out.md'])(
    'leaves out %s, which leads outside, and says so',
    (name) => {
      const bundle = opened(zipSync({ [name]: strToU8('x'), 'in.md': strToU8('y') }));
      expect([...bundle.files.keys()]).toEqual(['in.md']);
      expect(bundle.problems).toEqual([{ path: name, text: expect.stringContaining('leads out') }]);
    },
  );

  it('does not open what unpacks to far more than notes do', () => {
    const bomb = zipSync({ 'a.md': [new Uint8Array(60 * 1024 * 1024), { level: 9 }] });
    expect(bomb.length).toBeLessThan(100_000);
    expect(openBundle(bomb)).toMatchObject({ kind: 'unreadable' });
  });

  it('unpacks not a byte more than a file said it has', () => {
    const bytes = zipSync({ 'a.md': [new Uint8Array(1024 * 1024), { level: 9 }] });
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const directory = view.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    view.writeUInt32LE(10, directory + 24);
    expect(() => opened(bytes).read('a.md')).toThrow(Damaged);
  });

  it('refuses more files than a vault has', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60_001 }, (_, at) => [`${at}.md`, new Uint8Array()]),
    );
    expect(openBundle(zipSync(many, { level: 0 }))).toMatchObject({ kind: 'unreadable' });
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 30)],
    ['only a beginning', (bytes: Uint8Array) => bytes.subarray(0, 4)],
  ])('says that an archive is damaged when it is %s', (_, damage) => {
    const whole = zipSync({ 'a.md': strToU8('text '.repeat(100)) });
    expect(openBundle(damage(whole))).toMatchObject({ kind: 'unreadable' });
  });

  it('says which file is damaged inside, however the bytes are wrong', () => {
    const whole = zipSync({
      'a.md': strToU8('text '.repeat(100)),
      'b.md': [strToU8('b'), { level: 0 }],
    });
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const found = openBundle(bytes);
      if (found.kind === 'unreadable') continue;
      for (const path of found.bundle.files.keys()) {
        try {
          found.bundle.read(path);
        } catch (error) {
          expect(error).toBeInstanceOf(Damaged);
        }
      }
    }
  });
});
