import { createStore, type Store } from '#kit';
import { ApiError } from '#web-api';

/** Typing pauses this long before it is sent. */
export const PAUSE_MS = 600;
const RETRY_FIRST_MS = 3_000;
const RETRY_MAX_MS = 60_000;

export interface SaveState<Form> {
  /** `null` until the server has what is written. */
  id: number | null;
  /** What the server does not have yet, by field. */
  unsaved: Partial<Form>;
  status: 'saved' | 'waiting' | 'sending' | 'refused' | 'unreachable';
  /** Why it was refused: in one sentence, and by field. */
  error: string | undefined;
  fields: Readonly<Record<string, string>>;
}

export interface AutosaveOptions<Form> {
  id: number | null;
  /** Left over from a page that was closed before the server had it. */
  unsaved?: Partial<Form> | undefined;
  /** Sends the fields and gives the id; starts the thing when `id` is null. */
  send: (id: number | null, fields: Partial<Form>) => Promise<number>;
  /** Keeps on this device what the server does not have, or forgets it (`null`), under the id of before. */
  keep: (id: number | null, unsaved: Partial<Form> | null) => void;
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
      status: isEmpty(unsaved) ? 'saved' : 'waiting',
      error: undefined,
      fields: {},
    });
  }

  /** The page is there: begins with what was left over. Returns what to do when it goes: send what waits, try no more. */
  start(): () => void {
    this.#isStopped = false;
    if (!isEmpty(this.state.get().unsaved)) this.#schedule(0);
    const unwatch = watchHidden(() => void this.flush());
    return () => {
      this.#isStopped = true;
      unwatch();
      void this.flush();
    };
  }

  /** Something was written. Kept on this device at once, sent after a pause. */
  change(fields: Partial<Form>): void {
    const { id, unsaved } = this.state.get();
    const next = { ...unsaved, ...fields };
    this.#set({ unsaved: next, status: 'waiting' });
    this.#options.keep(id, next);
    this.#schedule(PAUSE_MS);
  }

  /** Sends now. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // What was written meanwhile goes with the next request.
    if (this.#sending) await this.#sending;
    if (isEmpty(this.state.get().unsaved)) return true;
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
    this.#set({ unsaved: {}, status: 'saved', error: undefined, fields: {} });
  }

  async #send(): Promise<boolean> {
    const { id, unsaved } = this.state.get();
    this.#set({ status: 'sending' });
    try {
      const known = await this.#options.send(id, unsaved);
      this.#failures = 0;
      if (id === null) this.#options.keep(null, null);
      const rest = without(this.state.get().unsaved, unsaved);
      this.#options.keep(known, isEmpty(rest) ? null : rest);
      const status = isEmpty(rest) ? 'saved' : 'waiting';
      this.#set({ id: known, unsaved: rest, status, error: undefined, fields: {} });
      return true;
    } catch (error) {
      this.#settleFailure(error);
      return false;
    }
  }

  #settleFailure(error: unknown): void {
    if (isRefusal(error)) {
      this.#set({ status: 'refused', error: error.message, fields: error.fields ?? {} });
      return;
    }
    this.#set({ status: 'unreachable', error: undefined, fields: {} });
    this.#schedule(Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_MAX_MS));
    this.#failures += 1;
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #set(change: Partial<SaveState<Form>>): void {
    this.state.set((before) => ({ ...before, ...change }));
  }
}

const isRefusal = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500;

/** A page that is hidden may be closed without another word. */
function watchHidden(run: () => void): () => void {
  const page = globalThis.document;
  const onChange = () => page.hidden && run();
  page?.addEventListener('visibilitychange', onChange);
  return () => page?.removeEventListener('visibilitychange', onChange);
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
