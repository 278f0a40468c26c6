/**
 * A text as its bytes in UTF-8. What one thread has read and another writes down goes past the server's thread so: a block of
 * memory changes hands, where thousands of strings would be copied there and looked through by the garbage collection.
 * In SQL it stands as `asText`.
 */
export class CarriedText {
  readonly #block: ArrayBuffer;
  readonly #from: number;
  /** Bytes; no fewer than it has characters. */
  readonly length: number;

  constructor(block: ArrayBuffer, from: number, to: number) {
    this.#block = block;
    this.#from = from;
    this.length = to - from;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#block, this.#from, this.length);
  }

  toString(): string {
    return Buffer.from(this.#block, this.#from, this.length).toString();
  }

  /** By this name `pg` asks for what it sends: a text in binary is its bytes. */
  toPostgres(): Buffer {
    return Buffer.from(this.#block, this.#from, this.length);
  }
}

export type Text = string | CarriedText;
