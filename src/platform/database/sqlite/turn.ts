/** Lends one thing to one borrower at a time, in the order in which they ask. */
export class Turn {
  #isTaken = false;
  readonly #queue: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#isTaken = true;
  }

  giveBack(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}
