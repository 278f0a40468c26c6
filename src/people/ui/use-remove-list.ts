import { toast } from '#kit';
import { call, useAttempt } from '#web-api';

/** Removes a list, not its people; a message brings it back. */
export function useRemoveList(): (list: { id: number; name: string }) => Promise<void> {
  const attempt = useAttempt('/lists', '/people');
  return async ({ id, name }) => {
    if (await attempt(() => call('DELETE', `/lists/${id}`)))
      toast(`Removed the list “${name}”; its people stay`, {
        undo: () => void attempt(() => call('POST', `/lists/${id}/restore`)),
      });
  };
}
