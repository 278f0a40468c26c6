import { AsyncResource } from 'node:async_hooks';

/** More in one transaction hold up whoever wants to write something else. */
const AT_ONCE_MAX = 8;
/** Whoever came first waits no longer for others than this. */
const WAIT_MAX_MS = 250;

interface Waiting<T> {
  item: T;
  /** Throws where whoever brought it is not to write any more. */
  mayStore: () => Promise<void>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Storing<T> {
  store: (items: readonly T[]) => Promise<void>;
  mayStore: () => Promise<void>;
  onFailed: (error: unknown) => void;
}

/** One that is on its way: it is stored, or leaves. */
interface Coming<T> {
  /** Resolves when it is stored; rejects by what kept it alone from being stored. */
  store(item: T): Promise<void>;
  leave(): void;
}

/**
 * Stores what comes at about the same time together: a transaction for each writes the same pages of a database again and
 * again. What comes alone is stored at once. Whichever is stored with it, each is asked for whether it still may be, as the
 * work that brought it: `store` is called in the context of any of them.
 */
export class Together<T> {
  readonly #store: (items: readonly T[]) => Promise<void>;
  readonly #mayStore: () => Promise<void>;
  readonly #onFailed: (error: unknown) => void;
  #waiting: Waiting<T>[] = [];
  #coming = 0;
  #isStoring = false;
  #isLate = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * `mayStore` throws where the work that asks is not to store any more. `onFailed` hears what kept several from being stored
   * together, also where each by itself was stored then.
   */
  constructor({ store, mayStore, onFailed }: Storing<T>) {
    this.#store = store;
    this.#mayStore = mayStore;
    this.#onFailed = onFailed;
  }

  /** One will come soon, for which those that wait may wait. */
  comes(): Coming<T> {
    this.#coming++;
    let isComing = true;
    const arrive = () => {
      if (isComing) this.#coming--;
      isComing = false;
    };
    return {
      store: (item) =>
        new Promise((resolve, reject) => {
          arrive();
          const mayStore = AsyncResource.bind(() => this.#mayStore());
          this.#waiting.push({ item, mayStore, resolve, reject });
          this.#goOn();
        }),
      leave: () => {
        arrive();
        this.#goOn();
      },
    };
  }

  #goOn(): void {
    if (this.#isStoring || this.#waiting.length === 0) return;
    if (this.#waiting.length < AT_ONCE_MAX && this.#coming > 0 && !this.#isLate) {
      this.#timer ??= setTimeout(() => {
        this.#isLate = true;
        this.#goOn();
      }, WAIT_MAX_MS);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLate = false;
    this.#isStoring = true;
    void this.#storeAll(this.#waiting.splice(0, AT_ONCE_MAX)).finally(() => {
      this.#isStoring = false;
      this.#goOn();
    });
  }

  async #storeAll(brought: readonly Waiting<T>[]): Promise<void> {
    const all = await stillToStore(brought);
    if (all.length === 0) return;
    try {
      await this.#store(all.map(({ item }) => item));
      for (const { resolve } of all) resolve();
    } catch (error) {
      if (all.length === 1) all[0]?.reject(error);
      else {
        this.#onFailed(error);
        // One that cannot be stored keeps no other from it.
        for (const one of all) await this.#storeAll([one]);
      }
    }
  }
}

/** Without those that whoever brought them is not to store any more. */
async function stillToStore<T>(brought: readonly Waiting<T>[]): Promise<Waiting<T>[]> {
  const still: Waiting<T>[] = [];
  for (const one of brought)
    try {
      await one.mayStore();
      still.push(one);
    } catch (error) {
      one.reject(error);
    }
  return still;
}
