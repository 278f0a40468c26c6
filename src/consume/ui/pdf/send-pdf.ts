import { call } from '#web-api';
import type { KeptView } from '../../library/schema.ts';
import { FILE_NAME_CHARS_MAX } from '../../pdf/limits.ts';

/** 30 MB are sent and read in this time, also on a small machine. */
const TIMEOUT_MS = 3 * 60_000;

/** Sends a PDF file to be read and kept. */
export async function sendPdf(file: File): Promise<KeptView> {
  const asked = new URLSearchParams({ name: file.name.slice(0, FILE_NAME_CHARS_MAX) });
  // Read before it is sent: a file that is gone would look like a broken network.
  const content = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
  return call('POST', `/keeps/files?${asked}`, content, { timeoutMs: TIMEOUT_MS });
}
