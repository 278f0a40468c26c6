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
  it('may be nothing but a text', () => {
    expect(shared({ title: '', text: 'a thought', url: 'odd' })).toEqual({
      text: 'a thought',
      sourceUrl: null,
    });
  });
});
