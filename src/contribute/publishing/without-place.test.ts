import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPlace } from './without-place.ts';

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const bytesOf = (words: string) => [...words].map((sign) => sign.charCodeAt(0));
const segment = (marker: number, body: number[]) => {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...body];
};
/** Exif in either order of bytes: how it was held, and a place. */
const exif = (orientation: number, isLittle: boolean) => {
  const short = (n: number) => (isLittle ? [n & 0xff, n >> 8] : [n >> 8, n & 0xff]);
  const long = (n: number) => (isLittle ? [...short(n), 0, 0] : [0, 0, ...short(n)]);
  const tiff = [
    ...bytesOf(isLittle ? 'II' : 'MM'),
    ...short(42),
    ...long(8),
    ...short(2),
    ...short(0x010f),
    ...short(2),
    ...long(5),
    ...long(0),
    ...short(0x0112),
    ...short(3),
    ...long(1),
    ...short(orientation),
    0,
    0,
    ...bytesOf('52.3702N 4.8952E'),
  ];
  return segment(0xe1, [...bytesOf('Exif'), 0, 0, ...tiff]);
};
const jpeg = (...segments: number[][]) =>
  new Uint8Array([0xff, 0xd8, ...segments.flat(), 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
const JFIF = segment(0xe0, [...bytesOf('JFIF'), 0]);
const COLOUR = segment(0xe2, bytesOf('ICC_PROFILE'));

describe('withoutPlace', () => {
  it.each([true, false])(
    'takes out where a photograph was taken (little endian: %s)',
    (isLittle) => {
      const photo = jpeg(JFIF, exif(6, isLittle), segment(0xed, bytesOf('IPTC Anna')), COLOUR);
      const given = withoutPlace(photo, 'image/jpeg');
      expect(text(given)).not.toMatch(/52\.37|IPTC|Anna/);
      expect(text(given)).toContain('JFIF');
      expect(text(given)).toContain('ICC_PROFILE');
      // How it was held stays, and once without a place it stays as it is.
      expect(withoutPlace(given, 'image/jpeg')).toEqual(given);
      expect(text(given)).toContain('Exif');
    },
  );

  it('adds nothing to a photograph that was held upright', () => {
    const given = withoutPlace(jpeg(JFIF, exif(1, true)), 'image/jpeg');
    expect(given).toEqual(jpeg(JFIF));
  });

  it('takes texts and Exif out of a PNG, and keeps the picture', () => {
    const chunk = (type: string, body: string) => [
      0, 0, 0, body.length, ...bytesOf(type), ...bytesOf(body), 0, 0, 0, 0,
    ]; // biome-ignore format: a chunk on one line
    const head = bytesOf('\x89PNG\r\n\x1a\n');
    const picture = [...chunk('IHDR', 'size'), ...chunk('IDAT', 'dots'), ...chunk('IEND', '')];
    const told = [...chunk('eXIf', 'place'), ...chunk('tEXt', 'Author Anna')];
    const given = withoutPlace(
      new Uint8Array([...head, ...picture.slice(0, 16), ...told, ...picture.slice(16)]),
      'image/png',
    );
    expect(given).toEqual(new Uint8Array([...head, ...picture]));
  });

  it('never throws and never makes more of it, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('image/jpeg', 'image/png', 'image/webp'),
        (noise, type) => {
          const start = type === 'image/jpeg' ? [0xff, 0xd8, 0xff, 0xe1] : [];
          const bytes = new Uint8Array([...start, ...noise]);
          expect(withoutPlace(bytes, type).length).toBeLessThanOrEqual(bytes.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('leaves a damaged photograph as it is', () => {
    const cut = jpeg(JFIF, exif(6, true)).subarray(0, 30);
    expect(withoutPlace(cut, 'image/jpeg')).toBe(cut);
  });
});
