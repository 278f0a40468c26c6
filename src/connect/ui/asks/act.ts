import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { refresh } from '#web-api';

/** What else shows what was done: lists of asks and help, our story, what is due. */
const ALSO = ['/asks', '/help', '/introductions', '/needs', '/people', '/interactions', '/home'];

/** Does something, says what, offers to undo it, and reads again what shows it. A refusal is said. */
export function useAct() {
  const client = useQueryClient();
  const again = () => Promise.all(ALSO.map((path) => refresh(client, path)));
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast(error instanceof Error ? `Not done: ${error.message}` : 'Not done.', {
        tone: 'danger',
      });
      return false;
    } finally {
      await again();
    }
  };
  return async (
    work: () => Promise<unknown>,
    words?: string,
    undo?: () => Promise<unknown>,
  ): Promise<boolean> => {
    const isDone = await attempt(work);
    if (isDone && words !== undefined) toast(words, undo ? { undo: () => void attempt(undo) } : {});
    return isDone;
  };
}
