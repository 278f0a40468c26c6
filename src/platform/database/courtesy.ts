import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Turn } from './turn.ts';

/** So long at most, so that what nobody waits for goes on also where somebody asks all the time. */
const GIVES_WAY_MS = 5;
/** Between two questions of one page lies less. */
const PAUSE_MS = 2;

/** Work that nobody waits for, as jobs are, lets others go first: before each thing it asks, while they ask something. */
export class Courtesy {
  readonly #behind = new AsyncLocalStorage<{ mayWrite?: () => Promise<void> }>();
  #asking = 0;
  #answeredAt = 0;

  /** Whether what is asked now is of such work. */
  get isBehind(): boolean {
    return this.#behind.getStore() !== undefined;
  }

  behind<T>(work: () => Promise<T>, mayWrite?: () => Promise<void>): Promise<T> {
    return this.#behind.run(mayWrite ? { mayWrite } : {}, work);
  }

  /** Throws where work that nobody waits for is not to go on. */
  async mayWrite(): Promise<void> {
    await this.#behind.getStore()?.mayWrite?.();
  }

  /** Somebody asks, and waits for the answer. */
  asks(): void {
    this.#asking++;
  }

  isAnswered(): void {
    this.#asking--;
    this.#answeredAt = performance.now();
  }

  /** Whether somebody asks now, or did so just before. */
  get isAsked(): boolean {
    return this.#asking > 0 || performance.now() < this.#answeredAt + PAUSE_MS;
  }

  async giveWay(): Promise<void> {
    const until = performance.now() + GIVES_WAY_MS;
    while (performance.now() < until && this.isAsked) await wait(1);
  }
}

/**
 * Through it goes what nobody waits for, one thing at a time, and lets others go first: else the answers to many jobs come
 * together, and whoever waits for a page waits until all are worked through. `whenAlone` is how many go at once while nobody asks.
 */
export class Gate {
  readonly #courtesy: Courtesy;
  readonly #turn: Turn;
  readonly #whenAlone: number;
  #isLooking = false;

  constructor(courtesy: Courtesy, whenAlone = 1) {
    this.#courtesy = courtesy;
    this.#whenAlone = whenAlone;
    this.#turn = new Turn(() => (courtesy.isAsked ? 1 : whenAlone));
  }

  async enter(): Promise<void> {
    if (!this.#courtesy.isBehind) return;
    const turn = this.#turn.take();
    if (this.#whenAlone > 1) this.#look();
    await turn;
    await this.#courtesy.giveWay();
  }

  /** Looks from time to time whether more may go, since nobody asks any more: the one that goes may take long. */
  #look(): void {
    if (this.#isLooking || !this.#turn.isWaitedFor) return;
    this.#isLooking = true;
    setTimeout(() => {
      this.#isLooking = false;
      this.#turn.lend();
      this.#look();
    }, GIVES_WAY_MS);
  }

  leave(): void {
    if (this.#courtesy.isBehind) this.#turn.giveBack();
  }
}
