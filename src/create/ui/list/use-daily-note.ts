import { useQueryClient } from '@tanstack/react-query';
import { todayHere } from '#days';
import { toast, useGo } from '#kit';
import { call, errorWords, refresh } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';

/** Goes to today's note, begun when it is not there yet. */
export function useDailyNote(): () => void {
  const client = useQueryClient();
  const go = useGo();
  const open = async () => {
    try {
      const note = await call<NoteView>('PUT', `/notes/daily?today=${todayHere()}`);
      void refresh(client, '/notes');
      go(`/notes/${note.id}`);
    } catch (error) {
      toast(errorWords(error).message, { tone: 'danger' });
    }
  };
  return () => void open();
}
