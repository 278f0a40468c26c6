import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepAsked } from './keep-asked-rules.ts';

const URL_ASKED = 'https://a.example/b';
/** With this many, the square of them takes minutes. */
const MANY = 400_000;
const asked = (text: string, subject = 'kith') => keepAsked({ text, subject });

describe('keepAsked', () => {
  it.each([
    ['Worth it.\n\n<https://a.example/b>\nmore', 'Worth it.'],
    ['https://a.example/b.', ''],
    ['See (https://a.example/b) soon', 'See'],
    ['For March.\r\n\r\nhttps://a.example/b\r\n-- \r\nAda\r\nhttps://ada.example', 'For March.'],
  ])('takes the first address and the words above it: %j', (text, takeaway) =>
    expect(asked(text)).toEqual({ url: URL_ASKED, takeaway }),
  );

  it.each([
    [
      'Gmail',
      'For March.\n\n---------- Forwarded message ---------\nFrom: Ines <ines@x.example>\nSubject: A page\n\n\nread this: https://a.example/b\n\n-- \nhttps://ines.example',
    ],
    [
      'Apple',
      'For March.\n\nSent from my iPhone\n\nBegin forwarded message:\n\n> From: Jo <jo@x.example>\n> \n> Look at https://a.example/b\n',
    ],
    [
      'Outlook',
      'For March.\r\n\r\n________________________________\r\nFrom: Jo <jo@x.example>\r\nSent: Friday\r\n\r\nhttps://a.example/b',
    ],
    [
      'Thunderbird in German',
      'For March.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tSeite\nVon: \tJo <jo@x.example>\n\nhttps://a.example/b',
    ],
    ['a head alone', 'For March.\n\nVon: Jo <jo@x.example>\nDatum: heute\n\nhttps://a.example/b'],
    ['a quotation', '> Jo wrote:\n> https://a.example/b\n\nFor March.'],
  ])('takes from what was forwarded the address alone, as %s writes it', (_program, text) =>
    expect(asked(text)).toEqual({ url: URL_ASKED, takeaway: 'For March.' }),
  );

  it('takes an address in the subject before one of somebody else, and never one that signs', () => {
    const signed = 'For March.\n\n-- \nAda\nhttps://ada.example';
    expect(asked(signed, URL_ASKED)).toEqual({ url: URL_ASKED, takeaway: 'For March.' });
    expect(asked(signed)).toBeNull();
    expect(asked('Nothing here')).toBeNull();
    expect(asked('Mine: https://a.example/b', 'https://c.example')?.url).toBe(URL_ASKED);
  });

  it.each([
    ['brackets before the address', `${'('.repeat(MANY)}x ${URL_ASKED}`],
    ['signs behind it', `https://c.example/${'!'.repeat(MANY)}x\n> ${URL_ASKED}`],
    [
      'blanks where something is forwarded',
      `Begin forwarded message${' '.repeat(MANY)}x\n${URL_ASKED}`,
    ],
    ['blanks before it', `${' '.repeat(MANY)}x\n${URL_ASKED}`],
    ['dashes', `${'-'.repeat(MANY)} x${'-'.repeat(MANY)} x\n${URL_ASKED}`],
    ['quotation marks', `${'> '.repeat(MANY)}\n${'>'.repeat(MANY)}\n${URL_ASKED}`],
  ])('reads a letter of many %s as it reads any other', (_sign, text) => {
    const found = asked(text);
    expect(found?.url).toBe(URL_ASKED);
    expect(found?.takeaway.length).toBeLessThanOrEqual(10_000);
  });

  it('reads any letter', () => {
    const piece = fc.constantFrom(
      'From: a@b',
      '> ',
      '\n',
      '-- ',
      '-----',
      '_'.repeat(12),
      'https://',
      'https://a.example',
      ' ',
      'word',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.string(), (parts, subject) => {
        const found = asked(parts.join(''), subject);
        if (found) expect(URL.canParse(found.url)).toBe(true);
      }),
    );
  });
});
