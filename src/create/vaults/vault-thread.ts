/** The thread in which vaults are read, so that a large or hostile one never holds up the server. */
import { answerInThread } from '#threads';
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
  return { notes: [], attachments: [], problems: told(problems), isLast: true };
}

/** What there is no room for is counted. */
function told(problems: Part['problems']): Part['problems'] {
  const left = problems.length - PROBLEMS_MAX;
  if (left <= 0) return problems;
  const more = { path: null, text: `And ${left.toLocaleString('en')} more.` };
  return [...problems.slice(0, PROBLEMS_MAX), more];
}

answerInThread(answer);
