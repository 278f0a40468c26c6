import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, sayNotDone } from '#web-api';
import { changedTags } from '../../library/rules.ts';
import type { BulkChange, KeepState } from '../../library/schema.ts';
import { library } from './library-again.ts';

/** Changes many things at once, and says so with a way back. */
export function useSeveral() {
  const client = useQueryClient();
  return async (change: BulkChange, words: string): Promise<boolean> => {
    try {
      const { keeps } = await call<{ keeps: KeepState[] }>('POST', '/keeps/several', change);
      toast(words, { undo: await shown(client, change, keeps) });
      return true;
    } catch (error) {
      sayNotDone(error);
      return false;
    }
  };
}

/** Shows what has changed where it stands; gives what takes it back. */
async function shown(
  client: QueryClient,
  { ids, is, goalId, ...tags }: BulkChange,
  before: readonly KeepState[],
): Promise<() => void> {
  if (is === 'removed') {
    const taken = await library.without(client, ids);
    return () =>
      void call('POST', '/keeps/several', { ids, is: 'restored' }).then(
        () => library.back(client, taken),
        sayNotDone,
      );
  }
  const show = (states: readonly KeepState[]) =>
    library.changed(client, new Map(states.map((state) => [state.id, state])));
  await show(
    before.map((state) => ({
      ...state,
      tags: changedTags(state.tags, tags),
      ...(goalId === undefined ? {} : { goalId }),
    })),
  );
  return () =>
    void call('PUT', '/keeps/several', { keeps: before }).then(() => show(before), sayNotDone);
}
