/** The thread in which feeds and files are read, so that a large or hostile one never holds up the server. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { readFile } from '../imports/readers/index.ts';
import { digest } from './digest.ts';
import type { Asked } from './reading-thread.ts';

function answer(asked: Asked): unknown {
  if (asked.kind === 'file') return readFile(asked.bytes, { name: asked.name });
  return digest(asked.bytes, asked);
}

parentPort?.on('message', ({ id, asked }: ThreadQuestion<Asked>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: answer(asked) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
