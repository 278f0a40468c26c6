import { useQueryClient } from '@tanstack/react-query';
import { toast, useGo } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';

/** Today by the clock of this device, as `YYYY-MM-DD`. */
export const today = (now = new Date()): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;

/** Goes to today's note, begun when it is not there yet. */
export function useDailyNote(): () => void {
  const client = useQueryClient();
  const go = useGo();
  const open = async () => {
    try {
      const note = await call<NoteView>('PUT', `/notes/daily?today=${today()}`);
      void refresh(client, '/notes');
      go(`/notes/${note.id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return () => void open();
}
