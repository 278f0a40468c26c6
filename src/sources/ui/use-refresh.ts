import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { call, read, refresh, sayNotDone } from '#web-api';
import type { Progress } from '../polling/refresh.ts';

const ASK_EVERY_MS = 1_000;
/** The whole list is read less often than the progress: it may be long. */
const LIST_EVERY_MS = 4_000;

/** The last look at all sources, asked every second while it goes on; and how to begin another. */
export function useRefresh() {
  const client = useQueryClient();
  const [isStarting, setStarting] = useState(false);
  const query = useQuery({
    ...read<{ progress: Progress | null }>('/refresh'),
    // Another page, or the command line, may have begun one.
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.progress && !state.data.progress.isDone ? ASK_EVERY_MS : false,
  });
  const progress = query.data?.progress ?? null;
  const isRunning = progress !== null && !progress.isDone;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => void refresh(client, '/sources'), LIST_EVERY_MS);
    return () => {
      clearInterval(timer);
      void refresh(client, '/sources');
      void refresh(client, '/people');
    };
  }, [isRunning, client]);

  const start = async () => {
    setStarting(true);
    try {
      await call('POST', '/refresh', { which: 'all' });
      await refresh(client, '/refresh');
    } catch (error) {
      sayNotDone(error);
    } finally {
      setStarting(false);
    }
  };
  return { progress, isRunning, isBusy: isStarting || isRunning, start };
}
