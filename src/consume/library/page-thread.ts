/** The thread in which pages are read, so that a large or hostile one never holds up the server. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { pageText } from './page-text.ts';
import type { FetchedPage } from './reading-thread.ts';

parentPort?.on('message', ({ id, asked }: ThreadQuestion<FetchedPage>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: pageText(asked) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
