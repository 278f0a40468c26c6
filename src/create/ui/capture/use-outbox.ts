import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from '#kit';
import { outcomeOf, useSending } from '#saving';
import { call, refresh, useMember } from '#web-api';
import type { NoteView } from '../../notes/schema.ts';
import { type Captured, captures } from './outbox.ts';

/** Sends what is captured, and what waits on this device whenever the server can be reached. */
export function useOutbox(): (captured: Captured) => void {
  const { id: memberId } = useMember();
  const client = useQueryClient();
  useSending(captures, {
    post,
    onSent: (count) => {
      toast(count === 1 ? 'What you captured is saved now.' : `${count} captures are saved now.`);
      void refresh(client, '/notes');
    },
  });
  return useCallback(
    (captured) => {
      const isKept = captures.put(memberId, captured);
      void sendNow(captured, isKept, () => captures.take(memberId, captured.draftKey)).then(() =>
        refresh(client, '/notes'),
      );
    },
    [client, memberId],
  );
}

const NO_ROOM =
  'This device has no room to keep it. Leave this tab open; it is sent as soon as that goes.';

const post = (captured: Captured) => call<NoteView>('POST', '/captures', captured);

async function sendNow(captured: Captured, isKept: boolean, done: () => void): Promise<void> {
  try {
    const note = await post(captured);
    done();
    toast(note.isWaiting ? 'Captured. It waits in the inbox.' : 'Captured, with its goal.', {
      undo: () => void call('DELETE', `/notes/${note.id}`),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    if (!isKept) toast(`Not saved yet: ${reason} ${NO_ROOM}`, { tone: 'danger' });
    else if (outcomeOf(error) !== 'refused')
      toast('Kept on this device; it is sent as soon as Kith can be reached.');
    else toast(`Kept on this device, not saved yet: ${reason}`, { tone: 'danger' });
  }
}
