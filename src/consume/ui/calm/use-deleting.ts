import { useQueryClient } from '@tanstack/react-query';
import { createStore, toast } from '#kit';
import { call, errorWords, inTurn, refresh } from '#web-api';
import type { DeletionView } from '../../deletions/schema.ts';
import type { StreamEntry } from '../../stream/schema.ts';
import type { Taken } from '../lists-again.ts';
import { shortOnesAgain, streamAgain, streamWith, streamWithout } from '../stream-again.ts';

type Method = Parameters<typeof call>[0];
const PATH = '/deletions';
/** Where what was deleted stood, by its deletion, so that it comes back there also from the page of deletions. */
const takenBy = new Map<number, { entryId: number; taken: Taken<StreamEntry> }>();
/** What was deleted since the page was opened: what shows one of them goes on to another. */
export const deletedHere = createStore<ReadonlySet<number>>(new Set());

/** Deletes an entry for oneself, and takes that back; each with undo. */
export function useDeleting() {
  const client = useQueryClient();
  /** Resolves to null when it was not done: then no list is cut for it. */
  const send = async <Answer>(method: Method, path: string, body?: unknown) => {
    let answer: { is: Answer } | null = null;
    try {
      answer = { is: (await inTurn(PATH, () => call(method, path, body))) as Answer };
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
    // Not waited for: what was done is said at once, also where the server is slow to answer.
    for (const one of [PATH, '/search']) void refresh(client, one);
    if (!answer) void shortOnesAgain(client);
    return answer;
  };
  const takeBack = async ({ id }: Pick<DeletionView, 'id'>): Promise<void> => {
    if (!(await send('DELETE', `${PATH}/${id}`))) return;
    const known = takenBy.get(id);
    takenBy.delete(id);
    if (known) deletedHere.set((all) => new Set([...all].filter((one) => one !== known.entryId)));
    // Deleted before this page was opened, or elsewhere: nobody here knows where it stood.
    await (known ? streamWith(client, known.taken) : streamAgain(client));
  };
  const remove = async ({ id, title }: { id: number; title: string }): Promise<void> => {
    const deletion = await send<DeletionView>('POST', PATH, { entryId: id });
    if (!deletion) return;
    // While it still stands in its list, so that what stands beside it is known.
    deletedHere.set((all) => new Set([...all, id]));
    takenBy.set(deletion.is.id, { entryId: id, taken: await streamWithout(client, [id]) });
    toast(`Deleted for you: ${title || 'Untitled'}`, {
      undo: () => void takeBack(deletion.is),
    });
  };
  return { remove, takeBack };
}
