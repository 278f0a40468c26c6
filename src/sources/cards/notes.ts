import { FIELD_BYTES_MAX } from '#names';

/**
 * A long note in parts that a value can hold, cut between paragraphs, lines or words where there are
 * any. What is beyond `partsMax` is cut off by the last part's own limit.
 */
export function noteParts(note: string, partsMax: number): string[] {
  const parts: string[] = [];
  let rest = note.trim();
  while (Buffer.byteLength(rest) > FIELD_BYTES_MAX && parts.length < partsMax - 1) {
    const head = headOf(rest);
    parts.push(head.trimEnd());
    rest = rest.slice(head.length).trimStart();
  }
  return [...parts, rest];
}

function headOf(text: string): string {
  const whole = new TextDecoder()
    .decode(Buffer.from(text.slice(0, FIELD_BYTES_MAX)).subarray(0, FIELD_BYTES_MAX))
    .replace(/\ufffd+$/, '');
  for (const end of ['\n\n', '\n', ' ']) {
    const at = whole.lastIndexOf(end);
    if (at > whole.length / 2) return whole.slice(0, at);
  }
  return whole;
}
