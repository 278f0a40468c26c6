import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from './reading-thread.ts';

/** Answers what a `readingThread` is asked, in that thread; `movedIn` gives the buffers that go over and not a copy of them. A door of its own (`#threads`), so that it loads nothing else. */
export function answerInThread<Asked>(
  answer: (asked: Asked) => unknown,
  movedIn: (answer: unknown) => ArrayBuffer[] = () => [],
): void {
  const reply = async ({ id, asked }: ThreadQuestion<Asked>): Promise<ThreadReply> => {
    try {
      return { id, answer: await answer(asked) };
    } catch (error) {
      return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  parentPort?.on(
    'message',
    (question: ThreadQuestion<Asked>) =>
      void reply(question).then((said) =>
        parentPort?.postMessage(said, 'answer' in said ? movedIn(said.answer) : []),
      ),
  );
}
