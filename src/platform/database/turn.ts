/** Lends something to one borrower at a time, or to as many as it says at the moment, in the order in which they ask. */
export class Turn {
  readonly #atOnce: () => number;
  readonly #queue: (() => void)[] = [];
  #taken = 0;

  constructor(atOnce: () => number = () => 1) {
    this.#atOnce = atOnce;
  }

  take(): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.push(resolve);
      this.lend();
    });
  }

  giveBack(): void {
    this.#taken--;
    this.lend();
  }

  get isWaitedFor(): boolean {
    return this.#queue.length > 0;
  }

  /** To be called when it may be lent to more than before. */
  lend(): void {
    while (this.#taken < this.#atOnce()) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#taken++;
      next();
    }
  }
}
