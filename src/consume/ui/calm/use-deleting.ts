import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { DeletionView } from '../../deletions/schema.ts';
import { streamAgain, streamWithout } from '../stream-again.ts';

type Method = Parameters<typeof call>[0];
const PATH = '/deletions';

/** Deletes an entry for oneself, and takes that back; each with undo. */
export function useDeleting() {
  const client = useQueryClient();
  const send = async (method: Method, path: string, body?: unknown): Promise<unknown> => {
    let answer: unknown = null;
    try {
      answer = await inTurn(PATH, () => call(method, path, body));
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    await Promise.all([PATH, '/search'].map((one) => refresh(client, one)));
    return answer;
  };
  const takeBack = async ({ id }: Pick<DeletionView, 'id'>): Promise<void> => {
    await send('DELETE', `${PATH}/${id}`);
    await streamAgain(client);
  };
  const remove = async ({ id, title }: { id: number; title: string }): Promise<void> => {
    const deletion = (await send('POST', PATH, { entryId: id })) as DeletionView | null;
    if (deletion === null) return streamAgain(client);
    await streamWithout(client, id);
    toast(`Deleted for you: ${title || 'Untitled'}`, { undo: () => void takeBack(deletion) });
  };
  return { remove, takeBack };
}
