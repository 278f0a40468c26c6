import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import type { BulkChange, KeepState } from '../../library/schema.ts';

/** Changes many things at once, and says so with a way back. */
export function useSeveral() {
  const client = useQueryClient();
  const again = () => refresh(client, '/keeps');
  return async (change: BulkChange, words: string): Promise<boolean> => {
    try {
      const { keeps } = await call<{ keeps: KeepState[] }>('POST', '/keeps/several', change);
      const undo = () =>
        void (
          change.is === 'removed'
            ? call('POST', '/keeps/several', { ids: change.ids, is: 'restored' })
            : call('PUT', '/keeps/several', { keeps })
        ).then(again, sayNotDone);
      toast(words, { undo });
      await again();
      return true;
    } catch (error) {
      sayNotDone(error);
      return false;
    }
  };
}
