import { useEffect } from 'react';
import { createStore, useStore } from './store.ts';
import { exactWords, type Moment, machineWords, whenWords } from './when-words.ts';

// One clock for all dates on the page, going while any of them is seen.
const clock = createStore(Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function watchClock(): () => void {
  watchers += 1;
  if (Date.now() - clock.get() > 1_000) clock.set(Date.now());
  timer ??= setInterval(() => clock.set(Date.now()), 30_000);
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export interface WhenProps {
  /** Epoch milliseconds, or a calendar day `YYYY-MM-DD`. */
  at: Moment;
  /** Said before it: "Reviewed". */
  before?: string | undefined;
}

/** A date as people say it, with the exact date on hover. */
export function When({ at, before }: WhenProps) {
  const now = useStore(clock);
  useEffect(watchClock, []);
  return (
    <time className="when" dateTime={machineWords(at)} title={exactWords(at)}>
      {before && `${before} `}
      {whenWords(at, now)}
    </time>
  );
}
