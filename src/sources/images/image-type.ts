const AVIF_BRANDS = new Set(['avif', 'avis']);
/** How far the prolog, comments and document type of an SVG may reach. */
const SVG_HEAD_BYTES = 2_000;
const SVG =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/i;

/** What an image is by its first bytes, whatever its server says; null when it is none that is shown. */
export function imageType(bytes: Uint8Array): string | null {
  const latin = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (latin(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(latin(0, 6))) return 'image/gif';
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return 'image/webp';
  if (latin(4, 8) === 'ftyp' && AVIF_BRANDS.has(latin(8, 12))) return 'image/avif';
  if (latin(0, 4) === '\0\0\x01\0') return 'image/x-icon';
  return SVG.test(new TextDecoder().decode(bytes.subarray(0, SVG_HEAD_BYTES)))
    ? 'image/svg+xml'
    : null;
}
