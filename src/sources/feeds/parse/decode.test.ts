import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './index.ts';

const prolog = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;

function wide(text: string, unitBytes: 2 | 4, isLittle: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\uFEFF${text}` : text)].map((char) => char.codePointAt(0) ?? 0);
  const view = new DataView(new ArrayBuffer(units.length * unitBytes));
  for (const [at, unit] of units.entries()) {
    if (unitBytes === 2) view.setUint16(at * 2, unit, isLittle);
    else view.setUint32(at * 4, unit, isLittle);
  }
  return new Uint8Array(view.buffer);
}

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decode', () => {
  for (const unitBytes of [2, 4] as const) {
    for (const isLittle of [true, false]) {
      for (const mark of [true, false]) {
        const name = `utf-${unitBytes * 8}${isLittle ? 'le' : 'be'}`;
        it(`reads ${name} ${mark ? 'with' : 'without'} a byte order mark`, () => {
          const read = decode(wide('<rss>Ünïcode ж</rss>', unitBytes, isLittle, mark));
          expect(read).toEqual({ text: '<rss>Ünïcode ж</rss>', encoding: name });
        });
      }
    }
  }

  const cases: [string, Uint8Array, string | undefined, string, string][] = [
    [
      'a mark before the header',
      utf8('\uFEFF<a>é</a>'),
      'text/xml; charset=iso-8859-1',
      'é',
      'utf-8',
    ],
    [
      'valid UTF-8 before a Latin header',
      utf8('<a>é</a>'),
      'text/xml; charset=iso-8859-1',
      'é',
      'utf-8',
    ],
    [
      'the header',
      latin('<a>caf\xe9</a>'),
      'text/xml; charset="ISO-8859-1"',
      'café',
      'windows-1252',
    ],
    [
      'the header before the prolog',
      Uint8Array.of(...latin(prolog('iso-8859-1')), 0xc4, 0xc1),
      'text/xml; charset=koi8-r',
      'да',
      'koi8-r',
    ],
    [
      'the prolog',
      Uint8Array.of(...latin(prolog('windows-1251')), 0xe4, 0xe0),
      'text/xml',
      'да',
      'windows-1251',
    ],
    [
      'the prolog where the header does not fit',
      Uint8Array.of(...latin(prolog('windows-1251')), 0xe4, 0xe0, 0x20),
      'text/xml; charset=utf-8',
      'да',
      'windows-1251',
    ],
    [
      'odd spellings of labels',
      latin(`${prolog('ISO8859_1')}\xe9`),
      undefined,
      'é',
      'windows-1252',
    ],
    [
      'windows-1252 marks in ISO-8859-1',
      latin(`${prolog('iso-8859-1')}\x93x\x94`),
      undefined,
      '“x”',
      'windows-1252',
    ],
    [
      'Shift_JIS',
      Uint8Array.of(...latin(prolog('Shift_JIS')), 0x93, 0xfa, 0x96, 0x7b),
      undefined,
      '日本',
      'shift_jis',
    ],
    [
      'ISO-2022-JP, which is all ASCII',
      latin(`${prolog('iso-2022-jp')}\x1b$BF|K\\\x1b(B`),
      undefined,
      '日本',
      'iso-2022-jp',
    ],
    [
      'UTF-8 that calls itself UTF-16',
      utf8(`${prolog('utf-16')}<a>ж</a>`),
      undefined,
      'ж',
      'utf-8',
    ],
    [
      'UTF-8 with one broken byte',
      Uint8Array.of(...utf8('жжжжжжжжжжжжжжж'), 0xff, 0x41),
      'text/xml; charset=utf-8',
      'жжж',
      'utf-8',
    ],
    [
      'nothing declared, Latin bytes',
      latin('<title>Un caf\xe9 tr\xe8s ser\xe9 \xe0 la gare, d\xe9j\xe0</title>'),
      undefined,
      'Un café très seré à la gare',
      'windows-1252',
    ],
    [
      'nothing declared, Russian bytes',
      Uint8Array.from(Buffer.from('f1eef0eee2f1e5e3eee4edff20e220e3eef0eee4e520f2e5efeb', 'hex')),
      undefined,
      'сегодня',
      'windows-1251',
    ],
    [
      'nothing declared, Hebrew bytes',
      Uint8Array.from(
        Buffer.from(
          'f9ece5ed20ecebe5eced2c20e4e1ece5e220f9ecf0e520f2e1f820ecebfae5e1fa20e7e3f9e4',
          'hex',
        ),
      ),
      undefined,
      'הבלוג שלנו',
      'windows-1255',
    ],
    [
      'nothing declared, Thai bytes',
      Uint8Array.from(
        Buffer.from(
          'cac7d1cab4d5a4c3d1ba20bac5e7cda1a2cda7e0c3d2c2e9d2c2b7d5e8cdc2d9e8e1c5e9c720a2cde3cbe9b7d8a1a4b9cde8d2b9a2e8d2c7e3cbc1e8a2cda7e0c3d2e0a1d5e8c2c7a1d1bae2c3a7e0c3d5c2b9e1c5d0a4c3d9',
          'hex',
        ),
      ),
      undefined,
      'บล็อกของเรา',
      'windows-874',
    ],
    [
      'nothing declared, Latin bytes side by side now and then',
      latin(
        '<title>Die gr\xf6\xdften Stra\xdfen f\xfchren \xfcber die H\xfcgel, hei\xdft es</title>',
      ),
      undefined,
      'Die größten Straßen führen über',
      'windows-1252',
    ],
    [
      'a label nobody knows',
      utf8(`${prolog('klingon')}ж`),
      'text/xml; charset=bogus',
      'ж',
      'utf-8',
    ],
  ];
  it.each(cases)('follows %s', (_name, bytes, contentType, contained, encoding) => {
    const read = decode(bytes, contentType);
    expect(read.text).toContain(contained);
    expect(read.encoding).toBe(encoding);
  });

  it('reads UTF-8 with a few Latin bytes among it, whatever the prolog says: two programs wrote it', () => {
    const item = utf8('<title>Brøndby møder Lyngby på søndag, siger træneren</title>');
    const head = latin(`${prolog('ISO-8859-1')}<description>bes\xf8g \x93os\x94</description>`);
    const read = decode(
      Uint8Array.of(
        ...head,
        ...Array(8)
          .fill([...item])
          .flat(),
      ),
    );
    expect(read.text).toContain('besøg “os”');
    expect(read.text.split('Brøndby møder Lyngby på søndag, siger træneren')).toHaveLength(9);
  });

  it('keeps Latin text whose bytes look like UTF-8 here and there', () => {
    const text = `${prolog('ISO-8859-1')}caf\xe9 d\xe9j\xe0 \xc3\xa9 na\xefve`;
    expect(decode(latin(text)).text).toContain('café déjà Ã© naïve');
  });

  it('gives any text back that was UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const whole = `<a>${text}</a>`;
        expect(decode(utf8(whole)).text).toBe(whole.toWellFormed());
      }),
    );
  });

  it('never throws on arbitrary bytes and headers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, header) => {
        expect(typeof decode(bytes, `text/xml; charset=${header}`).text).toBe('string');
      }),
    );
  });
});
