/** The thread in which vaults are read, so that a large or hostile one never holds up the server. */
import { parentPort } from 'node:worker_threads';
import type { ThreadQuestion, ThreadReply } from '#platform';
import { PROBLEMS_MAX } from './limits.ts';
import { type OpenVault, openVault } from './readers/index.ts';
import type { Asked, Opened, Part } from './reading.ts';

let open: OpenVault | null = null;

function answer(asked: Asked): Opened | Part {
  if (asked.kind === 'next') return nextPart();
  const vault = openVault(asked.bytes, asked.name);
  open = vault.kind === 'vault' ? vault : null;
  if (vault.kind === 'unreadable') return vault;
  return { kind: 'opened', format: vault.format, notesTotal: vault.notesTotal };
}

function nextPart(): Part {
  if (!open) throw new Error('no vault is open');
  const next = open.parts.next();
  const { problems } = open;
  if (!next.done) return { ...next.value, problems: [], isLast: false };
  open = null;
  return { notes: [], attachments: [], problems: problems.slice(0, PROBLEMS_MAX), isLast: true };
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
