import { createStore, type Store } from '#kit';
import { ApiError } from '#web-api';

/** One and the same each time, so that who watches sees that nothing changed. */
const NONE: Readonly<Record<string, string>> = {};

/** Typing pauses this long before it is sent. */
export const PAUSE_MS = 600;
const RETRY_FIRST_MS = 3_000;
const RETRY_MAX_MS = 60_000;

export interface SaveState<Form> {
  /** `null` until the server has what is written. */
  id: number | null;
  /** What the server does not have yet, by field. */
  unsaved: Partial<Form>;
  status: 'saved' | 'waiting' | 'sending' | 'refused' | 'unreachable' | 'full' | 'conflict';
  /** Why it was refused: in one sentence, and by field. */
  error: string | undefined;
  fields: Readonly<Record<string, string>>;
  /** Whether this device has what the server does not have; its storage may be full or switched off. */
  isKept: boolean;
}

export interface AutosaveOptions<Form> {
  id: number | null;
  /** Left over from a page that was closed before the server had it. */
  unsaved?: Partial<Form> | undefined;
  /** Sends the fields and gives the id; starts the thing when `id` is null. */
  send: (id: number | null, fields: Partial<Form>) => Promise<number>;
  /** Keeps on this device what the server does not have, or forgets it (`null`), under the id of before. False when there is no room. */
  keep: (id: number | null, unsaved: Partial<Form> | null) => boolean;
  /**
   * The server has been changed from elsewhere meanwhile. Gives what is still to be sent over that,
   * or null when the member has to say.
   */
  settle?: ((id: number, unsaved: Partial<Form>) => Promise<Partial<Form> | null>) | undefined;
  /** Begins with a conflict: nothing is sent before it is resolved. */
  isInConflict?: boolean | undefined;
}

/**
 * Saves while one writes. One request is under way at a time, so that an older text never
 * overtakes a newer one; what cannot be sent stays on this device and is tried again.
 */
export class Autosave<Form extends object> {
  readonly state: Store<SaveState<Form>>;
  readonly #options: AutosaveOptions<Form>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<boolean> | undefined;
  #failures = 0;
  #isStopped = true;

  constructor(options: AutosaveOptions<Form>) {
    const unsaved = options.unsaved ?? {};
    this.#options = options;
    this.state = createStore<SaveState<Form>>({
      id: options.id,
      unsaved,
      status: options.isInConflict ? 'conflict' : isEmpty(unsaved) ? 'saved' : 'waiting',
      error: undefined,
      fields: NONE,
      isKept: true,
    });
  }

  /** The page is there: begins with what was left over. Returns what to do when it goes: send what waits, try no more. */
  start(): () => void {
    this.#isStopped = false;
    const { id, unsaved } = this.state.get();
    if (!isEmpty(unsaved)) {
      this.#set({ isKept: this.#options.keep(id, unsaved) });
      this.#schedule(0);
    }
    const unwatch = watchPage(() => void this.flush());
    return () => {
      this.#isStopped = true;
      unwatch();
      void this.flush();
    };
  }

  /** Something was written. Kept on this device at once, sent after a pause. */
  change(fields: Partial<Form>): void {
    const { unsaved, status } = this.state.get();
    this.#await({ ...unsaved, ...fields }, status === 'conflict' ? status : 'waiting');
    this.#schedule(PAUSE_MS);
  }

  /** The member has said what is to be: that alone is sent, over what the server has. */
  resolve(fields: Partial<Form>): void {
    this.#await(fields, isEmpty(fields) ? 'saved' : 'waiting');
    this.#schedule(0);
  }

  #await(unsaved: Partial<Form>, status: SaveState<Form>['status']): void {
    const isKept = this.#options.keep(this.state.get().id, isEmpty(unsaved) ? null : unsaved);
    this.#set({ unsaved, status, isKept, error: undefined, fields: NONE });
  }

  /** Something is being written and will be told soon: from here on it is not all saved. */
  expect(): void {
    if (this.state.get().status === 'saved') this.#set({ status: 'waiting' });
  }

  /** Sends now. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // What was written meanwhile goes with the next request.
    if (this.#sending) await this.#sending;
    if (isEmpty(this.state.get().unsaved)) return true;
    if (this.state.get().status === 'conflict') return false;
    if (this.#sending) return this.flush();
    this.#sending = this.#send();
    const isSent = await this.#sending;
    this.#sending = undefined;
    return isSent ? this.flush() : false;
  }

  /** Gives up what the server does not have. */
  abandon(): void {
    clearTimeout(this.#timer);
    this.#options.keep(this.state.get().id, null);
    this.#set({ unsaved: {}, status: 'saved', error: undefined, fields: NONE });
  }

  async #send(): Promise<boolean> {
    const { id, unsaved } = this.state.get();
    this.#set({ status: 'sending' });
    try {
      const known = await this.#options.send(id, unsaved);
      this.#failures = 0;
      if (id === null) this.#options.keep(null, null);
      this.#set({ id: known });
      const rest = without(this.state.get().unsaved, unsaved);
      this.#await(rest, isEmpty(rest) ? 'saved' : 'waiting');
      return true;
    } catch (error) {
      return this.#settle(error);
    }
  }

  /** True when there is something else to send now. */
  async #settle(error: unknown): Promise<boolean> {
    const { id, unsaved } = this.state.get();
    const { settle } = this.#options;
    if (!isConflict(error) || !settle || id === null) {
      this.#settleFailure(error);
      return false;
    }
    try {
      const rest = await settle(id, unsaved);
      const later = without(this.state.get().unsaved, unsaved);
      this.#await({ ...(rest ?? unsaved), ...later }, rest ? 'waiting' : 'conflict');
      if (rest && isEmpty({ ...rest, ...later })) this.#set({ status: 'saved' });
      return rest !== null;
    } catch (weather) {
      this.#settleFailure(weather);
      return false;
    }
  }

  #settleFailure(error: unknown): void {
    if (isRefusal(error)) {
      this.#set({ status: 'refused', error: error.message, fields: error.fields ?? NONE });
      return;
    }
    const status = isFull(error) ? 'full' : 'unreachable';
    this.#set({ status, error: undefined, fields: NONE });
    this.keepAgain();
    this.#schedule(Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_MAX_MS));
    this.#failures += 1;
  }

  /** There may be room on this device by now. A page that has gone leaves it to the one that has taken it over. */
  keepAgain(): void {
    const { id, unsaved, isKept } = this.state.get();
    if (!isKept && !this.#isStopped) this.#set({ isKept: this.#options.keep(id, unsaved) });
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #set(change: Partial<SaveState<Form>>): void {
    this.state.set((before) => ({ ...before, ...change }));
  }
}

const isConflict = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

/** The disk of the server is full. */
const isFull = (error: unknown): boolean => error instanceof ApiError && error.status === 507;

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500;

/** A page that is hidden may be closed without another word; one that is reached again need not wait. */
function watchPage(run: () => void): () => void {
  const page = globalThis.document;
  const onChange = () => page.hidden && run();
  page?.addEventListener('visibilitychange', onChange);
  globalThis.window?.addEventListener('online', run);
  return () => {
    page?.removeEventListener('visibilitychange', onChange);
    globalThis.window?.removeEventListener('online', run);
  };
}

const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/** What has changed since it was sent. */
function without<Form extends object>(now: Partial<Form>, sent: Partial<Form>): Partial<Form> {
  const rest = { ...now };
  for (const field of Object.keys(sent) as (keyof Form)[]) {
    if (Object.is(now[field], sent[field])) delete rest[field];
  }
  return rest;
}
