import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { toast } from '#kit';
import { call, read, refresh, type Undoable, useUndoable } from '#web-api';
import type { StrangerView } from '../beyond/view.ts';
import { focusNextRow } from './focus-next-row.ts';

export interface BeyondView {
  isOn: boolean;
  strangers: StrangerView[];
}

const LOOKING_EVERY_MS = 1_500;
/** The server visits at most so many for one request. */
export const LOOK_AT_ONCE_MAX = 30;

const beyondPath = (goalId: number) => `/goals/${goalId}/beyond`;

/** Whom the network points to; asked again while sites are being visited. */
export function useBeyond(goalId: number) {
  return useQuery({
    ...read<BeyondView>(beyondPath(goalId)),
    refetchInterval: ({ state }) =>
      state.data?.strangers.some((stranger) => stranger.state === 'looking')
        ? LOOKING_EVERY_MS
        : false,
  });
}

/** Somebody who was added from here: the server no longer lists them. */
export interface Added {
  stranger: StrangerView;
  personId: number;
}

const sayWhy = (error: unknown) =>
  toast(error instanceof Error ? error.message : 'That was not done.', { tone: 'danger' });

export function useBeyondMoves(goalId: number) {
  const client = useQueryClient();
  const [added, setAdded] = useState<readonly Added[]>([]);
  const [adding, setAdding] = useState<ReadonlySet<number>>(new Set());
  const path = beyondPath(goalId);
  const dismiss = useUndoable(useMemo(() => dismissal(path), [path]));

  const look = async (ids: readonly number[]) => {
    await client.cancelQueries({ queryKey: read(path).queryKey });
    client.setQueryData<BeyondView>(read(path).queryKey, (shown) => shown && asLooking(shown, ids));
    try {
      await call('POST', '/strangers/look', { ids: ids.slice(0, LOOK_AT_ONCE_MAX) });
    } catch (error) {
      sayWhy(error);
    }
    await refresh(client, path);
  };
  const add = async (stranger: StrangerView) => {
    const pressed = document.activeElement;
    setAdding((before) => new Set([...before, stranger.id]));
    try {
      const { personId } = await call<{ personId: number }>(
        'POST',
        `/strangers/${stranger.id}/add`,
        { goalId },
      );
      if (document.activeElement === pressed) focusNextRow();
      setAdded((before) => [...before, { stranger, personId }]);
      toast(`Added: ${stranger.name ?? stranger.title ?? stranger.site}, kept for later`);
      await Promise.all([refresh(client, `/goals/${goalId}`), refresh(client, '/people')]);
    } catch (error) {
      sayWhy(error);
    }
    setAdding((before) => new Set([...before].filter((id) => id !== stranger.id)));
  };
  return { added, adding, look, add, dismiss };
}

function asLooking(shown: BeyondView, ids: readonly number[]): BeyondView {
  const asked = new Set(ids.slice(0, LOOK_AT_ONCE_MAX));
  return {
    ...shown,
    strangers: shown.strangers.map((stranger) =>
      asked.has(stranger.id) ? { ...stranger, state: 'looking' } : stranger,
    ),
  };
}

function dismissal(path: string): Undoable<StrangerView, BeyondView> {
  const put = (id: number, dismissed: boolean) =>
    call('PUT', `/strangers/${id}/dismissed`, { dismissed });
  return {
    path,
    apply: (shown, { id }) => ({
      ...shown,
      strangers: shown.strangers.filter((stranger) => stranger.id !== id),
    }),
    send: ({ id }) => put(id, true),
    undo: ({ id }) => put(id, false),
    words: ({ site }) => `Dismissed: ${site}`,
  };
}
