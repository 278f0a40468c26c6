import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh } from '#web-api';

/** Takes back changes by their ids and has all about people read again; a refusal says what to do. */
export function useUndoChanges(): (changeIds: readonly number[]) => void {
  const client = useQueryClient();
  return (changeIds) => {
    void call('POST', '/people/changes/undo', { changeIds })
      .catch((error: unknown) =>
        toast(error instanceof Error ? `Not undone: ${error.message}` : 'Not undone.', {
          tone: 'danger',
        }),
      )
      .finally(() => void refresh(client, '/people'));
  };
}
