import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { refresh, sayNotDone } from '#web-api';

/** What else shows what was done: lists of asks and help, our story, what is due. */
const ALSO = [
  '/asks',
  '/help',
  '/introductions',
  '/needs',
  '/people',
  '/interactions',
  '/home',
  '/peers',
  '/goals',
  '/briefs',
];

/** Does something, says what, offers to undo it, and reads again what shows it. A refusal is said. */
export function useAct() {
  const client = useQueryClient();
  const again = () => Promise.all(ALSO.map((path) => refresh(client, path)));
  // What was done is said before the page is read again: till then the key for undo would take back what was before.
  const attempt = async (work: () => Promise<unknown>, say?: () => void): Promise<boolean> => {
    try {
      await work();
      say?.();
      return true;
    } catch (error) {
      sayNotDone(error);
      return false;
    } finally {
      await again();
    }
  };
  return async (
    work: () => Promise<unknown>,
    words?: string,
    undo?: () => Promise<unknown>,
  ): Promise<boolean> =>
    attempt(work, () => {
      if (words !== undefined) toast(words, undo ? { undo: () => void attempt(undo) } : {});
    });
}
