import { describe, expect, it } from 'vitest';
import type { ParsedEnclosure, ParsedEntry } from '../feeds/parse/index.ts';
import { withRecordings } from './recordings.ts';

const entry = (...enclosures: Partial<ParsedEnclosure>[]) =>
  ({
    enclosures: enclosures.map((one) => ({ url: '', type: null, lengthBytes: null, ...one })),
  }) as ParsedEntry;

describe('withRecordings', () => {
  it('adds what can be heard or seen, and nothing else', () => {
    const html = withRecordings(
      '<p>Words</p>',
      entry(
        { url: 'https://a.example/1.mp3?a=1&b=2', type: 'audio/mpeg' },
        { url: 'https://a.example/2.mp4', type: 'video/mp4' },
        { url: 'https://a.example/3.OGG' },
        { url: 'https://a.example/4.pdf', type: 'application/pdf' },
        { url: 'https://a.example/5.jpg', type: 'image/jpeg' },
        { url: 'javascript:steal()', type: 'audio/mpeg' },
      ),
    );
    expect(html).toMatch(/^<p>Words<\/p>/);
    expect([...html.matchAll(/<(audio|video) src="([^"]+)"/g)].map((one) => one.slice(1))).toEqual([
      ['audio', 'https://a.example/1.mp3?a=1&amp;b=2'],
      ['video', 'https://a.example/2.mp4'],
      ['audio', 'https://a.example/3.OGG'],
    ]);
    expect(html).not.toContain('javascript');
  });

  it('leaves the text as it is where it has them, and where there are none', () => {
    const html = '<p><audio src="https://a.example/1.mp3"></audio></p>';
    expect(withRecordings(html, entry({ url: 'https://a.example/1.mp3' }))).toBe(html);
    expect(withRecordings(html, entry())).toBe(html);
  });
});
