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
