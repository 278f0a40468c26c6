import { setTimeout as sleep } from 'node:timers/promises';

const WAITING_MAX = 100;
const HOSTS_MAX = 10_000;

interface Line {
  last: Promise<unknown>;
  waiting: number;
  /** When the next turn may begin, and until when the host wants no visit; epoch milliseconds. */
  nextAt: number;
  pausedUntil: number;
}

export interface Turns {
  /** Runs `work` alone for its host, once the delay is over. Null when too many wait already. */
  take<T>(host: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T | null>;
  /** The host's next turn begins no sooner than this long from now. */
  delay(host: string, delayMs: number): void;
  /** The host wants no visit for this long. */
  pause(host: string, pauseMs: number): void;
  /** How much longer the host wants no visit; 0 when it may be asked. */
  pausedMs(host: string): number;
}

/** One line per host: visits to one host come one after the other, with a pause between. */
export function createTurns(now: () => number): Turns {
  const lines = new Map<string, Line>();

  function forgetIdle() {
    if (lines.size < HOSTS_MAX) return;
    for (const [host, line] of lines) {
      const isIdle = line.waiting === 0 && Math.max(line.nextAt, line.pausedUntil) <= now();
      if (isIdle) lines.delete(host);
    }
  }

  function lineOf(host: string): Line {
    const known = lines.get(host);
    if (known !== undefined) return known;
    forgetIdle();
    const line: Line = { last: Promise.resolve(), waiting: 0, nextAt: 0, pausedUntil: 0 };
    lines.set(host, line);
    return line;
  }

  return {
    take: async (host, signal, work) => {
      const line = lineOf(host);
      if (line.waiting >= WAITING_MAX) return null;
      line.waiting += 1;
      const before = line.last;
      const turn = (async () => {
        await before;
        // A stopped request leaves the line by going through with it at once: its fetch says so.
        const waitMs = signal?.aborted ? 0 : Math.max(line.nextAt - now(), 0);
        await sleep(waitMs, undefined, { signal }).catch(() => {});
        return work();
      })();
      line.last = turn.catch(() => {});
      return turn.finally(() => {
        line.waiting -= 1;
      });
    },
    delay: (host, delayMs) => {
      lineOf(host).nextAt = now() + delayMs;
    },
    pause: (host, pauseMs) => {
      lineOf(host).pausedUntil = now() + pauseMs;
    },
    pausedMs: (host) => Math.max((lines.get(host)?.pausedUntil ?? 0) - now(), 0),
  };
}
