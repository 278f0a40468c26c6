/** The thread in which feeds are read, so that a large or hostile one never holds up the server. */
import { parentPort } from 'node:worker_threads';
import { digest } from './digest.ts';

parentPort?.on(
  'message',
  (message: { id: number; bytes: Uint8Array; url: string; contentType?: string }) => {
    const { id, bytes, url, contentType } = message;
    try {
      parentPort?.postMessage({
        id,
        digested: digest(bytes, contentType ? { url, contentType } : { url }),
      });
    } catch (error) {
      parentPort?.postMessage({
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  },
);
