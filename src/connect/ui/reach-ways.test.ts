import { describe, expect, it } from 'vitest';
import { waysTo } from './reach-ways.ts';

const field = (name: string, value: string, href: string | null = null) => ({
  field: name,
  values: [{ value, href, pastAt: null }],
});

describe('waysTo', () => {
  it('begins with e-mail, with the words in it', () => {
    const ways = waysTo(
      [
        field('linkedin', 'bo', 'https://linkedin.example/in/bo'),
        field('email', 'bo+kith@lund.example'),
        field('phone', '1'),
      ],
      { text: 'Hello Bo,\nthank you & more', subject: 'Canaries' },
    );
    expect(ways).toEqual([
      {
        href: 'mailto:bo%2Bkith@lund.example?subject=Canaries&body=Hello%20Bo%2C%0D%0Athank%20you%20%26%20more',
        label: 'Write to bo+kith@lund.example',
      },
      { href: 'https://linkedin.example/in/bo', label: 'Open their LinkedIn page' },
    ]);
  });

  it('leaves long words to be pasted, and an address to say nothing of its own', () => {
    const [way] = waysTo([field('email', 'bo@lund.example?bcc=eve@x.example')], {
      text: 'x'.repeat(3_000),
    });
    expect(way?.href).toBe('mailto:bo@lund.example%3Fbcc%3Deve%40x.example');
  });

  it('leaves out an address that no list has any more, where there is another', () => {
    const past = { value: 'bo@before.example', href: null, pastAt: 1 };
    const now = { value: 'bo@now.example', href: null, pastAt: null };
    const labels = (values: (typeof past | typeof now)[]) =>
      waysTo([{ field: 'email', values }], { text: '' }).map(({ label }) => label);
    expect(labels([past, now])).toEqual(['Write to bo@now.example']);
    expect(labels([past])).toEqual(['Write to bo@before.example']);
  });

  it('knows no way without an address', () => {
    expect(waysTo([field('linkedin', 'bo')], { text: 'hi' })).toEqual([]);
  });
});
