/** The thread in which communities are worked out: with thousands of ties it takes longer than the web may wait. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { communitiesOf, type Joined } from './communities.ts';

parentPort?.on('message', ({ id, asked }: ThreadQuestion<Joined>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: communitiesOf(asked) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
