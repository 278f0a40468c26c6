/** A vector as it is kept: its direction, a signed byte for each dimension; a quarter of what came. Null for none. */
export function packed(vector: Float32Array): Uint8Array | null {
  const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (most === 0 || !Number.isFinite(most)) return null;
  const bytes = Int8Array.from(vector, (value) => Math.round((value / most) * 127));
  return new Uint8Array(bytes.buffer);
}

export const unpacked = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
