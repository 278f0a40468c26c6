import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** So long at most, so that what nobody waits for goes on also where somebody asks all the time. */
const GIVES_WAY_MS = 5;
/** Between two questions of one page lies less. */
const PAUSE_MS = 2;

/** Work that nobody waits for, as jobs are, lets others go first: before each thing it asks, while they ask something. */
export class Courtesy {
  readonly #behind = new AsyncLocalStorage<true>();
  #asking = 0;
  #answeredAt = 0;

  /** Whether what is asked now is of such work. */
  get isBehind(): boolean {
    return this.#behind.getStore() === true;
  }

  behind<T>(work: () => Promise<T>): Promise<T> {
    return this.#behind.run(true, work);
  }

  /** Somebody asks, and waits for the answer. */
  asks(): void {
    this.#asking++;
  }

  isAnswered(): void {
    this.#asking--;
    this.#answeredAt = performance.now();
  }

  async giveWay(): Promise<void> {
    const until = performance.now() + GIVES_WAY_MS;
    for (let now = performance.now(); now < until && this.#isAsked(now); now = performance.now())
      await wait(1);
  }

  #isAsked(now: number): boolean {
    return this.#asking > 0 || now < this.#answeredAt + PAUSE_MS;
  }
}
