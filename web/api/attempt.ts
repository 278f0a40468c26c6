import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '../kit/index.ts';
import { ApiError } from './call.ts';
import { refresh } from './read.ts';

/** Says aloud that something was not done, and why. */
export function sayNotDone(error: unknown): void {
  toast(notDoneWords(error), { tone: 'danger' });
}

export const notDoneWords = (error: unknown): string =>
  error instanceof Error ? `Not done: ${error.message}` : 'Not done.';

/** Does something, and gives whether it was done; what was not is said aloud. Everything under `paths` is read again either way. */
export function useAttempt(...paths: string[]): (work: () => Promise<unknown>) => Promise<boolean> {
  const client = useQueryClient();
  return async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      sayNotDone(error);
      return false;
    } finally {
      await Promise.all(paths.map((path) => refresh(client, path)));
    }
  };
}

/**
 * Sends what a form holds. A refusal stays with the fields that it is about, or, under `form`, with the whole of it.
 * Where the form goes with what was sent, `isLeaving` keeps it busy until it is gone: it may be there until the next
 * page has loaded, and Enter would send the same once more.
 */
export function useFormSending() {
  const [errors, setErrors] = useState<FormErrors>({});
  const [isBusy, setBusy] = useState(false);
  const send = (work: () => Promise<unknown>, how?: FormHow) =>
    sendForm({ setErrors, setBusy }, work, how);
  return { send, errors, setErrors, isBusy };
}

type FormErrors = Readonly<Record<string, string>>;
interface FormHow {
  isLeaving?: boolean;
}
interface FormState {
  setErrors: (errors: FormErrors) => void;
  setBusy: (isBusy: boolean) => void;
}

/** The same outside React. */
export async function sendForm(
  { setErrors, setBusy }: FormState,
  work: () => Promise<unknown>,
  { isLeaving = false }: FormHow = {},
): Promise<void> {
  setBusy(true);
  setErrors({});
  try {
    await work();
    if (!isLeaving) setBusy(false);
  } catch (error) {
    setBusy(false);
    if (!(error instanceof ApiError)) throw error;
    setErrors(error.fields ?? { form: error.message });
  }
}
