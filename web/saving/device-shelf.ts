/** Where a browser keeps things for a site. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What is written on this device until the server has it. Local storage, because it is written before the next line
 * runs, also while a page closes; it has room for some fifteen notes of 50,000 words. What it has no room for this tab
 * holds itself, so that going on inside of Kith loses nothing either, and the browser asks before it closes the tab.
 */
export class DeviceShelf {
  readonly #storeNow: () => Store | undefined;
  readonly #held = new Map<string, string>();

  constructor(storeNow: () => Store | undefined = () => globalThis.localStorage) {
    this.#storeNow = storeNow;
  }

  /** False where storage is full or switched off: then this tab alone holds it. */
  put(name: string, text: string): boolean {
    const isKept = this.#put(name, text);
    if (isKept) this.#held.delete(name);
    else this.#held.set(name, text);
    this.#watchLeaving();
    return isKept;
  }

  take(name: string): void {
    this.#held.delete(name);
    this.#watchLeaving();
    this.#try((store) => store.removeItem(name));
  }

  get(name: string): string | null {
    return this.#held.get(name) ?? this.#try((store) => store.getItem(name)) ?? null;
  }

  /** Under which names there is something that begin so. */
  names(beginning: string): string[] {
    const stored = this.#try((store) =>
      Array.from({ length: store.length }, (_, at) => store.key(at) ?? ''),
    );
    const all = new Set([...this.#held.keys(), ...(stored ?? [])]);
    return [...all].filter((name) => name.startsWith(beginning));
  }

  #put(name: string, text: string): boolean {
    const isDone = this.#try((store) => {
      store.setItem(name, text);
      return true;
    });
    return isDone ?? false;
  }

  /** Even to name a storage that is switched off throws. */
  #try<Found>(ask: (store: Store) => Found): Found | undefined {
    try {
      const store = this.#storeNow();
      return store && ask(store);
    } catch {
      return undefined;
    }
  }

  #watchLeaving(): void {
    const page = globalThis.window;
    if (this.#held.size > 0) page?.addEventListener('beforeunload', askFirst);
    else page?.removeEventListener('beforeunload', askFirst);
  }
}

const askFirst = (event: Event) => event.preventDefault();

/** The one of this tab. */
export const device = new DeviceShelf();
