import { createStore, type Store } from '#kit';
import { Autosave } from './autosave.ts';
import {
  judgeKept,
  type KeptText,
  keepText,
  keptName,
  keptNameOf,
  keptTexts,
  newDraftKey,
  printOf,
  type Upon,
} from './kept-text.ts';
import { isSameInWords, rebase, type Version } from './versions.ts';

export interface SavedOptions<Form> {
  memberId: string | number;
  /** What it is, for the name under which text is kept: `goal`. */
  kind: string;
  id: number | null;
  /** The form as the server has it, or an empty one. */
  initial: Form;
  /** Whether nothing is written in it: then there is nothing to save, and nothing is started. */
  isBlank?: ((form: Form) => boolean) | undefined;
  /** When the server last changed it, epoch ms; 0 for what is new. */
  updatedAt: number;
  /** Where the server counts the changes: the count, and how to read the thing again. */
  versions?:
    | { revision: number | undefined; read: (id: number) => Promise<Version<Form>> }
    | undefined;
  /** Reads again what the server has, where it counts no changes: asked for when one comes back to the page. */
  look?: ((id: number) => Promise<Form>) | undefined;
  /**
   * Sends fields to a known id, or starts one with everything in the form. Gives the id, and the
   * new count where changes are counted.
   */
  send: (
    id: number | null,
    fields: Partial<Form>,
    draftKey: string,
    base: Base<Form>,
  ) => Promise<number | { id: number; revision: number }>;
}

/** What a form was written upon: not known of what another page has left, nor counted everywhere. */
export interface Base<Form> {
  form: Form | null;
  revision: number | undefined;
}

export interface SavedState<Form> {
  form: Form;
  offered: Partial<Form> | null;
  conflict: Version<Form> | null;
}

const isEmpty = (fields: object) => Object.keys(fields).length === 0;

/** A form, what the server has of it, and what this device keeps of it meanwhile. */
export class SavedForm<Form extends object> {
  readonly autosave: Autosave<Form>;
  readonly state: Store<SavedState<Form>>;
  readonly #options: SavedOptions<Form>;
  readonly #page = newDraftKey();
  readonly #draftKey: string;
  /** Under which name another page has left what this one found. */
  readonly #leftName: string | undefined;
  #base: Base<Form>;
  /** What was written here or is on its way, counted. */
  #written = 0;
  /** Focus and sight come back one after the other. */
  #isLooking = false;
  /** Prints of what it was written upon, each made when first needed. */
  #upon: Upon<Form> = {};

  constructor(options: SavedOptions<Form>) {
    this.#options = options;
    const { id, initial, versions } = options;
    const revision = versions?.revision;
    const { kept, judged, name } = this.#kept();
    this.#leftName = name;
    this.#draftKey = kept?.draftKey ?? newDraftKey();
    const unsaved = judged === 'use' || (judged === 'ask' && versions) ? kept?.unsaved : undefined;
    const isInConflict = judged === 'ask' && versions !== undefined;
    const theirs = { form: initial, revision: revision ?? 0 };
    this.#base = { form: isInConflict ? null : initial, revision };
    if (isInConflict) this.#upon = kept?.upon ?? {};
    this.state = createStore<SavedState<Form>>({
      form: { ...initial, ...unsaved },
      offered: judged === 'ask' && !versions ? (kept?.unsaved ?? null) : null,
      conflict: isInConflict ? theirs : null,
    });
    this.autosave = new Autosave<Form>({
      id,
      unsaved,
      isInConflict,
      send: (known, fields) => this.#send(known, fields),
      keep: (known, rest) => this.#keep(known, rest),
      settle: versions && ((known, rest) => this.#settle(known, rest)),
    });
  }

  /**
   * The page is there; gives what to do when it goes. Only now what another page has left is this page's own: a form
   * that React makes and throws away unseen must not take it along. A page that is still open keeps its own again.
   */
  start(): () => void {
    const stop = this.autosave.start();
    if (this.#leftName && !isEmpty(this.autosave.state.get().unsaved)) {
      keepText(this.#leftName, null);
      // The same text twice may have been too much for this device.
      this.autosave.keepAgain();
    }
    return stop;
  }

  change(fields: Partial<Form>): void {
    const wasBlank = this.isBlank;
    this.#written += 1;
    this.learn(fields);
    if (this.isBlank) this.autosave.abandon();
    // What was chosen before the first word goes with it.
    else this.autosave.change(wasBlank ? this.state.get().form : fields);
  }

  get isBlank(): boolean {
    return this.#options.isBlank?.(this.state.get().form) ?? false;
  }

  /**
   * Shows what was written elsewhere meanwhile, in another tab or on another device: who goes on writing here would
   * write over it unseen. What was begun here goes first, and so does that all of it was cleared, which the server is
   * not told.
   */
  async lookAgain(): Promise<void> {
    const { look } = this.#options;
    const isAtRest = () => this.autosave.state.get().status === 'saved';
    const written = this.#written;
    const { id } = this.autosave.state.get();
    if (!look || this.#isLooking || id === null || this.isBlank || !isAtRest()) return;
    this.#isLooking = true;
    const theirs = await look(id).catch(() => null);
    this.#isLooking = false;
    if (!theirs || written !== this.#written || !isAtRest()) return;
    const { form } = this.state.get();
    const fields = Object.entries(theirs).filter(
      ([field, value]) => !isSameInWords(form[field as keyof Form], value),
    );
    if (fields.length > 0) this.learn(Object.fromEntries(fields) as Partial<Form>);
  }

  learn(fields: Partial<Form>): void {
    this.state.set((before) => ({ ...before, form: { ...before.form, ...fields } }));
  }

  /** Saves now. Gives the id when the server has everything, else null. */
  async finish(): Promise<number | null> {
    return (await this.autosave.flush()) ? this.autosave.state.get().id : null;
  }

  takeOffered(): void {
    const { offered } = this.state.get();
    if (offered) this.change(offered);
    this.forgetOffered();
  }

  forgetOffered(): void {
    if (this.#leftName) keepText(this.#leftName, null);
    this.state.set((before) => ({ ...before, offered: null }));
  }

  /** The server has made this of it, at the member's word. */
  adopt(theirs: Version<Form>): void {
    this.#standOn(theirs.form, theirs.revision);
    this.autosave.abandon();
    this.learn(theirs.form);
  }

  /** Takes the server's version with these fields over it. */
  resolve(fields: Partial<Form>): void {
    const { conflict: theirs } = this.state.get();
    if (!theirs) return;
    this.#standOn(theirs.form, theirs.revision);
    this.state.set({ form: { ...theirs.form, ...fields }, offered: null, conflict: null });
    this.autosave.resolve(rebase(theirs.form, fields, theirs.form).rest);
  }

  /** The latest that a page has left of this thing; what the server has is forgotten. */
  #kept() {
    const { id, initial, updatedAt, versions } = this.#options;
    const server = { form: initial, updatedAt, revision: versions?.revision };
    for (const { name, kept } of keptTexts<Form>(this.#nameOf(id))) {
      // What has never reached the server meets nobody else's changes there.
      const judged = id === null ? 'use' : judgeKept(kept, server);
      if (judged !== 'none') return { kept, judged, name };
      keepText(name, null);
    }
    return { kept: null, judged: 'none' as const, name: undefined };
  }

  async #send(id: number | null, fields: Partial<Form>): Promise<number> {
    // A start says everything, also what was proposed and left as it is.
    const all = id === null ? { ...this.#options.initial, ...fields } : fields;
    const saved = await this.#options.send(id, all, this.#draftKey, this.#base);
    if (typeof saved === 'number') return saved;
    const { form, revision } = this.#base;
    // A count between the two is somebody else's change. Until this page has seen it, it goes on from the count it
    // knows, so that the server says so before that is written over.
    const isNext = revision === undefined || saved.revision === revision + 1;
    const now = { ...(form ?? this.#options.initial), ...fields };
    this.#standOn(now, isNext ? saved.revision : revision);
    if (!isNext) await this.#catchUp(saved.id).catch(() => {});
    return saved.id;
  }

  /** Shows what was changed elsewhere. What was changed here too is left for the next save to find. */
  async #catchUp(id: number): Promise<void> {
    const theirs = await this.#options.versions?.read(id);
    if (!theirs) return;
    const { unsaved } = this.autosave.state.get();
    const { clashing } = rebase(this.#base.form, unsaved, theirs.form);
    if (clashing.length === 0) this.#goOnFrom(theirs);
  }

  async #settle(id: number, unsaved: Partial<Form>): Promise<Partial<Form> | null> {
    const theirs = await this.#options.versions?.read(id);
    if (!theirs) return null;
    const { rest, clashing } = rebase(this.#base.form, unsaved, theirs.form);
    if (clashing.length > 0) {
      this.state.set((before) => ({ ...before, conflict: theirs }));
      return null;
    }
    this.#goOnFrom(theirs);
    return rest;
  }

  /** What the server has, with what this page has not sent over it. */
  #goOnFrom(theirs: Version<Form>): void {
    this.#standOn(theirs.form, theirs.revision);
    const { unsaved } = this.autosave.state.get();
    this.learn({ ...theirs.form, ...unsaved });
  }

  #keep(id: number | null, unsaved: Partial<Form> | null): boolean {
    const kept: KeptText<Form> | null = unsaved && {
      draftKey: this.#draftKey,
      unsaved,
      at: Date.now(),
      upon: this.#options.versions && this.#uponFor(unsaved),
    };
    return keepText(keptNameOf(this.#nameOf(id), this.#page), kept);
  }

  /** From here on one writes upon this. */
  #standOn(form: Form, revision: number | undefined): void {
    this.#base = { form, revision };
    this.#upon = {};
  }

  #uponFor(unsaved: Partial<Form>): Upon<Form> {
    const { form, revision } = this.#base;
    const upon: Upon<Form> = { ...this.#upon };
    for (const field of Object.keys(unsaved) as (keyof Form)[]) {
      if (form) upon[field] ??= printOf(form[field], revision);
    }
    this.#upon = upon;
    return upon;
  }

  #nameOf = (id: number | null) => keptName(this.#options.memberId, this.#options.kind, id);
}
