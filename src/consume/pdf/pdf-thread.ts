/** The thread in which PDFs are read, so that a large or hostile one never holds up the server. */
import './bounds.ts';

import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { readPdf } from './read-pdf.ts';

const reply = (said: ThreadReply) => parentPort?.postMessage(said);

parentPort?.on('message', ({ id, asked }: ThreadQuestion<Uint8Array>) => {
  readPdf(asked).then(
    (answer) => reply({ id, answer }),
    (error: unknown) =>
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
