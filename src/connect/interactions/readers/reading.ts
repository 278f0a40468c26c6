import { isGivenUp, readingThread } from '#platform';
import type { ReadCalendar, Span } from './calendar.ts';
import type { Asked } from './calendar-thread.ts';

const TIMEOUT_MS = 15_000;
const HEAP_MB_MAX = 512;

const thread = readingThread<Asked>(new URL('./calendar-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Reads a calendar's text in the thread. */
export async function readCalendarInThread(text: string, span: Span): Promise<ReadCalendar> {
  const answer = await thread.ask({ text, span });
  return isGivenUp(answer)
    ? {
        kind: 'unreadable',
        why: `This file ${answer.givenUp}. Export fewer days, and choose that.`,
      }
    : (answer as ReadCalendar);
}
