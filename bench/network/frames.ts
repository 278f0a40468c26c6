/** What frames cost, read from Chromium's own trace of a page. */
import { z } from 'zod';
import { quantile, round } from '../figures.ts';

/** `RunTask` is one task of a thread, with the processor time it took (`tdur`); a frame begins with the first `FireAnimationFrame`. */
export const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
];

const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number(),
  tdur: z.number().optional(),
  dur: z.number().optional(),
});
const Trace = z.object({ traceEvents: z.array(z.looseObject({ name: z.string() })) });
type TraceEvent = z.infer<typeof TraceEvent>;

/** While something moves, a frame has this long; an answer to one act seems immediate up to this. */
const FRAME_MS = 1_000 / 60;
const ACT_MS = 100;
/** A wait longer than this is a pause, and no frame. */
const PAUSE_MS = 500;
const WANTED = new Set(['FireAnimationFrame', 'RunTask', 'ThreadControllerImpl::RunTask']);

export interface FrameCost {
  frames: number;
  /** Processor time of the page's main thread in a frame. */
  mainThreadMs: { p50: number; p95: number; max: number };
  /** From one drawn frame to the next; without a graphics card a processor draws too. */
  drawnEveryMs: { p50: number; p95: number };
  /** The longest that the page was held up at once, in processor time. */
  longestTaskMs: number;
  isWithinBudget: boolean;
}

/** Of what moves each frame counts; of single acts, the longest task; what opening takes once is told and not judged. */
export function frameCost(buffer: Buffer, kind: 'moving' | 'acts' | 'opening'): FrameCost {
  const { traceEvents } = Trace.parse(JSON.parse(buffer.toString()));
  const events = traceEvents
    .filter(({ name }) => WANTED.has(name))
    .flatMap((event) => TraceEvent.safeParse(event).data ?? [])
    .toSorted((a, b) => a.ts - b.ts);
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const thread = pageThread(frames);
  const own = (event: TraceEvent) => `${event.pid} ${event.tid}` === thread;
  const begun = [...new Set(frames.filter(own).map(({ ts }) => ts))];
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && own(event));
  const starts = startsOf(begun);
  const costs: number[] = [];
  const waits: number[] = [];
  let at = 0;
  for (const [place, from] of starts.entries()) {
    const until = starts[place + 1];
    if (until === undefined) break;
    let spent = 0;
    while (at < tasks.length && (tasks[at]?.ts ?? 0) < until) {
      const task = tasks[at];
      if (task && task.ts >= from - (task.dur ?? 0)) spent += task.tdur ?? 0;
      at += 1;
    }
    if ((until - from) / 1_000 > PAUSE_MS) continue;
    costs.push(spent / 1_000);
    waits.push((until - from) / 1_000);
  }
  const p95 = quantile(costs, 0.95);
  const longestTaskMs = round(Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000)));
  return {
    frames: costs.length,
    mainThreadMs: { p50: quantile(costs, 0.5), p95, max: round(Math.max(0, ...costs)) },
    drawnEveryMs: { p50: quantile(waits, 0.5), p95: quantile(waits, 0.95) },
    longestTaskMs,
    isWithinBudget: isWithin(kind, { p95, longestTaskMs }),
  };
}

/** Several callbacks of one frame fire within a moment of each other. */
function startsOf(begun: readonly number[]): number[] {
  const starts: number[] = [];
  for (const ts of begun) if (ts - (starts.at(-1) ?? -Infinity) > 4_000) starts.push(ts);
  return starts;
}

/** The thread with most frames: the page's. */
function pageThread(frames: readonly TraceEvent[]): string {
  const counts = new Map<string, number>();
  for (const { pid, tid } of frames)
    counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return first?.[0] ?? '';
}

function isWithin(
  kind: 'moving' | 'acts' | 'opening',
  { p95, longestTaskMs }: { p95: number; longestTaskMs: number },
): boolean {
  if (kind === 'opening') return true;
  return kind === 'moving' ? p95 <= FRAME_MS : longestTaskMs <= ACT_MS;
}
