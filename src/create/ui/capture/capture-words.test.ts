import { describe, expect, it } from 'vitest';
import { shared } from './capture-words.ts';

describe('what another app shares', () => {
  it('is its title and text, with the address apart', () => {
    expect(shared({ title: 'Drills', text: 'Every week', url: 'https://a.example/1' })).toEqual({
      text: 'Drills\nEvery week',
      sourceUrl: 'https://a.example/1',
    });
  });
  it('often has its address in the text', () => {
    expect(shared({ title: 'Drills', text: 'Drills https://a.example/1', url: '' })).toEqual({
      text: 'Drills',
      sourceUrl: 'https://a.example/1',
    });
  });
  it('has an address that ends before the sentence does', () => {
    const sourceUrl = 'https://a.example/1';
    const sharedText = (text: string) => shared({ title: '', text, url: '' });
    const inside = 'Look (https://a.example/1). Good!';
    expect(sharedText(inside)).toEqual({ text: inside, sourceUrl });
    const atEnd = 'Look at it: https://a.example/1.';
    expect(sharedText(atEnd)).toEqual({ text: 'Look at it:', sourceUrl });
    expect(sharedText('A talk (https://a.example/1)')).toEqual({ text: 'A talk', sourceUrl });
  });
  it('is no source where it is no address of the web', () => {
    for (const url of ['content://app/1', 'mailto:a@b.example', 'about:blank'])
      expect(shared({ title: 'Drills', text: '', url }).sourceUrl).toBeNull();
  });
  it('may be nothing but a text', () => {
    expect(shared({ title: '', text: 'a thought', url: 'odd' })).toEqual({
      text: 'a thought',
      sourceUrl: null,
    });
  });
});
