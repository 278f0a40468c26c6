import { isUtf8 } from 'node:buffer';

// What windows-1252 has at 80–9F; its five gaps are the control characters themselves.
const fromHex80 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Undoes what happens to UTF-8 that a publisher's program took for windows-1252 and encoded again:
 * "cafÃ©" is "café". Only where all of a document reads so: a single letter of Latin written rightly
 * is no UTF-8. What most documents cost is the look at their first letter beyond ASCII.
 */
export function undoubled(text: string): string {
  const first = text.search(/[^\0-\x7f]/);
  if (first === -1 || !isLead(byteOf(text, first)) || !isTrail(byteOf(text, first + 1)))
    return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf(text, at);
    if (byte === -1) return text;
    bytes[at] = byte;
  }
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : text;
}

function byteOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x100) return code;
  const special = fromHex80.indexOf(text[at] ?? '?');
  return special === -1 ? -1 : 0x80 + special;
}

function isLead(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

function isTrail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
