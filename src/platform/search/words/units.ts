/**
 * The UTF-16 units of a text in memory of our own, with zeros after them. `charCodeAt` asks each time how the text is kept,
 * and once it was asked beyond an end it is a call for ever after.
 */
const UNITS_FIRST = 1 << 13;
const ZEROS_AFTER = 8;

let units = new Uint16Array(UNITS_FIRST);
let bytes = Buffer.from(units.buffer);

/** Longer than the text, and overwritten by the next one. */
export function unitsOf(text: string): Uint16Array {
  if (text.length + ZEROS_AFTER > units.length) {
    units = new Uint16Array(2 * text.length);
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text, 0, 'utf16le');
  units.fill(0, text.length, text.length + ZEROS_AFTER);
  return units;
}
