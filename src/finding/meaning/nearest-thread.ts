/** The thread in which a question passes by all vectors, so that the server answers meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { type NearAsked, nearest } from './nearest.ts';

parentPort?.on('message', ({ id, asked }: ThreadQuestion<NearAsked>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: nearest(asked) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
