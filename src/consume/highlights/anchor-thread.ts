/** The thread in which passages are looked for in a text that has changed: nearly the same words take their time. */
import { answerInThread } from '#threads';
import { anchor } from './anchor.ts';
import type { AnchorQuestion } from './anchoring.ts';
import { pageAt } from './page-rules.ts';
import { readPage } from './page-words.ts';

async function answerTo({ html, hasPages, quotes }: AnchorQuestion) {
  const { text, pieces } = await readPage(html);
  return quotes.map(({ id, ...quote }) => {
    const found = anchor(text, quote);
    return { id, anchor: found, page: found && hasPages ? pageAt(pieces, found.start) : null };
  });
}

answerInThread(answerTo);
