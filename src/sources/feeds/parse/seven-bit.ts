// Encodings that write everything in seven bits and that the Encoding Standard no longer reads: HZ
// (RFC 1843), ISO-2022-KR (RFC 1557) and UTF-7 (RFC 2152). They are read where they are declared
// and nowhere else; what comes of them is sanitised like all other text.

const names = new Map(
  Object.entries<string>({
    hz: 'hz',
    hzgb: 'hz',
    hzgb2312: 'hz',
    iso2022kr: 'iso-2022-kr',
    csiso2022kr: 'iso-2022-kr',
    utf7: 'utf-7',
    u7: 'utf-7',
    unicode11utf7: 'utf-7',
  }),
);

/** The seven-bit encoding that a label names, or null. */
export function sevenBit(label: string): string | null {
  return names.get(label.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null;
}

export function readSevenBit(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'hz') return new TextDecoder('gbk').decode(raisedHz(bytes));
  if (encoding === 'iso-2022-kr') return new TextDecoder('euc-kr').decode(raisedKorean(bytes));
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return ascii.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded) => base64Utf16(coded));
}

const [TILDE, OPEN, CLOSE, NEWLINE] = [0x7e, 0x7b, 0x7d, 0x0a];

/** Between "~{" and "~}" every two bytes are one of GBK's without their highest bits. */
function raisedHz(bytes: Uint8Array): Uint8Array {
  const raised = new Uint8Array(bytes.length);
  let length = 0;
  let isShifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === TILDE && next === (isShifted ? CLOSE : OPEN)) {
      isShifted = !isShifted;
      at++;
    } else if (byte === TILDE && next === TILDE && !isShifted) {
      raised[length++] = TILDE;
      at++;
    } else if (isShifted && byte !== NEWLINE && next !== undefined && next !== NEWLINE) {
      raised[length++] = byte | 0x80;
      raised[length++] = next | 0x80;
      at++;
    } else {
      if (byte === NEWLINE) isShifted = false;
      raised[length++] = byte;
    }
  }
  return raised.subarray(0, length);
}

const [SHIFT_OUT, SHIFT_IN, ESCAPE] = [0x0e, 0x0f, 0x1b];

/** Between the two shifts bytes are those of EUC-KR without their highest bit; "ESC $ ) C" says so once. */
function raisedKorean(bytes: Uint8Array): Uint8Array {
  const raised = new Uint8Array(bytes.length);
  let length = 0;
  let isShifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === ESCAPE) at += 3;
    else if (byte === SHIFT_OUT || byte === SHIFT_IN) isShifted = byte === SHIFT_OUT;
    else {
      if (byte === NEWLINE) isShifted = false;
      raised[length++] = isShifted && byte > 0x20 ? byte | 0x80 : byte;
    }
  }
  return raised.subarray(0, length);
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
