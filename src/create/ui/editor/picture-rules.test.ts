import { describe, expect, it } from 'vitest';
import { pictureMarkdown, whyNotKept, wordsOfFile } from './picture-rules.ts';

describe('whyNotKept', () => {
  it('takes pictures of the kinds that are kept', () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp'])
      expect(whyNotKept({ type, size: 1 })).toBe(null);
  });

  it('says what to do with others', () => {
    expect(whyNotKept({ type: 'image/svg+xml', size: 1 })).toMatch(/Save it as PNG/);
    expect(whyNotKept({ type: '', size: 1 })).toMatch(/no picture/);
    expect(whyNotKept({ type: 'image/png', size: 12.5 * 1024 * 1024 })).toMatch(/12\.5 MB.*10 MB/);
    expect(whyNotKept({ type: 'image/png', size: 0 })).toMatch(/empty/);
  });
});

describe('pictureMarkdown', () => {
  it('bears any words and names', () => {
    expect(pictureMarkdown(wordsOfFile('IMG_12[a].jpg'), '/x')).toBe('![IMG 12 a](/x)');
    expect(pictureMarkdown('a]b\n[c', '/x')).toBe('![a b c](/x)');
  });
});
