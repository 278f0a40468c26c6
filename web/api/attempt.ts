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

/** Sends what a form holds. A refusal stays with the fields that it is about, or, under `form`, with the whole of it. */
export function useFormSending() {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const send = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setErrors({});
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setErrors(error.fields ?? { form: error.message });
    } finally {
      setBusy(false);
    }
  };
  return { send, errors, setErrors, isBusy };
}
