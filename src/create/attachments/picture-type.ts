import type { PictureType } from './schema.ts';

const AVIF_BRANDS = new Set(['avif', 'avis']);

/** What a file is by its first bytes, whatever its name says; null when it is no picture we keep. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const latin = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (latin(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(latin(0, 6))) return 'image/gif';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'image/webp';
  if (latin(4, 8) === 'ftyp' && AVIF_BRANDS.has(latin(8, 12))) return 'image/avif';
  return null;
}
