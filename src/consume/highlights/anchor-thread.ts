/** The thread in which passages are looked for in a text that has changed: nearly the same words take their time. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { anchor } from './anchor.ts';
import type { AnchorQuestion } from './anchoring.ts';
import { pageAt } from './page-rules.ts';
import { readPage } from './page-words.ts';

function answerTo({ html, hasPages, quotes }: AnchorQuestion) {
  const { text, pieces } = readPage(html);
  return quotes.map(({ id, ...quote }) => {
    const found = anchor(text, quote);
    return { id, anchor: found, page: found && hasPages ? pageAt(pieces, found.start) : null };
  });
}

parentPort?.on('message', ({ id, asked }: ThreadQuestion<AnchorQuestion>) => {
  let reply: ThreadReply;
  try {
    reply = { id, answer: answerTo(asked) };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(reply);
});
