// Johab (KS X 1001:1992, annex 3), Korea's other alphabet of two bytes, which no decoder at hand has. A
// syllable is written by its three parts in five bits each, so that it needs no table; Chinese signs
// and symbols, which have bytes of their own, are not read.

const LEAD_MIN = 0x84;
const LEAD_MAX = 0xd3;

// Numbers that Unicode counts the parts of a syllable by, by their five bits; -1 is none.
// biome-ignore format: rows of a table
const medials = [
  -1, -1, -1, 0, 1, 2, 3, 4, -1, -1, 5, 6, 7, 8, 9, 10, -1, -1, 11, 12, 13, 14, 15, 16, -1, -1, 17,
  18, 19, 20, -1, -1,
];

const NONE = 0xfffd;

export function readJohab(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) units[length++] = lead;
    else if (lead < LEAD_MIN || lead > LEAD_MAX) units[length++] = NONE;
    else units[length++] = syllable((lead << 8) | (bytes[++at] ?? 0));
  }
  return Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
}

function syllable(code: number): number {
  const first = ((code >> 10) & 31) - 2;
  const medial = medials[(code >> 5) & 31] ?? -1;
  const bits = code & 31;
  const last = bits - (bits > 17 ? 2 : 1);
  const isWhole = first >= 0 && first < 19 && medial >= 0 && last >= 0 && last < 28 && bits !== 18;
  return isWhole ? 0xac00 + (first * 21 + medial) * 28 + last : NONE;
}
