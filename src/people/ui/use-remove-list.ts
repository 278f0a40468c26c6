import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh } from '#web-api';

/** Removes a list, not its people; a message brings it back. */
export function useRemoveList(): (list: { id: number; name: string }) => Promise<void> {
  const client = useQueryClient();
  const again = () => Promise.all([refresh(client, '/lists'), refresh(client, '/people')]);
  const attempt = async (path: string, method: 'DELETE' | 'POST'): Promise<boolean> => {
    try {
      await call(method, path);
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
  return async ({ id, name }) => {
    if (await attempt(`/lists/${id}`, 'DELETE'))
      toast(`Removed the list “${name}”; its people stay`, {
        undo: () => void attempt(`/lists/${id}/restore`, 'POST'),
      });
  };
}
