import { useQueryClient } from '@tanstack/react-query';
import { toast } from '#kit';
import { call, refresh, useAttempt } from '#web-api';
import type { MailboxChange, MailboxView, SenderChoice } from '../../mailboxes/schema.ts';

export const PATH = '/mailboxes';
const TIMEOUT_MS = 60_000;
/** What came of a look shows soon after it was asked for: a server that is not there is known at once. */
const SEEN_AFTER_MS = [1_500, 5_000, 15_000];

/** What one does with a mailbox. Each gives whether it was done; what was not is said aloud. */
export function useMailbox({ id }: Pick<MailboxView, 'id'>) {
  const path = `${PATH}/${id}`;
  const client = useQueryClient();
  const attempt = useAttempt(PATH, '/sources');
  const restore = (sourceId: number) =>
    void attempt(() => call('POST', `/sources/${sourceId}/restore`));
  return {
    change: (change: MailboxChange) =>
      attempt(() => call('PATCH', path, change, { timeoutMs: TIMEOUT_MS })),
    name: (who: string) => attempt(() => call('POST', `${path}/senders`, { who })),
    choose: (senderId: number, choice: SenderChoice) =>
      attempt(() => call('PUT', `${path}/senders/${senderId}`, choice)),
    leave: async ({ id: senderId, sourceId, name }: MailboxView['senders'][number]) => {
      const isDone = await attempt(() =>
        call('PUT', `${path}/senders/${senderId}`, { isPicked: false }),
      );
      if (isDone && sourceId !== null)
        toast(
          `Letters of ${name} are no longer taken. Those that came are removed, but for what you keep.`,
          {
            undo: () => restore(sourceId),
          },
        );
      return isDone;
    },
    readNow: async () => {
      if (!(await attempt(() => call('POST', `${path}/read`)))) return;
      toast('Looking now.');
      for (const ms of SEEN_AFTER_MS) setTimeout(() => void refresh(client, PATH), ms);
    },
    disconnect: async () => {
      const undo = () => void attempt(() => call('POST', `${path}/restore`));
      if (await attempt(() => call('DELETE', path)))
        toast('Disconnected. Letters that came stay with their sources.', { undo });
    },
  };
}
export type MailboxMoves = ReturnType<typeof useMailbox>;
