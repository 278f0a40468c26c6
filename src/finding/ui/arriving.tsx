import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button, Link, ProgressBar, toast } from '#kit';
import type { Progress } from '#sources';
import { call, read, refresh } from '#web-api';

const ARRIVING_PATH = '/refresh';
const ASK_EVERY_MS = 2_000;

/** The look at sources that is going on now; `null` when none is. */
export function useArriving(): Progress | null {
  const { data } = useQuery({
    ...read<{ progress: Progress | null }>(ARRIVING_PATH),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.progress && !state.data.progress.isDone ? ASK_EVERY_MS : false,
  });
  const progress = data?.progress ?? null;
  return progress?.isDone ? null : progress;
}

/** What is being fetched, live. Leaving the page changes nothing: the server goes on. */
export function Arriving({ progress }: { progress: Progress }) {
  const failing = progress.failed.length;
  return (
    <section className="arriving" aria-label="Sources arriving">
      <ProgressBar
        label="Reading your sources"
        value={progress.done + progress.paused}
        max={progress.sources}
        words={`${progress.done} of ${progress.sources} looked at`}
      />
      <p className="arriving-words">
        {progress.entriesNew.toLocaleString('en')} new entries so far
        {failing > 0 && (
          <>
            ,{' '}
            <Link href="/sources">
              {failing === 1 ? '1 source fails' : `${failing} sources fail`}
            </Link>
          </>
        )}
        . The people below fill in by themselves; you can leave this page meanwhile.
      </p>
    </section>
  );
}

/** Asks for a look at all sources now. */
export function LookNow({ label = 'Look at my sources now' }: { label?: string }) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const start = async () => {
    setBusy(true);
    try {
      await call('POST', ARRIVING_PATH, { which: 'all' });
      await refresh(client, ARRIVING_PATH);
    } catch (error) {
      toast(error instanceof Error ? error.message : 'That was not done.', { tone: 'danger' });
    }
    if (isHere.current) setBusy(false);
  };
  return (
    <Button isBusy={isBusy} onPress={() => void start()}>
      {label}
    </Button>
  );
}
