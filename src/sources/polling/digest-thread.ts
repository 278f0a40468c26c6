/** The thread in which feeds and files are read, so that a large or hostile one never holds up the server. */
import { constants, getPriority, setPriority } from 'node:os';
import { answerInThread } from '#threads';
import { isCalendar } from '../places/calendar/sniff.ts';
import { type CarriedDigest, carry } from './carry.ts';
import { digest } from './digest.ts';
import { noticerOf } from './noticing.ts';
import type { Asked } from './reading-thread.ts';

// Whoever waits for a page goes first. Elsewhere than on Linux this would be the priority of the whole process.
if (process.platform === 'linux')
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

/** Most of what is read are feeds: what reads anything else is loaded when it comes, and takes 4 MB. */
async function answer(asked: Asked): Promise<unknown> {
  if (asked.kind === 'letter') {
    const { readLetter } = await import('../mailboxes/letter/read.ts');
    return readLetter(asked.bytes, asked);
  }
  if (asked.kind === 'file') {
    const { readFile } = await import('../imports/readers/index.ts');
    return readFile(asked.bytes, { name: asked.name });
  }
  const digested = await digestOf(asked);
  return digested.kind === 'feed' ? carry(digested) : digested;
}

async function digestOf({
  bytes,
  notices,
  now = Date.now(),
  ...asked
}: Extract<Asked, { kind: 'feed' }>) {
  if (isCalendar(bytes)) {
    const { digestCalendar } = await import('./digest-calendar.ts');
    return digestCalendar(bytes, now);
  }
  return digest(bytes, { ...asked, notice: await noticerOf(notices, now) });
}

answerInThread(answer, (said) => (said as Partial<CarriedDigest> | null)?.blocks ?? []);
