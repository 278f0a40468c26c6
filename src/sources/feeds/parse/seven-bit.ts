// Encodings that write everything in seven bits and that the Encoding Standard no longer reads: HZ
// (RFC 1843), ISO-2022-KR (RFC 1557) and UTF-7 (RFC 2152). They are read where they are declared
// and nowhere else; what comes of them is sanitised like all other text.

type Reader = (ascii: string) => string;

const readers: Record<string, Reader> = {
  hz: (ascii) => shifted(ascii, /~\{((?:[!-}][!-~])*)(?:~\})?/g, 'gbk').replaceAll('~~', '~'),
  'iso-2022-kr': (ascii) =>
    shifted(
      ascii.replaceAll('\x1b$)C', ''),
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      /\x0e([^\x0f\n]*)(?:\x0f|(?=\n)|$)/g,
      'euc-kr',
    ),
  'utf-7': (ascii) => ascii.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded) => base64Utf16(coded)),
};

const names: Record<string, string> = {
  hz: 'hz',
  hzgb: 'hz',
  hzgb2312: 'hz',
  iso2022kr: 'iso-2022-kr',
  utf7: 'utf-7',
  unicode11utf7: 'utf-7',
};

/** The seven-bit encoding that a label names, or null. */
export function sevenBit(label: string): string | null {
  return names[label.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null;
}

export function readSevenBit(bytes: Uint8Array, encoding: string): string {
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return readers[encoding]?.(ascii) ?? ascii;
}

/** Stretches between shifts are the eight-bit encoding without its highest bit. */
function shifted(ascii: string, stretch: RegExp, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  return ascii.replace(stretch, (_, inside: string) => {
    const raised = Uint8Array.from(inside, (char) => char.charCodeAt(0) | 0x80);
    return decoder.decode(raised);
  });
}

function base64Utf16(coded: string): string {
  if (!coded) return '+';
  const bytes = Buffer.from(coded, 'base64');
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode(bytes.readUInt16BE(at));
  }
  return text.toWellFormed();
}
