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
  args: z.looseObject({ name: z.string().optional() }).optional(),
});
const Trace = z.object({ traceEvents: z.array(z.looseObject({ name: z.string() })) });
type TraceEvent = z.infer<typeof TraceEvent>;

/** While something moves, a frame has this long; an answer to one act seems immediate up to this. */
export const FRAME_MS = 1_000 / 60;
export const ACT_MS = 100;
/** A wait longer than this is a pause, and no frame. */
const PAUSE_MS = 500;
const WANTED = new Set([
  'thread_name',
  'FireAnimationFrame',
  'RunTask',
  'ThreadControllerImpl::RunTask',
]);

type Kind = 'moving' | 'acts' | 'opening';

export interface Frames {
  /** What the program costs on any machine. */
  product: {
    frames: number;
    /** Processor time of the page's main thread in a frame; of one drawn late, in the dearest sixtieth of a second of it. */
    mainThreadMs: { p50: number; p95: number; max: number };
    /** The longest that the page was held up at once, in processor time. */
    longestTaskMs: number;
    isWithinBudget: boolean;
  };
  /** What this machine showed. */
  drawn: {
    /** By the middle one of the waits from frame to frame. */
    aSecond: number;
    everyMs: { p50: number; p95: number };
    /** Processor time that drawing took in a frame, all threads together, and its share of that and the page's. */
    drawingMs: number;
    drawingShare: number;
  };
}

/** Of what moves each frame counts; of single acts, the longest task; what opening takes once is told and not judged. */
export function framesIn(
  buffer: Buffer,
  { kind, drawingMs }: { kind: Kind; drawingMs: number },
): Frames {
  const { traceEvents } = Trace.parse(JSON.parse(buffer.toString()));
  const events = traceEvents
    .filter(({ name }) => WANTED.has(name))
    .flatMap((event) => TraceEvent.safeParse(event).data ?? [])
    .toSorted((a, b) => a.ts - b.ts);
  const thread = pageThread(events);
  const own = events.filter(({ pid, tid }) => `${pid} ${tid}` === thread);
  const tasks = own.filter(({ name }) => name.endsWith('RunTask'));
  const begun = own.filter(({ name }) => name === 'FireAnimationFrame').map(({ ts }) => ts);
  const frames = costsOf(startsOf([...new Set(begun)]), tasks);
  const costs = frames.map(({ costMs }) => costMs);
  const waits = frames.map(({ waitMs }) => waitMs);
  const p95 = quantile(costs, 0.95);
  const longestTaskMs = round(Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1_000)));
  const pageMs = frames.reduce((sum, { spentMs }) => sum + spentMs, 0);
  return {
    product: {
      frames: frames.length,
      mainThreadMs: { p50: quantile(costs, 0.5), p95, max: round(Math.max(0, ...costs)) },
      longestTaskMs,
      isWithinBudget: isWithin(kind, { p95, longestTaskMs }),
    },
    drawn: {
      aSecond: waits.length === 0 ? 0 : round(1_000 / Math.max(1, quantile(waits, 0.5))),
      everyMs: { p50: quantile(waits, 0.5), p95: quantile(waits, 0.95) },
      drawingMs: round(drawingMs / Math.max(1, frames.length)),
      drawingShare: Math.round((100 * drawingMs) / Math.max(1, drawingMs + pageMs)) / 100,
    },
  };
}

/** What was spent from each frame to the next. Where nothing asked for a frame for long, there was none. */
function costsOf(starts: readonly number[], tasks: readonly TraceEvent[]) {
  const costs: { costMs: number; spentMs: number; waitMs: number }[] = [];
  let at = 0;
  for (const [place, from] of starts.entries()) {
    const until = starts[place + 1];
    if (until === undefined) break;
    const slices = new Map<number, number>();
    for (; at < tasks.length && (tasks[at]?.ts ?? 0) < until; at++) {
      const { ts = 0, dur = 0, tdur = 0 } = tasks[at] ?? {};
      if (ts < from - dur) continue;
      const slice = Math.max(0, Math.floor((ts - from) / (FRAME_MS * 1_000)));
      slices.set(slice, (slices.get(slice) ?? 0) + tdur / 1_000);
    }
    const waitMs = (until - from) / 1_000;
    const spent = [...slices.values()];
    if (waitMs > PAUSE_MS) continue;
    costs.push({
      costMs: Math.max(0, ...spent),
      spentMs: spent.reduce((sum, ms) => sum + ms, 0),
      waitMs,
    });
  }
  return costs;
}

/** Several callbacks of one frame fire within a moment of each other. */
function startsOf(begun: readonly number[]): number[] {
  const starts: number[] = [];
  for (const ts of begun) if (ts - (starts.at(-1) ?? -Infinity) > 4_000) starts.push(ts);
  return starts;
}

/** The main thread that worked most: the page's. By its frames it is not known where nothing is drawn by script, as in a table. */
function pageThread(events: readonly TraceEvent[]): string {
  const keyOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(keyOf),
  );
  const worked = new Map<string, number>();
  for (const event of events)
    if (mains.has(keyOf(event)))
      worked.set(keyOf(event), (worked.get(keyOf(event)) ?? 0) + (event.tdur ?? 0));
  const [first] = [...worked].toSorted((a, b) => b[1] - a[1]);
  if (!first) throw new Error('the trace names no page');
  return first[0];
}

function isWithin(
  kind: Kind,
  { p95, longestTaskMs }: { p95: number; longestTaskMs: number },
): boolean {
  if (kind === 'opening') return true;
  return kind === 'moving' ? p95 <= FRAME_MS : longestTaskMs <= ACT_MS;
}
