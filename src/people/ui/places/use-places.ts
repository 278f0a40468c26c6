import { useQueryClient } from '@tanstack/react-query';
import { toast, useGo } from '#kit';
import { call, read, refresh, sayNotDone } from '#web-api';

/** Removes a place and leaves its page; undo brings both back. */
export function useRemovePlace({ id, name }: { id: number; name: string }) {
  const client = useQueryClient();
  const go = useGo();
  const restore = async () => {
    try {
      await call('POST', `/places/${id}/restore`);
      go(`/places/${id}`);
    } catch (error) {
      sayNotDone(error);
    }
    await refresh(client, '/places');
  };
  return async () => {
    try {
      await call('DELETE', `/places/${id}`);
    } catch (error) {
      return sayNotDone(error);
    }
    toast(`Removed ${name}`, { undo: () => void restore() });
    // First away from the page: read again, it would be a place that is not there.
    go('/places');
    client.removeQueries({ queryKey: read(`/places/${id}`).queryKey });
    await refresh(client, '/places');
  };
}
