/** The thread in which calendars are read, so that a large or hostile one never holds up the server. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { readCalendar, type Span } from './calendar.ts';

export interface Asked {
  text: string;
  span: Span;
}

parentPort?.on('message', ({ id, asked }: ThreadQuestion<Asked>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: readCalendar(asked.text, asked.span) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
