/** The thread in which feeds and files are read, so that a large or hostile one never holds up the server. */
import { constants, getPriority, setPriority } from 'node:os';
import { answerInThread } from '#threads';
import { readFile } from '../imports/readers/index.ts';
import { readLetter } from '../mailboxes/letter/read.ts';
import { type CarriedDigest, carry } from './carry.ts';
import { digest } from './digest.ts';
import { noticerOf } from './noticing.ts';
import type { Asked } from './reading-thread.ts';

// Whoever waits for a page goes first. Elsewhere than on Linux this would be the priority of the whole process.
if (process.platform === 'linux')
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

async function answer(asked: Asked): Promise<unknown> {
  if (asked.kind === 'letter') return readLetter(asked.bytes, asked);
  if (asked.kind === 'file') return readFile(asked.bytes, { name: asked.name });
  const notice = await noticerOf(asked.notices, asked.now ?? Date.now());
  const digested = digest(asked.bytes, { ...asked, notice });
  return digested.kind === 'feed' ? carry(digested) : digested;
}

answerInThread(answer, (said) => (said as Partial<CarriedDigest> | null)?.blocks ?? []);
