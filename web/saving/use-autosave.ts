import { useEffect, useState } from 'react';
import { useStore } from '#kit';
import { useMember } from '#web-api';
import type { SaveState } from './autosave.ts';
import { SavedForm, type SavedOptions } from './saved-form.ts';
import type { Version } from './versions.ts';

export interface Autosaved<Form> {
  form: Form;
  /** Changes fields of the form; they are saved after a pause. */
  change: (fields: Partial<Form>) => void;
  /** Something is being written and will be told soon by `change`. */
  expect: () => void;
  /** Changes the form without saving: what the server itself has just told. */
  learn: (fields: Partial<Form>) => void;
  save: SaveState<Form>;
  /** Saves now. Gives the id when the server has everything, else null. */
  finish: () => Promise<number | null>;
  /** Gives up what the server does not have. */
  abandon: () => void;
  /** Text of this device that is older than the server's and differs from it. */
  offered: Partial<Form> | null;
  takeOffered: () => void;
  forgetOffered: () => void;
  /** The server has made this of it, at the member's word: an earlier version, brought back. */
  adopt: (theirs: Version<Form>) => void;
  /** What the server has, when it was changed from elsewhere in fields that were changed here too. */
  conflict: Version<Form> | null;
  /** Resolves the conflict: these fields are to be, and the others as the server has them. */
  resolve: (fields: Partial<Form>) => void;
}

/**
 * A form that saves itself while one writes and loses nothing: each change is kept on this device
 * until the server has it. Mount it anew (`key`) for another thing.
 */
export function useAutosave<Form extends object>(
  options: Omit<SavedOptions<Form>, 'memberId'>,
): Autosaved<Form> {
  return useAutosaved(useSavedForm(options));
}

/** The same without watching it: where a page is large, each of its parts watches what it shows. */
export function useSavedForm<Form extends object>(
  options: Omit<SavedOptions<Form>, 'memberId'>,
): SavedForm<Form> {
  const member = useMember();
  const [saved] = useState(() => new SavedForm<Form>({ ...options, memberId: member.id }));
  useEffect(() => saved.start(), [saved]);
  useEffect(() => whenBack(() => void saved.lookAgain()), [saved]);
  return saved;
}

/** One comes back to the page, from another tab or window. */
function whenBack(look: () => void): () => void {
  const seen = () => document.visibilityState === 'visible' && look();
  window.addEventListener('focus', seen);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('focus', seen);
    document.removeEventListener('visibilitychange', seen);
  };
}

/** A form that saves itself, drawn anew with whatever becomes of it. */
export function useAutosaved<Form extends object>(saved: SavedForm<Form>): Autosaved<Form> {
  const save = useStore(saved.autosave.state);
  const { form, offered, conflict } = useStore(saved.state);
  return {
    form,
    change: (fields) => saved.change(fields),
    expect: () => saved.autosave.expect(),
    learn: (fields) => saved.learn(fields),
    save,
    finish: () => saved.finish(),
    abandon: () => saved.autosave.abandon(),
    offered,
    takeOffered: () => saved.takeOffered(),
    forgetOffered: () => saved.forgetOffered(),
    adopt: (theirs) => saved.adopt(theirs),
    conflict,
    resolve: (fields) => saved.resolve(fields),
  };
}
