import { describe, expect, it } from 'vitest';
import { sharedPage } from './share-rules.ts';

const share = (fields: { title?: string; text?: string; url?: string }) =>
  sharedPage({ title: null, text: null, url: null, ...fields });

describe('sharedPage', () => {
  it('keeps the address, with the words that came along', () => {
    expect(
      share({ title: 'On rollbacks', text: 'Do it on Tuesdays.', url: 'https://a.example/x' }),
    ).toEqual({ url: 'https://a.example/x', text: 'Do it on Tuesdays.' });
  });
  it('finds the address in the text, as many programs send it', () => {
    expect(share({ title: 'On rollbacks', text: 'On rollbacks https://a.example/x' })).toEqual({
      url: 'https://a.example/x',
      text: '',
    });
  });
  it('is no page without an address', () => {
    expect(share({ text: 'A thought' })).toBeNull();
    expect(share({ url: 'javascript:alert(1)' })).toBeNull();
  });
});
